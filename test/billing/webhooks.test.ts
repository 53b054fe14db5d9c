import Stripe from 'stripe';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebhookEventModel } from '../../src/models/billing/index.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import * as payments from '../../src/integrations/payments/index.js';
import { replayWebhook, sweepWebhooks } from '../../src/services/billing/index.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { REPLAY, WEBHOOKS } from './operations.js';
import { buy, demo, idOf, mine, press, sessionOf, told } from './shop.js';

const { webhooks } = new Stripe('sk_none');
let url: string;
beforeAll(async () => void (url = new URL('/webhooks/stripe', (await testApp()).url).href));
afterEach(() => vi.restoreAllMocks());

const seconds = () => Math.floor(Date.now() / 1_000);
let last = 0;
const bodyOf = (more: object = {}): string =>
  JSON.stringify({
    ...{ id: `evt_test_${Date.now()}_${last++}`, object: 'event', type: 'invoice.paid', created: seconds() },
    ...{ livemode: false, data: { object: { id: 'in_none', object: 'invoice' } }, ...more },
  });
const sign = (payload: string, timestamp = seconds(), secret = demo().desk.options.secret): string =>
  webhooks.generateTestHeaderString({ payload, secret, timestamp });

async function post(body: string | Buffer, signature?: string, type = 'application/json') {
  const headers = {
    'content-type': type,
    ...(signature === undefined ? {} : { 'stripe-signature': signature }),
  };
  const answer = await fetch(url, { method: 'POST', headers, body });
  return answer.status;
}
const stored = (body: string) => WebhookEventModel.findOne({ providerId: JSON.parse(body).id }).lean();

/** The events of a purchase that nobody has delivered. */
async function held(one: Person): Promise<{ body: string; signature: string; type: string; id: string }[]> {
  const deliver = vi.spyOn(demo().desk, 'deliver').mockResolvedValue();
  const open = await buy(one);
  await press(open.url);
  const session = await demo().desk.need('session', sessionOf(open.url));
  const all = (await demo().desk.pending()).filter(({ object }) =>
    JSON.stringify(object).includes(session.customer!),
  );
  const events = await Promise.all(
    all.map(async ({ id, type }) => ({ id, type, ...(await demo().desk.signed(id)) })),
  );
  deliver.mockRestore();
  return events;
}

describe('a webhook', () => {
  it('66, T3.17: unsigned, tampered, re-serialised or signed by another is refused; the raw bytes are verified', async () => {
    const body = bodyOf({
      note: 'Grüße 🙂 “quoted”',
      data: { object: { id: 'x', object: 'thing' } },
      type: 'thing.happened',
    });
    expect(await post(body)).toBe(400);
    expect(await post(body.replace('thing.happened', 'thing.changed'), sign(body))).toBe(400);
    const spaced = JSON.stringify(JSON.parse(body), null, 2);
    expect(await post(spaced, sign(body))).toBe(400);
    expect(await post(body, sign(body, seconds(), 'whsec_other'))).toBe(400);
    expect(await post(body, 't=1,v1=00')).toBe(400);
    expect(await post('{}', sign('{}'))).toBe(400);
    expect(await post('not json', sign('not json'))).toBe(400);
    expect(await stored(body)).toBeNull();
    expect(await post(body, sign(body))).toBe(200);
    // Whatever the content is called.
    const other = bodyOf({ type: 'thing.happened' });
    expect(await post(other, sign(other), 'text/plain')).toBe(200);
  });

  it('67, T3.17: older than five minutes, or from the future, is refused', async () => {
    const body = bodyOf();
    for (const apart of [-301, -86_400, 301, 3_600])
      expect(await post(body, sign(body, seconds() + apart)), `${apart}`).toBe(400);
    expect(await stored(body)).toBeNull();
    const [fresh] = [sign(body, seconds() - 290)];
    expect(await post(body, `${fresh},t=${seconds()}`)).toBe(400);
  });

  it('68, T3.17: of the other mode or of another account is stored and ignored', async () => {
    for (const more of [{ livemode: true }, { account: 'acct_other' }]) {
      const body = bodyOf(more);
      expect(await post(body, sign(body))).toBe(200);
      expect(await stored(body)).toMatchObject({ status: 'ignored', attempts: 0 });
    }
  });

  it('70: of an unknown type is recorded and answered well', async () => {
    const body = bodyOf({ type: 'thing.happened' });
    expect(await post(body, sign(body))).toBe(200);
    expect(await stored(body)).toMatchObject({ status: 'ignored', type: 'thing.happened' });
  });

  it(
    '69, F11: a hundred deliveries of each event at once have one effect',
    { timeout: 120_000 },
    async () => {
      const mira = await person();
      const events = await held(mira);
      expect(events.length).toBeGreaterThan(3);
      const answers = await Promise.all(
        events.flatMap(({ body, signature }) => Array.from({ length: 100 }, () => post(body, signature))),
      );
      expect(new Set(answers)).toEqual(new Set([200]));
      await vi.waitFor(async () => expect((await mine(mira)).coins).toBe(350));
      await told();
      expect((await mine(mira)).coins).toBe(350);
    },
  );

  it('T3.3 a handler that fails answers 500, runs again at the next delivery, and only then is done', async () => {
    const mira = await person();
    const events = await held(mira);
    const { body, signature } = events.find(({ type }) => type === 'checkout.session.completed')!;
    const broken = vi.spyOn(payments.payments(), 'checkout').mockRejectedValueOnce(new Error('Planted'));
    expect(await post(body, signature)).toBe(500);
    expect(await stored(body)).toMatchObject({
      status: 'failed',
      attempts: 1,
      error: 'Planted',
      processedAt: null,
    });
    expect((await mine(mira)).coins).toBe(250);
    broken.mockRestore();
    expect(await post(body, signature)).toBe(200);
    expect(await stored(body)).toMatchObject({ status: 'done', attempts: 2, error: null });
    expect((await mine(mira)).coins).toBe(350);
    expect(await post(body, signature)).toBe(200);
    expect(await stored(body)).toMatchObject({ attempts: 2 });
    await told();
  });

  it('T3.3 one whose gateway died in the middle is taken over after its lease', async () => {
    const mira = await person();
    const events = await held(mira);
    const { body, signature } = events.find(({ type }) => type === 'checkout.session.completed')!;
    const { id: providerId } = JSON.parse(body);
    const at = new Date();
    const given = {
      type: 'checkout.session.completed',
      objectId: JSON.parse(body).data.object.id,
      refs: {},
      happenedAt: at,
    };
    await WebhookEventModel.collection.insertOne({
      ...{
        providerId,
        ...given,
        status: 'processing',
        attempts: 1,
        fence: 1,
        receivedAt: at,
        processedAt: null,
      },
      ...{ dueAt: new Date(at.getTime() + 60_000), error: null },
    } as never);
    // Somebody works on it, as far as one can know.
    expect(await post(body, signature)).toBe(200);
    expect(await sweepWebhooks({ signal: new AbortController().signal })).toBe(0);
    expect((await mine(mira)).coins).toBe(250);
    await WebhookEventModel.collection.updateOne({ providerId }, { $set: { dueAt: at } });
    expect(await sweepWebhooks({ signal: new AbortController().signal })).toBe(1);
    expect(await stored(body)).toMatchObject({ status: 'done', attempts: 2 });
    expect((await mine(mira)).coins).toBe(350);
    await told();
  });

  it('is given up after ten attempts, shown to admins and replayed by them', async () => {
    const mira = await person();
    const ada = await staff(Role.ADMIN);
    const events = await held(mira);
    const { body, signature } = events.find(({ type }) => type === 'checkout.session.completed')!;
    const broken = vi.spyOn(payments.payments(), 'checkout').mockRejectedValue(new Error('Planted'));
    for (let attempt = 0; attempt < 10; attempt++) expect(await post(body, signature)).toBe(500);
    broken.mockRestore();
    expect(await sweepWebhooks({ signal: new AbortController().signal })).toBe(0);
    const dead = (await ada.client.data(WEBHOOKS, { status: 'DEAD' })).webhookEvents.nodes;
    const mineDead = dead.find(
      ({ providerId }: { providerId: string }) => providerId === JSON.parse(body).id,
    );
    expect(mineDead).toMatchObject({ attempts: 10, error: 'Planted', status: 'DEAD' });
    expect(await mira.client.refusal(WEBHOOKS, {})).toMatchObject({ code: 'FORBIDDEN' });
    expect(await mira.client.refusal(REPLAY, { id: mineDead.id })).toMatchObject({ code: 'FORBIDDEN' });
    for (let time = 0; time < 2; time++)
      expect(
        (await ada.client.data(REPLAY, { id: mineDead.id })).replayWebhookEvent.webhookEvent.status,
      ).toBe('DONE');
    expect((await mine(mira)).coins).toBe(350);
    const nothing = 'whev_000000000000000000000000';
    expect(await ada.client.refusal(REPLAY, { id: nothing })).toMatchObject({ code: 'NOT_FOUND' });
    await expect(replayWebhook(idOf(mira))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await told();
  });

  it('about a customer of nobody here is ignored', async () => {
    const mira = await person();
    const events = await held(mira);
    await UserModel.collection.updateOne(
      { _id: idOf(mira) },
      { $unset: { 'subscription.stripeCustomerId': '' } },
    );
    const paid = events.find(({ type }) => type === 'invoice.paid')!;
    expect(await post(paid.body, paid.signature)).toBe(200);
    expect(await stored(paid.body)).toMatchObject({ status: 'ignored' });
    await told();
  });
});
