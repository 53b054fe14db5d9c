import type { Person } from '../../factories/person.js';
import { buy, checkout, press, told, withoutTrial } from '../../billing/shop.js';
import { act, towards, type Subject } from './world.js';

type People = Record<'owner' | 'admin', Person>;

const MONEY = `viewer { subscription { id plan { id prices { id } } }
  invoices(first: 50) { nodes { id payments { id } } }
  transactions(first: 50, type: SUBSCRIPTION) { nodes { id } } }`;

/** A plan with a coupon, coins, a refund and the events that told of them: everything of the owner’s. */
export async function billingSubjects(people: Record<string, Person>, mark: string): Promise<Subject[]> {
  const { owner, admin } = people as People;
  const terms = { kind: 'PERCENT', percent: 20, duration: 'REPEATING', durationInMonths: 3 };
  const code = mark.toUpperCase();
  const limits = {
    maxRedemptions: 10,
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: '2099-01-01T00:00:00Z',
  };
  const saved = await act(
    admin,
    'saveCoupon',
    'SaveCouponInput',
    { code, ...terms, ...limits },
    'coupon { id }',
  );
  await withoutTrial(owner);
  const plan = await checkout(owner, { coupon: code });
  await press(plan.url);
  await press((await buy(owner)).url);
  await told();
  const { viewer } = await owner.client.data(`{ ${MONEY} }`);
  const [transaction] = viewer.transactions.nodes;
  const [invoice] = viewer.invoices.nodes;
  const back = { transactionId: transaction.id, amount: 100, reason: 'CUSTOMER_REQUEST' };
  await towards(admin, 'refundTransaction', 'RefundTransactionInput', back);
  await told();
  const notes = { transactionId: transaction.id, notes: 'Called twice' };
  await towards(admin, 'noteTransaction', 'NoteTransactionInput', notes);
  const lists = `{ webhookEvents(first: 1) { nodes { id } }
    coupons(first: 50) { nodes { id redeemedBy(first: 1) { nodes { id } } } } }`;
  const { webhookEvents, coupons } = await admin.client.data(lists);
  const coupon = saved.coupon.id;
  const { redeemedBy } = coupons.nodes.find(({ id }: { id: string }) => id === coupon);
  const of = (type: string, id: string, whose = owner): Subject => ({ name: type, type, id, owner: whose });
  return [
    of('PlatformSubscription', viewer.subscription.id),
    of('Invoice', invoice.id),
    of('Payment', invoice.payments[0].id),
    of('Transaction', transaction.id),
    of('Checkout', plan.id),
    of('CouponRedemption', redeemedBy.nodes[0].id),
    of('Coupon', coupon, admin),
    of('WebhookEvent', webhookEvents.nodes[0].id, admin),
    of('Plan', viewer.subscription.plan.id, admin),
    of('PlanPrice', viewer.subscription.plan.prices[0].id, admin),
  ];
}
