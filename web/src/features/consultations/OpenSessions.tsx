import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  BookConsultationSeatDocument,
  ConsultantSessionsDocument,
} from '@leela/client/documents/consultations.js';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';
import {
  Badge,
  Button,
  Errors,
  formatDateTime,
  formatEnum,
  formatMoney,
  Row,
  Section,
} from '../../ui/index.js';

/** The group sessions of a consultant that have not begun, and the booking of a seat. */
export function OpenSessions({ userId }: { userId: string }) {
  const { viewer } = useSession();
  const allowed = useSignIn();
  const navigate = useNavigate();
  const { data } = useQuery(ConsultantSessionsDocument, {
    variables: { userId },
    fetchPolicy: 'cache-and-network',
  });
  const { run, busy, errors } = useAction(BookConsultationSeatDocument);

  async function book(sessionId: string) {
    if (!allowed()) return;
    const result = await run({ input: { sessionId, clientId: newClientId() } });
    if (result.ok) await navigate('/consultations');
  }

  return (
    <>
      <Errors of={errors} />
      {data?.consultant?.sessions.nodes.map((one) => (
        <Section
          key={one.id}
          title={one.title}
          text={`${formatDateTime(one.scheduledAt)}, ${one.durationMinutes} minutes`}
          actions={<Badge tone="accent">{formatEnum(one.type)}</Badge>}
        >
          {one.description && <p>{one.description}</p>}
          <Row wrap>
            <span className="muted">
              {one.seatsLeft} of {one.seats} seats are free ·{' '}
              {one.price ? `${formatMoney(one.price.amount, one.price.currency)} a seat` : 'Free of charge'}
            </span>
            {one.viewerConsultation && <Badge tone="good">You have a seat</Badge>}
            {!one.viewerConsultation && one.seatsLeft > 0 && viewer?.user.id !== userId && (
              <Button busy={busy} onClick={() => void book(one.id)}>
                Book a seat
              </Button>
            )}
          </Row>
        </Section>
      ))}
    </>
  );
}
