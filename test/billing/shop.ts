import { expect, vi } from 'vitest';
import { demoPayments } from '../../src/integrations/payments/index.js';
import { WebhookEventModel } from '../../src/models/billing/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import type { Person } from '../factories/person.js';
import { BACK, BUY, CHECKOUT, PLANS, SUBSCRIPTION } from './operations.js';

/** The id of a person as it is stored. */
export const idOf = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');

/** The demo processor of this worker's gateway. */
export const demo = () => demoPayments()!;

/** The id of a session by the address of its page. */
export const sessionOf = (url: string): string => url.split('/').at(-1)!;

/** Presses a button of a page of the demo processor; answers where it leads to. */
export async function press(url: string, button: 'pay' | 'fail' | 'later' = 'pay'): Promise<string> {
  const answer = await fetch(`${url}/${button}`, { method: 'POST', redirect: 'manual' });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

/** Waits until the demo processor has told everything and all of it was taken. */
export async function told(): Promise<void> {
  await vi.waitFor(async () => {
    await demo().desk.deliver();
    expect(await demo().desk.pending()).toEqual([]);
  });
}

/** Opens a checkout for a plan. */
export async function checkout(one: Person, input: Record<string, unknown> = {}) {
  const answer = await one.client.data(CHECKOUT, {
    input: { plan: 'PRO', interval: 'MONTH', ...BACK, ...input },
  });
  return answer.createCheckout.checkout as { id: string; url: string; amount: number; expiresAt: string };
}

/** Takes a person's trial away, as one who had it. */
export async function withoutTrial(one: Person): Promise<void> {
  const { BillingTrialModel } = await import('../../src/models/billing/index.js');
  await BillingTrialModel.collection.insertOne({
    _id: idOf(one),
    subscription: 'sub_before',
    at: new Date(0),
  } as never);
}

/** A person with a paid plan. */
export async function subscribed(one: Person, input: Record<string, unknown> = {}): Promise<void> {
  await withoutTrial(one);
  await press((await checkout(one, input)).url);
  await told();
}

/** What a person sees of their plan. */
export const mine = async (one: Person) => (await one.client.data(SUBSCRIPTION)).viewer;

/** The smallest coin pack in US dollars. */
export async function coinPack(one: Person): Promise<{ id: string; coins: number; amount: number }> {
  const { coinPacks } = await one.client.data(PLANS);
  return coinPacks.find(
    (pack: { currency: string; coins: number }) => pack.currency === 'USD' && pack.coins === 100,
  );
}

/** Opens a checkout for a coin pack. */
export async function buy(one: Person, input: Record<string, unknown> = {}) {
  const { id: coinPackId } = await coinPack(one);
  return (await one.client.data(BUY, { input: { coinPackId, ...BACK, ...input } })).buyCoins.checkout as {
    id: string;
    url: string;
    amount: number;
    status: string;
  };
}

/** The customer of a person at the processor. */
export async function customerOf(one: Person): Promise<string> {
  return (await UserModel.findById(idOf(one)).lean())!.subscription.stripeCustomerId!;
}

/** Events that wait, failed or were given up. */
export const troubled = () =>
  WebhookEventModel.find({ status: { $in: ['failed', 'dead', 'processing'] } as never }).lean();
