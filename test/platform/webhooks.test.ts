import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isSigned, sendWebhook, whyNotWebhookUrl } from '../../src/integrations/webhooks/index.js';
import { setClock } from '../../src/lib/clock.js';
import { Role, UserModel } from '../../src/models/identity/index.js';
import {
  DeliveryStatus,
  WebhookDeliveryModel,
  WebhookEndpointModel,
} from '../../src/models/platform/index.js';
import { MailModel, WorkItemModel } from '../../src/models/system/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { nextAttempt, PATIENCE_MS, WEBHOOK_WORK } from '../../src/services/platform/index.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { laneFolded } from '../setup/lanes.js';
import { deliver, Receiver } from './receiver.js';

const SAVE = `mutation ($input: SaveWebhookEndpointInput!) { saveWebhookEndpoint(input: $input) { endpoint { id url events isActive } secret } }`;
const DELIVERIES = `query ($id: ID!, $first: Int!) { webhookEndpoint(id: $id) { id url events isActive disabledAt deliveries(first: $first) { totalCount nodes { id event status attempts responseStatus nextAttemptAt deliveredAt payload } } } }`;
const REDELIVER = `mutation ($id: ID!) { redeliverWebhook(input: { deliveryId: $id }) { delivery { id status attempts } } }`;
const TEST = `mutation ($id: ID!) { testWebhookEndpoint(input: { endpointId: $id }) { endpoint { id } } }`;
const objectId = (id: string) => readGlobalId(id)!.id;

const receiver = new Receiver();
let ada: Person;
let mira: Person;

beforeAll(async () => {
  ada = await staff(Role.ADMIN);
  await receiver.start();
  mira = await person();
});
beforeEach(() => receiver.reset());
afterAll(async () => {
  setClock(null);
  await receiver.stop();
});

async function endpoint(events: string[]): Promise<{ id: string; secret: string }> {
  const input = { url: `${receiver.origin}/leela`, events, isActive: true };
  const { saveWebhookEndpoint } = await ada.client.data(SAVE, { input });
  return { id: saveWebhookEndpoint.endpoint.id, secret: saveWebhookEndpoint.secret };
}

const deliveries = async (id: string) =>
  (await ada.client.data(DELIVERIES, { id, first: 50 })).webhookEndpoint.deliveries.nodes;

describe('outgoing webhooks', () => {
  it('are posted with a payload of the API and a signature', async () => {
    const { id, secret } = await endpoint(['post.created']);
    const post = await publish(mira, { caption: 'Dawn #lagoon' });
    await publish(mira, { caption: 'For me', visibility: 'PRIVATE' });
    await deliver();
    expect(receiver.got.length).toBe(1);
    const { headers, body } = receiver.got[0]!;
    expect(JSON.parse(body)).toMatchObject({
      type: 'post.created',
      data: {
        post: { id: post, category: 'TEXT_POST', author: { id: mira.id }, tags: ['lagoon'], quoteOf: null },
      },
    });
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'leela-event': 'post.created' });
    const signature = String(headers['leela-signature']);
    expect(isSigned(secret, signature, body)).toBe(true);
    expect(isSigned(secret, signature, `${body} `)).toBe(false);
    expect(isSigned('whsec_other', signature, body)).toBe(false);
    expect(isSigned(secret, signature, body, { now: new Date(Date.now() + 600_000) })).toBe(false);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({
      event: 'post.created',
      status: 'DELIVERED',
      attempts: 1,
      responseStatus: 200,
    });
    expect(delivery.nextAttemptAt).toBeNull();
    expect(JSON.stringify(await WebhookEndpointModel.findById(objectId(id)).lean())).not.toContain(secret);
    expect(await WorkItemModel.countDocuments({ kind: WEBHOOK_WORK, open: true })).toBe(0);
  });

  it('come in order for each thing: what follows waits while one is tried again', async () => {
    const { id } = await endpoint(['post.created', 'post.updated', 'post.deleted']);
    receiver.answer = ({ type }) => (type === 'post.created' ? 500 : 200);
    const post = await publish(mira, { caption: 'First' });
    const other = await publish(mira, { caption: 'Other' });
    const edit = `mutation ($id: ID!) { updatePost(input: { postId: $id, caption: "Second" }) { post { id } } }`;
    const remove = `mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedId } }`;
    await mira.client.data(edit, { id: post });
    await mira.client.data(remove, { id: post });
    await deliver();
    expect(receiver.got.map(({ body }) => JSON.parse(body).type)).toEqual(['post.created', 'post.created']);
    const waiting = (await deliveries(id)).filter(({ status }: any) => status === 'PENDING');
    expect(waiting.length).toBe(4);
    [receiver.got, receiver.answer] = [[], () => 200];
    setClock(() => Date.now() + 6_000);
    await deliver();
    setClock(null);
    const of = (thing: string) =>
      receiver.got.map(({ body }) => JSON.parse(body)).filter(({ data }) => data.post.id === thing);
    expect(of(post).map(({ type }) => type)).toEqual(['post.created', 'post.updated', 'post.deleted']);
    expect(of(other).map(({ type }) => type)).toEqual(['post.created']);
  });

  it('are tried with growing waits for three days', () => {
    const first = new Date('2026-01-01T00:00:00Z');
    let [now, round] = [first, 0];
    const waits: number[] = [];
    for (let next = nextAttempt(first, 1, now); next; next = nextAttempt(first, round + 1, now)) {
      waits.push((next.getTime() - now.getTime()) / 1_000);
      [now, round] = [next, round + 1];
      if (now.getTime() - first.getTime() >= PATIENCE_MS) break;
    }
    expect(waits.slice(0, 5)).toEqual([5, 30, 120, 600, 1_800]);
    expect(now.getTime() - first.getTime()).toBe(PATIENCE_MS);
    expect(nextAttempt(first, round + 1, now)).toBeNull();
  });

  it('end after three days in vain, which switches the endpoint off with a mail', async () => {
    const { id } = await endpoint(['post.created']);
    receiver.answer = () => 503;
    await publish(mira);
    await deliver();
    expect((await deliveries(id))[0]).toMatchObject({ status: 'PENDING', attempts: 1, responseStatus: 503 });
    setClock(() => Date.now() + PATIENCE_MS + 60_000);
    await deliver();
    setClock(null);
    const { webhookEndpoint } = await ada.client.data(DELIVERIES, { id, first: 1 });
    expect(webhookEndpoint).toMatchObject({ isActive: false });
    expect(webhookEndpoint.disabledAt).not.toBeNull();
    expect(webhookEndpoint.deliveries.nodes[0]).toMatchObject({ status: 'FAILED', attempts: 2 });
    expect(await MailModel.countDocuments({ to: ada.email, template: 'webhook-disabled' })).toBe(1);
    expect((await ada.client.refusal(REDELIVER, { id: webhookEndpoint.deliveries.nodes[0].id })).code).toBe(
      'CONFLICT',
    );
  });

  it('are sent again on request, with the same body', async () => {
    const { id } = await endpoint(['post.created']);
    await publish(mira);
    await deliver();
    const [delivery] = await deliveries(id);
    const { redeliverWebhook } = await ada.client.data(REDELIVER, { id: delivery.id });
    expect(redeliverWebhook.delivery).toMatchObject({ status: 'PENDING', attempts: 1 });
    await deliver();
    expect(receiver.got.map(({ body }) => body)).toEqual([delivery.payload, delivery.payload]);
    expect((await deliveries(id))[0]).toMatchObject({ status: 'DELIVERED', attempts: 2 });
    await ada.client.data(TEST, { id });
    await deliver();
    expect(JSON.parse(receiver.got[2]!.body)).toMatchObject({ type: 'ping', data: {} });
  });

  it('lose nothing that is queued while a worker ends', async () => {
    const { id } = await endpoint(['post.created', 'post.deleted']);
    const remove = `mutation ($id: ID!) { deletePost(input: { postId: $id }) { deletedId } }`;
    const post = await publish(mira);
    await laneFolded('webhooks');
    const { line } = (await WebhookDeliveryModel.findOne({ endpoint: objectId(id) }).lean())!;
    // The event comes while the endpoint answers: after the worker has looked what there is.
    receiver.answer = () => {
      void mira.client.send(remove, { id: post });
      return 200;
    };
    await deliver();
    await expect
      .poll(
        async () => {
          await deliver();
          const rows = await WebhookDeliveryModel.find({ line }).lean();
          return rows.map(({ status }) => status);
        },
        { timeout: 20_000 },
      )
      .toEqual([DeliveryStatus.DELIVERED, DeliveryStatus.DELIVERED]);
    expect(receiver.got.length).toBe(2);
  });

  it('are not sent for an owner who is no admin any more', async () => {
    const { id } = await endpoint(['post.created']);
    await UserModel.updateOne({ _id: objectId(ada.id) }, { $set: { role: Role.USER } });
    await publish(mira);
    await deliver();
    await UserModel.updateOne({ _id: objectId(ada.id) }, { $set: { role: Role.ADMIN } });
    expect(receiver.got).toEqual([]);
    expect((await deliveries(id))[0]).toMatchObject({ status: 'FAILED' });
  });

  it('25: never go to internal addresses, and follow no redirect', async () => {
    for (const url of [
      'http://hooks.example/leela',
      'https://127.0.0.1/',
      'https://localhost/',
      'https://169.254.169.254/latest/meta-data',
      'https://[::1]/',
      'https://10.1.2.3/',
      'https://0x7f.1/',
      'ftp://hooks.example/',
    ]) {
      const input = { url, events: ['post.created'] };
      expect(await ada.client.refusal(SAVE, { input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'url',
      });
    }
    const signal = new AbortController().signal;
    const direct = await sendWebhook('https://127.0.0.1:1/', '{}', {}, signal);
    expect(direct).toMatchObject({ status: null, error: expect.stringContaining('internal') });
    expect(whyNotWebhookUrl(`${receiver.origin}/x`)).toBeNull();
    receiver.answer = () => 302;
    expect(await sendWebhook(`${receiver.origin}/x`, '{}', {}, signal)).toMatchObject({
      status: 302,
      error: expect.any(String),
    });
    expect(receiver.got.length).toBe(1);
  });

  it('are for admins', async () => {
    const { id } = await endpoint(['post.created']);
    const input = { url: 'https://hooks.example/leela', events: ['post.created'] };
    expect((await mira.client.refusal(SAVE, { input })).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal(TEST, { id })).code).toBe('NOT_FOUND');
    expect((await mira.client.data(DELIVERIES, { id, first: 1 })).webhookEndpoint).toBeNull();
    const unknown = { input: { ...input, events: ['post.exploded'] } };
    expect(await ada.client.refusal(SAVE, unknown)).toMatchObject({ field: 'events.0' });
  });
});
