import type { WeeklyHoursInput } from '@leela/client/schema.js';
import { Trash2 } from 'lucide-react';
import { Button, IconButton, Row, Select, TextField } from '../../ui/index.js';
import styles from './consultations.module.css';
import { WEEKDAYS } from './words.js';

/** Hours of the week, such as Monday from 09:00 to 17:00. */
export function HoursField({
  hours,
  onChange,
}: {
  hours: readonly WeeklyHoursInput[];
  onChange: (hours: readonly WeeklyHoursInput[]) => void;
}) {
  const change = (at: number, changes: Partial<WeeklyHoursInput>) =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  const time = (at: number, name: 'from' | 'to') => ({
    value: hours[at]![name],
    pattern: '([01][0-9]|2[0-3]):[0-5][0-9]|24:00',
    placeholder: '09:00',
    required: true,
    onChange: (event: { currentTarget: { value: string } }) =>
      change(at, { [name]: event.currentTarget.value }),
  });
  return (
    <fieldset className="stack" data-gap="small">
      <legend className="strong">Weekly hours</legend>
      {hours.map(({ weekday }, index) => (
        <div key={index} className={styles['hours']}>
          <Select
            label="Day"
            value={weekday}
            options={WEEKDAYS}
            onChoose={(next) => change(index, { weekday: next })}
          />
          <TextField label="From" {...time(index, 'from')} />
          <TextField label="To" {...time(index, 'to')} />
          <IconButton
            label="Remove these hours"
            onClick={() => onChange(hours.filter((_, place) => place !== index))}
          >
            <Trash2 size={16} />
          </IconButton>
        </div>
      ))}
      <Row>
        <Button
          kind="plain"
          size="small"
          onClick={() => onChange([...hours, { weekday: 'SATURDAY', from: '10:00', to: '14:00' }])}
        >
          Add hours
        </Button>
      </Row>
    </fieldset>
  );
}
