import { Select } from '../ui/index.js';

/** A choice of an IANA time zone. The present one is offered also where the browser does not know it. */
export function ZoneSelect({
  value,
  error,
  onChoose,
}: {
  value: string;
  error?: string;
  onChoose: (zone: string) => void;
}) {
  const zones = new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return (
    <Select
      label="Time zone"
      value={value}
      error={error}
      options={[...zones].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      onChoose={onChoose}
    />
  );
}
