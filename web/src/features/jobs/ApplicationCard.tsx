import {
  AnswerOfferDocument,
  WithdrawApplicationDocument,
  type ApplicationPartsFragment,
} from '@leela/client/documents/jobs.js';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Confirm,
  Errors,
  formatDate,
  formatDateTime,
  formatEnum,
  formatMoney,
  Note,
  Row,
  Section,
} from '../../ui/index.js';
import { STATUS_TONE } from './words.js';

const FINAL = ['HIRED', 'REJECTED', 'WITHDRAWN'];

/** An application of the viewer: its state, its interviews, its offer. */
export function ApplicationCard({
  title,
  application,
}: {
  title: string;
  application: ApplicationPartsFragment;
}) {
  const withdraw = useAction(WithdrawApplicationDocument);
  const answer = useAction(AnswerOfferDocument);
  const [asking, setAsking] = useState(false);
  const { id: applicationId, status, offer, interviews } = application;

  async function confirmWithdraw() {
    await withdraw.run({ input: { applicationId } });
    setAsking(false);
  }

  return (
    <Section
      title={title}
      text={application.submittedAt && `Sent on ${formatDate(application.submittedAt)}`}
      actions={
        <span role="status">
          <Badge tone={STATUS_TONE[status]}>{formatEnum(status)}</Badge>
        </span>
      }
    >
      <Errors of={[...withdraw.errors, ...answer.errors]} />
      {interviews.map((interview) => (
        <p key={interview.round}>
          Interview {interview.round}: {formatDateTime(interview.scheduledAt)}
        </p>
      ))}
      {offer && (
        <Note tone="good">
          An offer of {formatMoney(offer.salary, offer.currency)}
          {offer.startsAt && `, from ${formatDate(offer.startsAt)}`}.
        </Note>
      )}
      <Row wrap>
        {status === 'OFFERED' && offer?.status === 'PENDING' && (
          <>
            <Button
              busy={answer.busy}
              onClick={() => void answer.run({ input: { applicationId, accept: true } })}
            >
              Accept
            </Button>
            <Button
              kind="plain"
              busy={answer.busy}
              onClick={() => void answer.run({ input: { applicationId, accept: false } })}
            >
              Decline
            </Button>
          </>
        )}
        {application.resumeUrl && (
          <a className="button" data-kind="plain" href={application.resumeUrl}>
            {application.resumeFileName ?? 'Résumé'}
          </a>
        )}
        {!FINAL.includes(status) && (
          <Button kind="quiet" onClick={() => setAsking(true)}>
            Withdraw
          </Button>
        )}
      </Row>
      <Confirm
        open={asking}
        title="Withdraw the application?"
        text="You can apply again while the position is open."
        action="Withdraw"
        busy={withdraw.busy}
        onConfirm={() => void confirmWithdraw()}
        onClose={() => setAsking(false)}
      />
    </Section>
  );
}
