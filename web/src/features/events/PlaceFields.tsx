import { Select, Stack, TextField } from '../../ui/index.js';
import type { EventValues } from './event-values.js';
import styles from './events.module.css';
import { MODES } from './words.js';

const PLACE = [
  ['venue', 'Venue'],
  ['address', 'Address'],
  ['city', 'City'],
  ['country', 'Country'],
] as const;

/** Where an event takes place: at an address, online, or both. */
export function PlaceFields({
  values,
  onChange,
  errorOf,
}: {
  values: EventValues;
  onChange: (changes: Partial<EventValues>) => void;
  errorOf: (field: string) => string | undefined;
}) {
  return (
    <Stack>
      <Select label="How" value={values.mode} options={MODES} onChoose={(mode) => onChange({ mode })} />
      {values.mode !== 'ONLINE' && (
        <div className={styles['two']}>
          {PLACE.map(([name, label]) => (
            <TextField
              key={name}
              label={label}
              value={values[name]}
              error={errorOf(name)}
              onChange={(event) => onChange({ [name]: event.currentTarget.value })}
            />
          ))}
        </div>
      )}
      {values.mode !== 'IN_PERSON' && (
        <div className={styles['two']}>
          <TextField
            label="Platform"
            value={values.platform}
            error={errorOf('platform')}
            onChange={(event) => onChange({ platform: event.currentTarget.value })}
          />
          <TextField
            label="Link to join"
            type="url"
            hint="Shown to participants only."
            value={values.virtualLink}
            error={errorOf('virtualLink')}
            onChange={(event) => onChange({ virtualLink: event.currentTarget.value })}
          />
        </div>
      )}
    </Stack>
  );
}
