import { newClientId } from '@leela/client';
import { ReplyToTicketDocument, type TicketMessagePartsFragment } from '@leela/client/documents/support.js';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../app/useAction.js';
import type { Uploaded } from '../../app/useUpload.js';
import { Button, Card, Errors, Row, TextArea } from '../../ui/index.js';
import { Attachments } from './Attachments.js';

/** Writes an answer into a ticket. An answer to a finished ticket opens it again. */
export function ReplyForm({
  ticketId,
  finished,
  onSend,
}: {
  ticketId: string;
  finished: boolean;
  onSend: (message: TicketMessagePartsFragment) => void;
}) {
  const { run, busy, errors } = useAction(ReplyToTicketDocument);
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<Uploaded[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const uploadIds = files.map(({ id }) => id);
    const result = await run({ input: { ticketId, body, uploadIds, clientId: newClientId() } });
    if (!result.ok) return;
    onSend(result.data.replyToTicket!.message as TicketMessagePartsFragment);
    setBody('');
    setFiles([]);
  }

  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors} />
        <TextArea
          label="Your answer"
          value={body}
          required
          hint={finished ? 'An answer opens the ticket again.' : undefined}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <Row between wrap>
          <Attachments files={files} onChange={setFiles} />
          <Button type="submit" busy={busy}>
            Send
          </Button>
        </Row>
      </form>
    </Card>
  );
}
