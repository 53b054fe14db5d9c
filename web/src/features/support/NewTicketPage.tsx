import { newClientId } from '@leela/client';
import { OpenTicketDocument } from '@leela/client/documents/support.js';
import type { TicketCategory, TicketPriority } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import type { Uploaded } from '../../app/useUpload.js';
import { Button, Card, Errors, Page, Row, Select, TextArea, TextField } from '../../ui/index.js';
import { Attachments } from './Attachments.js';
import { CATEGORIES, PRIORITIES } from './words.js';

/** Opens a ticket. */
export function Component() {
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(OpenTicketDocument);
  const [category, setCategory] = useState<TicketCategory>('TECHNICAL');
  const [priority, setPriority] = useState<TicketPriority>('MEDIUM');
  const [files, setFiles] = useState<Uploaded[]>([]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { subject = '', description = '' } = readForm(event);
    const uploadIds = files.map(({ id }) => id);
    const result = await run({
      input: { subject, description, category, priority, uploadIds, clientId: newClientId() },
    });
    if (result.ok) await navigate(`/support/${result.data.openTicket!.ticket!.number}`);
  }

  return (
    <Page title="New ticket" text="Answers come here and by mail.">
      <Card>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Errors of={errors.filter(({ field }) => !field)} />
          <TextField
            label="Subject"
            name="subject"
            required
            maxLength={200}
            error={errorOf(errors, 'subject')}
          />
          <Select label="About" options={CATEGORIES} value={category} onChoose={setCategory} />
          <Select label="Priority" options={PRIORITIES} value={priority} onChoose={setPriority} />
          <TextArea
            label="What happened?"
            name="description"
            rows={7}
            required
            hint="What you did, what you expected, and what came instead."
            error={errorOf(errors, 'description')}
          />
          <Attachments files={files} onChange={setFiles} />
          <Row>
            <Button type="submit" busy={busy}>
              Send
            </Button>
          </Row>
        </form>
      </Card>
    </Page>
  );
}
