import { newClientId } from '@leela/client';
import {
  CancelConsultationDocument,
  ConfirmConsultationDocument,
  PayConsultationDocument,
  RateConsultationDocument,
  type ConsultationPartsFragment,
} from '@leela/client/documents/consultations.js';
import type { ConsultationSide } from '@leela/client/schema.js';
import { useState } from 'react';
import { checkoutAddresses, openCheckout } from '../../app/checkout.js';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Confirm,
  Errors,
  formatDateTime,
  formatEnum,
  formatMoney,
  Note,
  Row,
  Section,
  StarInput,
} from '../../ui/index.js';
import { MoveDialog } from './MoveDialog.js';
import { STATUS_TONE } from './words.js';

/** A consultation, and what the viewer may do with it. */
export function ConsultationCard({
  consultation,
  side,
}: {
  consultation: ConsultationPartsFragment;
  side: ConsultationSide;
}) {
  const { id: consultationId, status, pricing, location, feedback } = consultation;
  const pay = useAction(PayConsultationDocument);
  const confirm = useAction(ConfirmConsultationDocument);
  const cancel = useAction(CancelConsultationDocument);
  const rate = useAction(RateConsultationDocument);
  const [open, setOpen] = useState<'move' | 'cancel' | null>(null);
  const other = side === 'CLIENT' ? consultation.consultant : consultation.client;
  const ahead = status === 'SCHEDULED' || status === 'CONFIRMED';
  const movable = !consultation.session || side === 'CONSULTANT';
  const unpaid = ahead && pricing.amount > 0 && pricing.paymentStatus === 'PENDING';

  async function openPayment() {
    const result = await pay.run({
      input: { consultationId, clientId: newClientId(), ...checkoutAddresses('/consultations') },
    });
    if (result.ok) openCheckout(result.data.payConsultation!.checkout!);
  }
  async function confirmCancel() {
    await cancel.run({ input: { consultationId } });
    setOpen(null);
  }

  return (
    <Section
      title={consultation.title}
      text={`${formatDateTime(consultation.scheduledAt)}, ${consultation.durationMinutes} minutes, with ${other?.fullName ?? 'a former user'}`}
      actions={<Badge tone={STATUS_TONE[status]}>{formatEnum(status)}</Badge>}
    >
      <Errors of={[...pay.errors, ...confirm.errors, ...cancel.errors, ...rate.errors]} />
      {unpaid && side === 'CLIENT' && (
        <Note tone="warn">
          Pay {formatMoney(pricing.amount, pricing.currency)}
          {pricing.dueAt && ` by ${formatDateTime(pricing.dueAt)}`}; otherwise the time is given up.
        </Note>
      )}
      {pricing.refundedAmount > 0 && (
        <p className="muted">{formatMoney(pricing.refundedAmount, pricing.currency)} are refunded.</p>
      )}
      {consultation.cancelReason && <p className="muted">{consultation.cancelReason}</p>}
      {ahead && location.meetingLink && (
        <p>
          <a href={location.meetingLink} style={{ textDecoration: 'underline' }}>
            Join the meeting
          </a>
        </p>
      )}
      {status === 'COMPLETED' && side === 'CLIENT' && (
        <Row>
          <span>How was it?</span>
          <StarInput
            label="Your rating"
            value={feedback.clientRating}
            onRate={(rating) => void rate.run({ input: { consultationId, rating } })}
          />
        </Row>
      )}
      {ahead && (
        <Row wrap>
          {unpaid && side === 'CLIENT' && (
            <Button busy={pay.busy} onClick={() => void openPayment()}>
              Pay
            </Button>
          )}
          {status === 'SCHEDULED' && side === 'CONSULTANT' && !unpaid && (
            <Button busy={confirm.busy} onClick={() => void confirm.run({ input: { consultationId } })}>
              Confirm
            </Button>
          )}
          <a
            className="button"
            data-kind="plain"
            download={`${consultation.number}.ics`}
            href={`data:text/calendar;charset=utf-8,${encodeURIComponent(consultation.icalendar)}`}
          >
            Calendar file
          </a>
          {movable && (
            <Button kind="plain" onClick={() => setOpen('move')}>
              Move
            </Button>
          )}
          <Button kind="quiet" onClick={() => setOpen('cancel')}>
            Cancel
          </Button>
        </Row>
      )}
      {open === 'move' && <MoveDialog consultation={consultation} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'cancel'}
        title={`Cancel ${consultation.title}?`}
        text={
          side === 'CLIENT'
            ? 'Within the free period the whole price is refunded, later a part of it.'
            : consultation.session
              ? 'The session is cancelled for all participants, and all are refunded in full.'
              : 'The whole price is refunded.'
        }
        action="Cancel it"
        busy={cancel.busy}
        onConfirm={() => void confirmCancel()}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}
