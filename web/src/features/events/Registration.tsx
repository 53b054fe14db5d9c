import { newClientId } from '@leela/client';
import {
  EventPayDocument,
  EventRegisterDocument,
  EventUnregisterDocument,
  type EventDetailsFragment,
} from '@leela/client/documents/events.js';
import { useState } from 'react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Button, Confirm, Errors, formatDateTime, formatMoney, Note, Row, Stack } from '../../ui/index.js';
import { takesRegistrations } from './words.js';

/** The registration of the viewer: register, wait, pay, cancel, the certificate. */
export function Registration({ event }: { event: EventDetailsFragment }) {
  const register = useAction(EventRegisterDocument);
  const unregister = useAction(EventUnregisterDocument);
  const pay = useAction(EventPayDocument);
  const allowed = useSignIn();
  const [asking, setAsking] = useState(false);
  const registration = event.viewerRegistration;
  const status = registration?.status ?? 'CANCELLED';
  const open = takesRegistrations(event);
  const full = event.capacity !== null && event.stats.confirmed >= event.capacity;

  const send = () =>
    void register.run(
      { input: { eventId: event.id, source: 'WEBSITE', clientId: newClientId() } },
      { refetchQueries: ['EventPage'] },
    );

  async function cancel() {
    await unregister.run({ input: { registrationId: registration!.id } }, { refetchQueries: ['EventPage'] });
    setAsking(false);
  }

  async function checkout() {
    const back = location.href;
    const input = {
      registrationId: registration!.id,
      successUrl: back,
      cancelUrl: back,
      clientId: newClientId(),
    };
    const result = await pay.run({ input });
    if (result.ok && result.data.payEventFee?.url) location.assign(result.data.payEventFee.url);
  }

  return (
    <Stack gap="small">
      {status === 'CONFIRMED' && <Note tone="good">You have a place.</Note>}
      {status === 'WAITLISTED' && (
        <Note tone="warn">
          You are on the waitlist
          {registration?.waitlistPosition ? `, at position ${registration.waitlistPosition}` : ''}. You get
          the first place that becomes free.
        </Note>
      )}
      {status === 'PENDING' && (
        <Note tone="warn">
          Your place is held
          {registration?.heldUntil ? ` until ${formatDateTime(registration.heldUntil)}` : ''}. Pay to confirm
          it.
        </Note>
      )}
      {status === 'INVITED' && <Note tone="good">You are invited.</Note>}
      <Errors of={[...register.errors, ...unregister.errors, ...pay.errors]} />
      <Row wrap>
        {status === 'PENDING' && event.fee && (
          <Button busy={pay.busy} onClick={() => void checkout()}>
            Pay {formatMoney(event.fee.amount, event.fee.currency)}
          </Button>
        )}
        {open && (status === 'CANCELLED' || status === 'INVITED') && (!full || event.waitlistEnabled) && (
          <Button busy={register.busy} onClick={() => allowed() && send()}>
            {full ? 'Join the waitlist' : status === 'INVITED' ? 'Accept and register' : 'Register'}
          </Button>
        )}
        {open && ['CONFIRMED', 'WAITLISTED', 'PENDING', 'INVITED'].includes(status) && (
          <Button kind="plain" onClick={() => setAsking(true)}>
            {status === 'INVITED'
              ? 'Decline'
              : status === 'WAITLISTED'
                ? 'Leave the waitlist'
                : 'Cancel the registration'}
          </Button>
        )}
        {registration?.certificateUrl && (
          <a className="button" data-kind="plain" href={registration.certificateUrl}>
            Certificate (PDF)
          </a>
        )}
      </Row>
      {!open && status === 'CANCELLED' && event.status === 'UPCOMING' && (
        <p className="muted">Registration has ended.</p>
      )}
      {open && full && status === 'CANCELLED' && !event.waitlistEnabled && (
        <p className="muted">No place is left, and there is no waitlist.</p>
      )}
      <Confirm
        open={asking}
        title={status === 'INVITED' ? 'Decline the invitation?' : 'Give up your place?'}
        text={
          event.fee
            ? 'The fee goes back to you if the event has not started.'
            : 'The place goes to the first user on the waitlist.'
        }
        action={status === 'INVITED' ? 'Decline' : 'Give it up'}
        busy={unregister.busy}
        onConfirm={() => void cancel()}
        onClose={() => setAsking(false)}
      />
    </Stack>
  );
}
