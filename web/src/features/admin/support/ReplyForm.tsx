import { newClientId } from '@leela/client';
import { AdminReplyToTicketDocument } from '@leela/client/documents/admin-support.js';
import { useRef, useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Card, Checkbox, Errors, Row, TextArea } from '../../../ui/index.js';
import { isTicked, textOf } from '../ActionDialog.js';

/** An answer to the customer, or a note for staff. */
export function ReplyForm({ ticketId }: { ticketId: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [internal, setInternal] = useState(false);
  const { run, busy, errors } = useAction(AdminReplyToTicketDocument);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const input = {
      ...{ ticketId, body: textOf(data, 'body') ?? '', isInternal: internal, clientId: newClientId() },
      ...(internal ? {} : { waitForCustomer: isTicked(data, 'wait') }),
    };
    if ((await run({ input })).ok) form.current?.reset();
  }
  return (
    <Card>
      <form ref={form} className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors.filter(({ field }) => !field?.endsWith('body'))} />
        <TextArea
          label={internal ? 'Internal note' : 'Answer'}
          name="body"
          required
          error={errorOf(errors, 'body')}
        />
        <Row between wrap>
          <Row wrap>
            <Checkbox
              label="Internal note"
              checked={internal}
              onChange={({ currentTarget }) => setInternal(currentTarget.checked)}
            />
            {!internal && <Checkbox label="Wait for the customer" name="wait" />}
          </Row>
          <Button type="submit" busy={busy}>
            {internal ? 'Add the note' : 'Send'}
          </Button>
        </Row>
      </form>
    </Card>
  );
}
