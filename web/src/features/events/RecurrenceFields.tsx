import { Checkbox, Select, Stack, TextField } from '../../ui/index.js';
import { ALL_DAYS, type EventValues, type Repeats } from './event-values.js';
import styles from './events.module.css';
import { dayWords } from './when.js';

const REPEATS: { value: Repeats; label: string }[] = [
  { value: 'NONE', label: 'Takes place once' },
  { value: 'DAILY', label: 'Every day' },
  { value: 'WEEKLY', label: 'Every week' },
  { value: 'BIWEEKLY', label: 'Every two weeks' },
  { value: 'MONTHLY', label: 'Every month' },
  { value: 'YEARLY', label: 'Every year' },
];

/** How an event repeats, and until when. */
export function RecurrenceFields({
  values,
  keep,
  onChange,
}: {
  values: EventValues;
  /** The recurrence that there is, in words. */
  keep?: string;
  onChange: (changes: Partial<EventValues>) => void;
}) {
  const weekly = values.repeats === 'WEEKLY' || values.repeats === 'BIWEEKLY';
  const repeated = values.repeats !== 'NONE' && values.repeats !== 'KEEP';
  return (
    <Stack>
      <Select
        label="Repeats"
        value={values.repeats}
        options={[...(keep ? [{ value: 'KEEP' as const, label: `As now: ${keep}` }] : []), ...REPEATS]}
        onChoose={(repeats) => onChange({ repeats })}
      />
      {weekly && (
        <div className={styles['days']} role="group" aria-label="Days of the week">
          {ALL_DAYS.map((day) => (
            <Checkbox
              key={day}
              label={dayWords(day).slice(0, 2)}
              aria-label={dayWords(day)}
              checked={values.days.includes(day)}
              onChange={(event) =>
                onChange({
                  days: event.currentTarget.checked
                    ? ALL_DAYS.filter((one) => one === day || values.days.includes(one))
                    : values.days.filter((one) => one !== day),
                })
              }
            />
          ))}
        </div>
      )}
      {repeated && (
        <div className={styles['two']}>
          <Select
            label="Ends"
            value={values.ends}
            onChoose={(ends) => onChange({ ends })}
            options={[
              { value: 'NEVER', label: 'Never' },
              { value: 'COUNT', label: 'After a number of times' },
              { value: 'UNTIL', label: 'On a day' },
            ]}
          />
          {values.ends === 'COUNT' && (
            <TextField
              label="Number of times"
              type="number"
              min={1}
              max={1000}
              value={values.count}
              onChange={(event) => onChange({ count: event.currentTarget.value })}
            />
          )}
          {values.ends === 'UNTIL' && (
            <TextField
              label="Last day"
              type="date"
              required
              value={values.until}
              onChange={(event) => onChange({ until: event.currentTarget.value })}
            />
          )}
        </div>
      )}
    </Stack>
  );
}
