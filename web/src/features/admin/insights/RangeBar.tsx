import type { ReactNode } from 'react';
import { Button, Checkbox, Row, Select, Stack, TextField } from '../../../ui/index.js';
import { optionsOf } from '../parts.js';
import { BUCKETS, PRESETS, ZONES, type useRange } from './range.js';

/** The range of the figures: presets, own dates, granularity, zone, comparison. */
export function RangeBar({ of, actions }: { of: ReturnType<typeof useRange>; actions?: ReactNode }) {
  const { range, preset, compare, set } = of;
  const day = (name: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      type="date"
      value={range[name]}
      onChange={({ currentTarget: { value } }) =>
        value && set({ range: null, from: range.from, to: range.to, [name]: value })
      }
    />
  );
  return (
    <Stack gap="small">
      <Row wrap between>
        <Row wrap role="group" aria-label="Range">
          {PRESETS.map(({ key, label }) => (
            <Button
              key={key}
              kind={preset === key ? 'main' : 'plain'}
              size="small"
              aria-pressed={preset === key}
              onClick={() => set({ range: key, from: null, to: null, bucket: null })}
            >
              {label}
            </Button>
          ))}
        </Row>
        {actions}
      </Row>
      <Row wrap style={{ alignItems: 'flex-end' }}>
        {day('from', 'From')}
        {day('to', 'To')}
        <Select
          label="Granularity"
          value={range.bucket ?? 'DAY'}
          options={optionsOf(BUCKETS)}
          onChoose={(bucket) => set({ bucket })}
        />
        <Select
          label="Time zone"
          value={range.timezone ?? 'UTC'}
          options={ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          onChoose={(zone) => set({ zone })}
        />
        <Checkbox
          label="Compare with the period before"
          checked={compare}
          onChange={({ currentTarget }) => set({ compare: currentTarget.checked ? null : 'off' })}
        />
      </Row>
    </Stack>
  );
}
