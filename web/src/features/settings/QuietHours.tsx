import type { PreferencePartsFragment } from '@leela/client/documents/settings.js';
import type { UpdatePreferencesInput } from '@leela/client/schema.js';
import { readForm } from '../../app/form.js';
import { ZoneSelect } from '../../app/ZoneSelect.js';
import { Button, Checkbox, Row, Section, TextField } from '../../ui/index.js';

/** When no push messages come, in the viewer's time zone. */
export function QuietHours({
  preferences: { quietHours, timezone },
  save,
}: {
  preferences: PreferencePartsFragment;
  save: (input: UpdatePreferencesInput) => Promise<void>;
}) {
  return (
    <Section
      title="Quiet hours"
      text="Push messages and digests wait until they are over. Security messages do not."
    >
      <Checkbox
        label="Keep quiet hours"
        checked={quietHours.enabled}
        onChange={({ currentTarget }) => void save({ quietHours: { enabled: currentTarget.checked } })}
      />
      <form
        className="stack"
        onSubmit={(event) => {
          const { from, to } = readForm(event);
          void save({ quietHours: { from, to } });
        }}
      >
        <Row>
          <div className="grow">
            <TextField label="From" name="from" type="time" defaultValue={quietHours.from} required />
          </div>
          <div className="grow">
            <TextField label="To" name="to" type="time" defaultValue={quietHours.to} required />
          </div>
        </Row>
        <Row>
          <Button type="submit" kind="plain" size="small">
            Save hours
          </Button>
        </Row>
      </form>
      <ZoneSelect value={timezone} onChoose={(zone) => void save({ timezone: zone })} />
    </Section>
  );
}
