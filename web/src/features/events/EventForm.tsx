import type { OperationError } from '@leela/client';
import type { EventVisibility } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf } from '../../app/useAction.js';
import { ZoneSelect } from '../../app/ZoneSelect.js';
import { Button, Card, Checkbox, Errors, Row, Select, Stack, TextArea, TextField } from '../../ui/index.js';
import type { EventValues } from './event-values.js';
import styles from './events.module.css';
import { PlaceFields } from './PlaceFields.js';
import { RecurrenceFields } from './RecurrenceFields.js';
import { TYPES } from './words.js';

const VISIBILITIES: { value: EventVisibility; label: string }[] = [
  { value: 'PUBLIC', label: 'Everyone' },
  { value: 'MEMBERS_ONLY', label: 'Members of the group, or signed-in users' },
  { value: 'INVITE_ONLY', label: 'Invited users' },
];
const CURRENCIES = ['USD', 'EUR', 'GBP'].map((value) => ({ value, label: value }));
const SHOWN = [
  'title',
  'description',
  'startsAt',
  'endsAt',
  'timezone',
  'virtualLink',
  'venue',
  'address',
  'city',
  'country',
  'platform',
  'capacity',
  'registrationDeadline',
  'tags',
];

/** The form of an event. */
export function EventForm({
  given,
  groups,
  keep,
  errors,
  busy,
  action,
  onSend,
}: {
  given: EventValues;
  /** The groups that the event may belong to. Undefined where that is settled. */
  groups?: readonly { id: string; name: string }[];
  /** The recurrence that there is, in words. */
  keep?: string;
  errors: readonly OperationError[];
  busy: boolean;
  action: string;
  onSend: (values: EventValues) => void;
}) {
  const [values, setValues] = useState(given);
  const set = (changes: Partial<EventValues>) => setValues({ ...values, ...changes });
  const at = (field: string) => errorOf(errors, field);
  const text = (
    name: 'title' | 'startsAt' | 'endsAt' | 'capacity' | 'fee' | 'registrationDeadline' | 'tags',
  ) => ({
    value: values[name],
    error: at(name),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  const moment = (name: 'startsAt' | 'endsAt') =>
    values.isAllDay
      ? {
          ...text(name),
          type: 'date',
          value: values[name].slice(0, 10),
          onChange: (event: { currentTarget: { value: string } }) =>
            set({ [name]: `${event.currentTarget.value}T${values[name].slice(11)}` }),
        }
      : { ...text(name), type: 'datetime-local' };

  function submit(event: FormEvent) {
    event.preventDefault();
    onSend(values);
  }

  return (
    <form onSubmit={submit} className="stack">
      <Errors of={errors.filter(({ field }) => !SHOWN.some((one) => field?.endsWith(one)))} />
      <Card>
        <Stack>
          <TextField label="Title" required {...text('title')} />
          <div className={styles['two']}>
            <Select label="Kind" value={values.type} options={TYPES} onChoose={(type) => set({ type })} />
            <Select
              label="Who sees it"
              value={values.visibility}
              options={VISIBILITIES}
              onChoose={(visibility) => set({ visibility })}
            />
          </div>
          {groups && (
            <Select
              label="Group"
              value={values.groupId}
              onChoose={(groupId) => set({ groupId })}
              options={[
                { value: '', label: 'No group' },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
          <TextArea
            label="Description"
            rows={5}
            value={values.description}
            error={at('description')}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>When</h2>
          <Checkbox
            label="Whole days"
            checked={values.isAllDay}
            onChange={(event) => set({ isAllDay: event.currentTarget.checked })}
          />
          <div className={styles['two']}>
            <TextField label={values.isAllDay ? 'First day' : 'Starts'} required {...moment('startsAt')} />
            <TextField label={values.isAllDay ? 'Last day' : 'Ends'} required {...moment('endsAt')} />
          </div>
          <ZoneSelect
            value={values.timezone}
            error={at('timezone')}
            onChoose={(timezone) => set({ timezone })}
          />
          <RecurrenceFields values={values} keep={keep} onChange={set} />
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>Where</h2>
          <PlaceFields values={values} onChange={set} errorOf={at} />
        </Stack>
      </Card>
      <Card>
        <Stack>
          <h2>Places</h2>
          <div className={styles['two']}>
            <TextField
              label="Number of places"
              type="number"
              min={1}
              placeholder="Any"
              {...text('capacity')}
            />
            <TextField
              label="Register until"
              type="datetime-local"
              hint="In the time zone of the event."
              {...text('registrationDeadline')}
            />
            <TextField label="Fee" type="number" min={0} step="0.01" placeholder="Free" {...text('fee')} />
            <Select
              label="Currency"
              value={values.currency}
              options={CURRENCIES}
              onChoose={(currency) => set({ currency })}
            />
          </div>
          <Checkbox
            label="Only registered users take part"
            checked={values.registrationRequired}
            onChange={(event) => set({ registrationRequired: event.currentTarget.checked })}
          />
          <Checkbox
            label="Users may wait for a place"
            checked={values.waitlistEnabled}
            onChange={(event) => set({ waitlistEnabled: event.currentTarget.checked })}
          />
          <TextField label="Tags" hint="Separated by commas." {...text('tags')} />
        </Stack>
      </Card>
      <Row>
        <Button type="submit" busy={busy}>
          {action}
        </Button>
      </Row>
    </form>
  );
}
