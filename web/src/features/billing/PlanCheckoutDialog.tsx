import { newClientId } from '@leela/client';
import {
  CheckCouponDocument,
  CreateCheckoutDocument,
  type PlanPartsFragment,
} from '@leela/client/documents/billing.js';
import type { PlatformPlan } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { checkoutAddresses, openCheckout } from '../../app/checkout.js';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, formatMoney, Row, TextField } from '../../ui/index.js';
import styles from './billing.module.css';
import { PER } from './words.js';

/** Shows what a plan costs, takes a coupon, and leads to the payment. */
export function PlanCheckoutDialog({
  plan,
  price,
  onClose,
}: {
  plan: PlanPartsFragment;
  price: PlanPartsFragment['prices'][number];
  onClose: () => void;
}) {
  const check = useAction(CheckCouponDocument);
  const checkout = useAction(CreateCheckoutDocument);
  const [coupon, setCoupon] = useState<{ code: string; discount: number; total: number } | null>(null);
  const { currency, interval, amount } = price;

  async function apply(event: FormEvent<HTMLFormElement>) {
    const code = readForm(event)['code']?.trim() ?? '';
    const result = await check.run({ input: { code, priceId: price.id } });
    const { discount, total } = (result.ok && result.data.checkCoupon) || {};
    setCoupon(discount != null && total != null ? { code, discount, total } : null);
  }

  async function pay() {
    const result = await checkout.run({
      input: {
        plan: plan.code as PlatformPlan,
        interval,
        currency,
        coupon: coupon?.code,
        clientId: newClientId(),
        ...checkoutAddresses('/plans'),
      },
    });
    if (result.ok) openCheckout(result.data.createCheckout!.checkout!);
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={plan.name}
      text={
        plan.trialDays > 0
          ? `Your first ${plan.trialDays} days are free if you have not tried a plan before.`
          : undefined
      }
    >
      <div className={styles['sum']}>
        <span>
          {plan.name}, {PER[interval]}
        </span>
        <span>{formatMoney(amount, currency)}</span>
      </div>
      {coupon && (
        <div className={styles['sum']}>
          <span>Coupon {coupon.code}</span>
          <span>−{formatMoney(coupon.discount, currency)}</span>
        </div>
      )}
      <div className={styles['sum']} data-total>
        <span>Total</span>
        <span>{formatMoney(coupon?.total ?? amount, currency)}</span>
      </div>
      <form className="row" style={{ alignItems: 'end' }} onSubmit={(event) => void apply(event)}>
        <div className="grow">
          <TextField
            label="Coupon"
            name="code"
            autoComplete="off"
            required
            error={errorOf(check.errors, 'code') ?? check.errors[0]?.message}
          />
        </div>
        <Button type="submit" kind="plain" busy={check.busy}>
          Apply
        </Button>
      </form>
      <Errors of={checkout.errors} />
      <Row>
        <Button busy={checkout.busy} onClick={() => void pay()}>
          Go to the payment
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Not now
        </Button>
      </Row>
    </Dialog>
  );
}
