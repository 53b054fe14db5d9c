import Stripe from 'stripe';

/** The oldest and the most future accepted signature time. The library checks neither bound strictly. */
export const WEBHOOK_TOLERANCE_MS = 300_000;

/** The content of an event: the changed object. Its state is fetched from the processor. */
export interface ProcessorEvent {
  id: string;
  type: string;
  livemode: boolean;
  /** The connected account. Null for our own. */
  account: string | null;
  happenedAt: Date;
  /** The kind of the object, such as `invoice`. */
  object: string | null;
  objectId: string | null;
  /** Other objects that the event names, by kind. */
  refs: Record<string, string>;
}

/** A webhook that is not from the processor, or not recent. */
export class WebhookRefused extends Error {
  override name = 'WebhookRefused';
}

// Verifying needs neither a key nor the network.
const { webhooks } = new Stripe('sk_none');

/**
 * Verifies a webhook on its raw bytes and reads its subject. Several secrets are accepted, so that they can be
 * rotated without a gap.
 * @throws WebhookRefused for a wrong signature, one that is too old or in the future, or a body that is not an event
 */
export function readWebhook(
  raw: Buffer,
  signature: string | undefined,
  { secrets, now }: { secrets: readonly string[]; now: Date },
): ProcessorEvent {
  if (!signature) throw new WebhookRefused('The webhook is not signed.');
  checkTime(signature, now);
  for (const secret of secrets) {
    let event: unknown;
    try {
      // Our own bound is checked above; the library's is disabled, so that tests can set the clock.
      event = webhooks.constructEvent(raw, signature, secret, Number.MAX_SAFE_INTEGER);
    } catch {
      continue;
    }
    return eventOf(event as Record<string, unknown>);
  }
  throw new WebhookRefused('The signature of the webhook is wrong.');
}

function checkTime(signature: string, now: Date): void {
  const [stated, ...more] = signature
    .split(',')
    .filter((part) => part.startsWith('t='))
    .map((part) => part.slice(2));
  if (stated === undefined || more.length > 0 || !/^\d{1,12}$/.test(stated))
    throw new WebhookRefused('The signature of the webhook has no time.');
  const age = now.getTime() - Number(stated) * 1_000;
  if (age > WEBHOOK_TOLERANCE_MS) throw new WebhookRefused('The webhook is too old.');
  if (age < -WEBHOOK_TOLERANCE_MS) throw new WebhookRefused('The webhook is from the future.');
}

type Raw = Record<string, unknown>;
const raw = (value: unknown): Raw => (typeof value === 'object' && value !== null ? (value as Raw) : {});
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
/** An id, or the id of an expanded object. */
const idOf = (value: unknown): string | null => text(value) ?? text(raw(value)['id']);

function eventOf(event: Raw): ProcessorEvent {
  const id = text(event['id']);
  const type = text(event['type']);
  if (!id || !type) throw new WebhookRefused('The webhook is not an event.');
  const object = raw(raw(event['data'])['object']);
  const kind = text(object['object']);
  // The position of an invoice's subscription depends on the endpoint's API version.
  const parent = raw(raw(object['parent'])['subscription_details']);
  const payment = raw(object['payment']);
  const named = {
    customer: idOf(object['customer']),
    subscription: idOf(object['subscription']) ?? idOf(parent['subscription']),
    payment: idOf(object['payment_intent']) ?? idOf(payment['payment_intent']),
    invoice: idOf(object['invoice']),
  };
  const created = Number(event['created']);
  return {
    id,
    type,
    livemode: event['livemode'] === true,
    account: text(event['account']),
    happenedAt: new Date(Number.isFinite(created) ? created * 1_000 : 0),
    object: kind,
    objectId: text(object['id']),
    refs: Object.fromEntries(Object.entries(named).filter((entry): entry is [string, string] => !!entry[1])),
  };
}
