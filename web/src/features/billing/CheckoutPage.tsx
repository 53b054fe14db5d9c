import { useApolloClient } from '@apollo/client/react';
import { ConfirmCheckoutDocument, type CheckoutPartsFragment } from '@leela/client/documents/billing.js';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { openedCheckout } from '../../app/checkout.js';
import { pathOf } from '../../app/form.js';
import { useAction } from '../../app/useAction.js';
import { Button, Empty, Errors, formatMoney, LinkButton, Page, Row, Spinner } from '../../ui/index.js';

const WORDS: Record<CheckoutPartsFragment['status'], [title: string, text: string]> = {
  COMPLETED: ['Thank you', 'The payment has arrived.'],
  PENDING: [
    'The payment is on its way',
    'It is confirmed as soon as the money arrives. You need not wait here.',
  ],
  OPEN: ['Not paid yet', 'The payment is not complete. You can go on with it.'],
  EXPIRED: ['Too late', 'This payment has expired. Start it again.'],
  FAILED: ['The payment failed', 'Nothing was charged. Start it again.'],
};

/** The page that the payment processor leads back to: confirms the payment. */
export function Component() {
  const client = useApolloClient();
  const [search] = useSearchParams();
  const { run, busy, errors } = useAction(ConfirmCheckoutDocument);
  const [checkout, setCheckout] = useState<CheckoutPartsFragment | null>(null);
  const started = useRef(false);
  const next = pathOf(search.get('next'));
  const checkoutId = openedCheckout();

  async function confirm() {
    if (!checkoutId) return;
    const result = await run({ input: { checkoutId } });
    if (!result.ok) return;
    setCheckout((result.data.confirmCheckout?.checkout as CheckoutPartsFragment | null) ?? null);
    // What was bought shows on pages that are loaded already.
    await client.refetchQueries({ include: 'active' });
    client.cache.evict({ fieldName: 'viewer' });
  }

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void confirm();
  });

  const [title, text] = checkout ? WORDS[checkout.status] : ['Confirming the payment', ''];
  return (
    <Page title={title}>
      <Errors of={errors} />
      {!checkoutId && <Empty title="No payment is under way here" text="It was opened in another tab." />}
      {busy && <Spinner label="Confirming the payment" />}
      {checkout && (
        <Empty
          title={`${checkout.description}, ${formatMoney(checkout.amount, checkout.currency)}`}
          text={text}
          action={
            checkout.status === 'PENDING' && (
              <Button kind="plain" onClick={() => void confirm()}>
                Look again
              </Button>
            )
          }
        />
      )}
      {!busy && (
        <Row style={{ justifyContent: 'center' }}>
          {checkout?.url && checkout.status === 'OPEN' && (
            <a className="button" href={checkout.url}>
              Go on with the payment
            </a>
          )}
          <LinkButton to={next} kind={checkout?.status === 'OPEN' ? 'plain' : 'main'}>
            Continue
          </LinkButton>
          <LinkButton to="/billing" kind="plain">
            Billing
          </LinkButton>
        </Row>
      )}
    </Page>
  );
}
