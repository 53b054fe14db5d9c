import {
  CancelConsultationSessionDocument,
  type OfferedSessionPartsFragment,
} from '@leela/client/documents/consultations.js';
import type { ConsultationCategory } from '@leela/client/schema.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Confirm, Errors, formatDateTime, formatEnum, Row, Section } from '../../ui/index.js';
import { OfferSessionDialog } from './OfferSessionDialog.js';

/** The viewer's group sessions that have not begun, who has a seat, and the offer of another one. */
export function OfferedSessions({
  sessions,
  categories,
  onChange,
}: {
  sessions: readonly OfferedSessionPartsFragment[];
  categories: readonly ConsultationCategory[];
  onChange: () => void;
}) {
  return (
    <>
      <Section
        title="Group sessions"
        text={sessions.length === 0 ? 'None are ahead.' : undefined}
        actions={<OfferSessionDialog categories={categories} onOffer={onChange} />}
      />
      {sessions.map((session) => (
        <OfferedSession key={session.id} session={session} onCancel={onChange} />
      ))}
    </>
  );
}

function OfferedSession({
  session,
  onCancel,
}: {
  session: OfferedSessionPartsFragment;
  onCancel: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const { run, busy, errors } = useAction(CancelConsultationSessionDocument);
  const { title, type, scheduledAt, durationMinutes, seats, seatsLeft, consultations } = session;

  async function cancel() {
    const { ok } = await run({ input: { sessionId: session.id } });
    setAsking(false);
    if (ok) onCancel();
  }

  return (
    <Section
      title={title}
      text={`${formatDateTime(scheduledAt)}, ${durationMinutes} minutes`}
      actions={<Badge tone="accent">{formatEnum(type)}</Badge>}
    >
      <Errors of={errors} />
      <Row between wrap>
        <span className="muted">
          {seats - seatsLeft} of {seats} seats are booked
          {consultations &&
            consultations.nodes.length > 0 &&
            `: ${consultations.nodes.map(({ client }) => client?.fullName ?? 'a former user').join(', ')}`}
        </span>
        <Button kind="plain" aria-label={`Cancel ${title}`} onClick={() => setAsking(true)}>
          Cancel
        </Button>
      </Row>
      <Confirm
        open={asking}
        title={`Cancel ${title}?`}
        text="All participants are told, and refunded in full."
        action="Cancel the session"
        busy={busy}
        onConfirm={() => void cancel()}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
