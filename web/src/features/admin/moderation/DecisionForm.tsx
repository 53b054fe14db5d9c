import { AdminModerateDocument, type CasePartsFragment } from '@leela/client/documents/admin-moderation.js';
import { newClientId } from '@leela/client';
import type { ModerationActionType } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Card, Errors, Select, TextArea, TextField, useToast } from '../../../ui/index.js';
import { numberOf, textOf } from '../ActionDialog.js';

const ACTIONS: { value: ModerationActionType; label: string }[] = [
  { value: 'APPROVE', label: 'Approve: the content is fine' },
  { value: 'REJECT', label: 'Reject the reports' },
  { value: 'WARN', label: 'Warn the author' },
  { value: 'HIDE', label: 'Hide the content' },
  { value: 'REMOVE', label: 'Remove the content' },
  { value: 'EDIT', label: 'Edit the text' },
  { value: 'FLAG', label: 'Flag for a second look' },
  { value: 'MUTE', label: 'Mute the author' },
  { value: 'BAN', label: 'Ban the author' },
];
const LIMITED: ModerationActionType[] = ['HIDE', 'MUTE', 'BAN'];
const FIELDS = ['reason', 'durationHours', 'text', 'note'];

/** The decision of a case: what is done, why, and for how long. */
export function DecisionForm({ of: { id, version, evidence } }: { of: CasePartsFragment }) {
  const [action, setAction] = useState<ModerationActionType>('APPROVE');
  const { run, busy, errors } = useAction(AdminModerateDocument);
  const toast = useToast();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = {
      ...{ caseId: id, version, action, clientId: newClientId() },
      reason: textOf(form, 'reason') ?? '',
      ...{ note: textOf(form, 'note'), durationHours: numberOf(form, 'durationHours') },
      ...(action === 'EDIT' ? { text: textOf(form, 'text') ?? '' } : {}),
    };
    if ((await run({ input })).ok) toast('The decision was made.');
  }
  const fieldless = errors.filter(({ field }) => !FIELDS.some((name) => field?.endsWith(name)));
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <h2 style={{ fontSize: 15 }}>Decide</h2>
        <Errors of={fieldless} />
        <Select label="Action" value={action} options={ACTIONS} onChoose={setAction} />
        <TextArea
          label="Reason"
          hint="The author reads it."
          name="reason"
          rows={3}
          maxLength={500}
          required
          error={errorOf(errors, 'reason')}
        />
        {LIMITED.includes(action) && (
          <TextField
            label="Hours"
            hint="Without a number it holds until it is overturned."
            name="durationHours"
            type="number"
            min={1}
            error={errorOf(errors, 'durationHours')}
          />
        )}
        {action === 'EDIT' && (
          <TextArea
            label="New text"
            name="text"
            defaultValue={evidence.text ?? ''}
            required
            error={errorOf(errors, 'text')}
          />
        )}
        <TextArea label="Note" hint="Moderators only." name="note" rows={2} error={errorOf(errors, 'note')} />
        <Button type="submit" busy={busy}>
          Decide
        </Button>
      </form>
    </Card>
  );
}
