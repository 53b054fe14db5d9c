import {
  RateTicketDocument,
  ReopenTicketDocument,
  type TicketPartsFragment,
} from '@leela/client/documents/support.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, Row, Section, StarInput, Stars, TextArea } from '../../ui/index.js';

/** The end of a ticket: what was done, the rating, and how to open it again. */
export function TicketEnd({ ticket }: { ticket: TicketPartsFragment }) {
  const rate = useAction(RateTicketDocument);
  const reopen = useAction(ReopenTicketDocument);
  const [rating, setRating] = useState<number | null>(null);
  const { resolution, satisfaction } = ticket;

  function submit(event: FormEvent<HTMLFormElement>) {
    const { feedback } = readForm(event);
    void rate.run({ input: { ticketId: ticket.id, rating: rating!, feedback } });
  }

  return (
    <Section
      title={ticket.status === 'CLOSED' ? 'The ticket is closed' : 'The ticket is resolved'}
      text={resolution?.summary}
      actions={
        <Button
          kind="plain"
          size="small"
          busy={reopen.busy}
          onClick={() => void reopen.run({ input: { ticketId: ticket.id } })}
        >
          Open it again
        </Button>
      }
    >
      <Errors of={[...rate.errors, ...reopen.errors]} />
      {satisfaction ? (
        <Row>
          <span>Your rating:</span> <Stars value={satisfaction.rating} />
          <span className="muted">{satisfaction.feedback}</span>
        </Row>
      ) : (
        <form className="stack" onSubmit={submit}>
          <Row>
            <span>How was the help?</span>
            <StarInput label="Your rating" value={rating} onRate={setRating} />
          </Row>
          {rating !== null && (
            <>
              <TextArea label="What can be better?" name="feedback" rows={2} />
              <Row>
                <Button type="submit" busy={rate.busy}>
                  Send the rating
                </Button>
              </Row>
            </>
          )}
        </form>
      )}
    </Section>
  );
}
