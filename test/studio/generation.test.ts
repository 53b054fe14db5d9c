import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  offlineProvider,
  openAiImages,
  openAiVideos,
  signWebhook,
  useProviders,
  type MediaStep,
} from '../../src/integrations/generation/index.js';
import { CoinTransactionModel, CoinTransactionType, LedgerUnit } from '../../src/models/billing/index.js';
import { HoldModel, HoldState } from '../../src/models/billing/hold.js';
import { UserModel } from '../../src/models/identity/index.js';
import { AIModel, NotificationModel } from '../../src/models/social/index.js';
import { AIGenerationModel } from '../../src/models/studio/index.js';
import { UploadModel, UploadStatus } from '../../src/models/system/upload.js';
import { receiveGenerationWebhook, runGeneration, tendStudio } from '../../src/services/studio/index.js';
import { LARGEST_BALANCE } from '../../src/services/billing/index.js';
import { people, type Person } from '../factories/person.js';
import { openSocket } from '../server/socket-client.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { DELETE } from '../social/operations.js';
import { refused } from '../social/refused.js';
import {
  done,
  FakeProvider,
  finishRuns,
  objectId,
  picture,
  request,
  runOnce,
  stored,
  wallet,
} from './generating.js';
import {
  CANCEL_GENERATION,
  DELETE_GENERATION,
  GALLERY,
  GENERATE,
  GENERATION,
  PUBLISH_GENERATION,
  RATE,
  RETRY,
} from './operations.js';
import { claim } from './workers.js';

const signal = new AbortController().signal;
let mira: Person;
let jonas: Person;
let putBack: () => void = () => undefined;

beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});
afterEach(() => putBack());

const use = (provider: FakeProvider) => {
  putBack = useProviders({ image: provider, video: provider });
  return provider;
};
const read = async (who: Person, id: string) => (await who.client.data(GENERATION, { id })).node;
const failed: MediaStep = { state: 'failed', message: 'The provider could not make this. Try again.' };
const refusedByProvider: MediaStep = {
  state: 'failed',
  message: 'The provider refused this request. Change the prompt and try again.',
};

describe('a generation', () => {
  it('holds its price, makes a real picture offline, and charges once; the picture can be looked at', async () => {
    const input = {
      ...{ type: 'IMAGE', model: 'DALL_E_3', prompt: 'dawn over a lagoon', clientId: 'gen1' },
      parameters: { aspectRatio: '16:9', style: 'film' },
    };
    const { generate } = await mira.client.data(GENERATE, { input });
    expect(generate).toMatchObject({
      generation: { type: 'IMAGE', model: 'DALL_E_3', status: 'PENDING', cost: { coins: 5, credits: 10 } },
      viewer: { coins: 245 },
    });
    expect((await mira.client.data(GENERATE, { input })).generate.generation.id).toBe(generate.generation.id);
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
    await finishRuns(generate.generation.id);
    const made = await read(mira, generate.generation.id);
    expect(made).toMatchObject({
      status: 'COMPLETED',
      progress: 100,
      provider: 'offline',
      errorMessage: null,
    });
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
    const bytes = Buffer.from(await (await fetch(made.resultUrl)).arrayBuffer());
    const { width, height, format } = await sharp(bytes).metadata();
    expect({ width, height, format }).toEqual({ width: 1024, height: 576, format: 'png' });
    // It shows something: many colours, a bright sun, a warm sky over a darker ground.
    const { channels, entropy } = await sharp(bytes).stats();
    expect(entropy).toBeGreaterThan(3);
    expect(Math.max(...channels.map(({ max }) => max))).toBeGreaterThan(240);
    const mean = async (top: number) =>
      (
        await sharp(await sharp(bytes).extract({ left: 0, top, width: 1024, height: 60 }).toBuffer()).stats()
      ).channels.map((one) => one.mean);
    const [sky, ground] = [await mean(240), await mean(480)];
    expect(sky[0]!).toBeGreaterThan(sky[2]!);
    expect(sky[0]! + sky[1]! + sky[2]!).toBeGreaterThan(ground[0]! + ground[1]! + ground[2]!);
    expect((await fetch(made.thumbnailUrl)).headers.get('content-type')).toBe('image/webp');
    await allFolded();
    const told = await NotificationModel.find({ recipient: objectId(mira.id) }).lean();
    expect(told.map(({ type, target }) => [type, String(target)])).toEqual([
      ['ai_generation_complete', String(objectId(generate.generation.id))],
    ]);
  });

  it('draws the same for the same seed and something else for another prompt', async () => {
    const draw = async (prompt: string, seed: string) => {
      const parameters = { seed };
      const step = await offlineProvider.submit({
        ...{ key: 'k', kind: 'image', model: AIModel.DALL_E_3, prompt, parameters, index: 0, signal },
      });
      return step.state === 'done' ? step.file.bytes.toString('base64') : '';
    };
    expect(await draw('a forest', '1')).toBe(await draw('a forest', '1'));
    expect(await draw('a forest', '1')).not.toBe(await draw('a forest', '2'));
    expect(await draw('a forest', '1')).not.toBe(await draw('a desert', '1'));
  });

  it('of a video is a real video, which a post can show', async () => {
    const id = await request(mira, { type: 'VIDEO', model: 'RUNWAY_GEN_2', prompt: 'stars over the sea' });
    await finishRuns(id);
    const made = await read(mira, id);
    expect(made.assets).toMatchObject([{ contentType: 'video/webm', width: 640, height: 360, duration: 2 }]);
    expect(made.thumbnailUrl).not.toBeNull();
    const head = Buffer.from(await (await fetch(made.resultUrl)).arrayBuffer());
    expect(head.readUInt32BE(0)).toBe(0x1a45dfa3);
    const { publishGeneration } = await mira.client.data(PUBLISH_GENERATION, {
      input: { generationId: id, caption: 'Look' },
    });
    expect(publishGeneration.post).toMatchObject({ category: 'NORMAL_VIDEO', media: [{ type: 'VIDEO' }] });
  });

  it('enhances a text', async () => {
    const id = await request(mira, {
      type: 'TEXT_ENHANCEMENT',
      model: null,
      prompt: 'i saw the sea ,it was  blue',
    });
    await finishRuns(id);
    expect(await read(mira, id)).toMatchObject({
      ...{ status: 'COMPLETED', text: 'I saw the sea, it was blue.', provider: 'offline', resultUrl: null },
      cost: { coins: 1, credits: 2 },
    });
  });

  it('is published once with its AI details; a deleted post gives it back', async () => {
    const id = await request(mira, { parameters: { style: 'film' } });
    await finishRuns(id);
    const input = { generationId: id, caption: 'Dawn', tags: ['dawn'] };
    const { publishGeneration } = await mira.client.data(PUBLISH_GENERATION, { input });
    const { post } = publishGeneration;
    expect(post).toMatchObject({
      category: 'IMAGE_TEXT_POST',
      aiDetails: {
        isAIGenerated: true,
        model: 'DALL_E_3',
        prompt: 'dawn over a lagoon',
        cost: 5,
        style: 'film',
      },
    });
    expect(publishGeneration.generation.post.id).toBe(post.id);
    expect(await refused(mira.client, PUBLISH_GENERATION, { input })).toMatchObject({ code: 'CONFLICT' });
    await mira.client.data(DELETE, { id: post.id });
    await allFolded();
    const row = await stored(id);
    expect(row.post).toBeUndefined();
    const upload = await UploadModel.findById(row.assets[0]!.upload).lean();
    expect(upload).toMatchObject({ status: UploadStatus.ATTACHED, attachedTo: { type: 'AIGeneration' } });
    expect((await mira.client.data(PUBLISH_GENERATION, { input })).publishGeneration.post.id).not.toBe(
      post.id,
    );
  });

  it('is rated, repeated, listed and deleted by its user, and by nobody else', async () => {
    const id = await request(mira);
    expect(await refused(mira.client, RATE, { id, rating: 5 })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(mira.client, RETRY, { id })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(mira.client, DELETE_GENERATION, { id })).toMatchObject({ code: 'CONFLICT' });
    await finishRuns(id);
    expect((await mira.client.data(RATE, { id, rating: 4 })).rateGeneration.generation.rating).toBe(4);
    expect(await refused(mira.client, RATE, { id, rating: 6 })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'rating',
    });
    for (const operation of [CANCEL_GENERATION, RETRY, DELETE_GENERATION])
      expect(await refused(jonas.client, operation, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(jonas.client, RATE, { id, rating: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await read(jonas, id)).toBeNull();
    const again = (await mira.client.data(RETRY, { id })).retryGeneration.generation.id;
    const list = async (variables = {}) => (await mira.client.data(GALLERY, variables)).viewer.generations;
    expect(await list()).toEqual({ totalCount: 2, nodes: [{ id: again }, { id }] });
    expect((await list({ status: 'COMPLETED', type: 'IMAGE' })).nodes).toEqual([{ id }]);
    await mira.client.data(DELETE_GENERATION, { id });
    expect((await list()).nodes).toEqual([{ id: again }]);
  });

  it('refuses what does not fit together', async () => {
    const cases = [
      [{ model: null }, 'model'],
      [{ model: 'PIKA_LABS' }, 'model'],
      [{ type: 'VIDEO' }, 'model'],
      [{ type: 'TEXT_ENHANCEMENT' }, 'model'],
      [{ type: 'VIDEO', model: 'PIKA_LABS', count: 2 }, 'count'],
      [{ count: 5 }, 'count'],
      [{ parameters: { aspectRatio: '0:9' } }, 'parameters.aspectRatio'],
      [{ prompt: ' ' }, 'prompt'],
    ] as const;
    for (const [more, field] of cases) {
      const input = { type: 'IMAGE', model: 'DALL_E_3', prompt: 'x', ...more };
      expect(await refused(mira.client, GENERATE, { input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field,
      });
    }
    const { visitor } = await testApp();
    const input = { type: 'IMAGE', model: 'DALL_E_3', prompt: 'x' };
    expect((await visitor.refusal(GENERATE, { input })).code).toBe('UNAUTHENTICATED');
  });

  it(
    'attack 71: of 100 at once the affordable ones are requested and no other',
    { timeout: 120_000 },
    async () => {
      // 18 videos would take 450 of 250 coins: 10 are affordable.
      const input = (index: number) => ({
        input: { type: 'VIDEO', model: 'RUNWAY_GEN_2', prompt: 'x', clientId: `a${index}` },
      });
      const ask = async (index: number): Promise<string> => {
        const { errors } = await mira.client.send(GENERATE, input(index));
        return errors[0]?.extensions.code ?? 'OK';
      };
      const codes = await Promise.all(Array.from({ length: 100 }, (_, index) => ask(index)));
      // Where the machine is too busy for a hundred at once, some are told to try again, as a client would.
      for (const [index, code] of codes.entries())
        if (code === 'RATE_LIMITED') codes[index] = await ask(index);
      expect(codes.filter((code) => code === 'OK')).toHaveLength(10);
      expect(new Set(codes)).toEqual(new Set(['OK', 'INSUFFICIENT_FUNDS']));
      expect(await wallet(mira)).toEqual({ coins: 0, credits: 500 });
    },
  );

  it('is told live: first its state, then each change, to its user alone', async () => {
    const id = await request(mira);
    const { url } = await testApp();
    const query = `subscription { generationProgress(generationId: "${id}") { generation { id status resultUrl } } }`;
    const socket = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${mira.accessToken}`);
    socket.subscribe({ query });
    const statusOf = (message: { payload?: unknown }) =>
      (message.payload as { data?: { generationProgress?: { generation?: { status?: string } } } })?.data
        ?.generationProgress?.generation?.status;
    await socket.next((message) => statusOf(message) === 'PENDING');
    await mira.client.data(CANCEL_GENERATION, { id });
    await socket.next((message) => statusOf(message) === 'CANCELLED');
    socket.close();
    const other = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${jonas.accessToken}`);
    const answer = await other.run({ query });
    expect(answer.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    other.close();
  });
});

describe('a job at a provider', () => {
  it('T2.2 a completion that is told twice and looked at once makes one asset, one settlement, one notification', async () => {
    let finished = false;
    const provider = use(
      new FakeProvider(
        () => ({ state: 'running', job: 'job-22' }),
        async () => (finished ? done() : { state: 'running', job: 'job-22', progress: 40 }),
      ),
    );
    const id = await request(mira);
    await runOnce(id);
    expect(await read(mira, id)).toMatchObject({ status: 'PROCESSING' });
    finished = true;
    const tell = () => receiveGenerationWebhook('fake', { 'x-good': 'yes' }, Buffer.from('job-22'));
    const claims = await Promise.all([claim(objectId(id)), tell(), tell()]);
    await Promise.all([runGeneration(claims[0]), tell()]);
    const row = await finishRuns(id);
    expect(row).toMatchObject({ status: 'completed' });
    expect(row.assets).toHaveLength(1);
    expect(provider.keys).toHaveLength(1);
    await allFolded();
    expect(await NotificationModel.countDocuments({ recipient: objectId(mira.id) })).toBe(1);
    expect(await HoldModel.countDocuments({ subject: objectId(id), state: HoldState.SETTLED })).toBe(2);
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
  });

  it('T2.3 a job that is called completed and whose result is refused fails with one full refund', async () => {
    use(
      new FakeProvider(
        () => ({ state: 'running', job: 'job-23' }),
        () => refusedByProvider,
      ),
    );
    const id = await request(mira);
    const row = await finishRuns(id);
    expect(row).toMatchObject({
      status: 'failed',
      errorMessage: refusedByProvider.state === 'failed' ? refusedByProvider.message : '',
    });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('T2.4 an empty answer is no failure: it is asked again, and refunded at the deadline only', async () => {
    use(
      new FakeProvider(
        () => ({ state: 'running', job: 'job-24' }),
        () => ({ state: 'running', job: 'job-24' }),
      ),
    );
    const id = await request(mira);
    for (let look = 0; look < 3; look += 1)
      expect(await runOnce(id)).toMatchObject({ retryInMs: expect.any(Number) });
    expect(await read(mira, id)).toMatchObject({ status: 'PROCESSING' });
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
    await AIGenerationModel.updateOne(
      { _id: objectId(id) },
      { $set: { deadline: new Date(Date.now() - 1) } },
    );
    await tendStudio({ signal });
    expect(await read(mira, id)).toMatchObject({
      status: 'FAILED',
      errorMessage: expect.stringMatching(/too long/),
    });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('T2.5 messages without a good signature, about unknown jobs, or malformed change nothing', async () => {
    const secret = 'whsec_bXktdmVyeS1zZWNyZXQta2V5IQ==';
    putBack = useProviders({
      video: openAiVideos({ url: 'http://127.0.0.1:1', model: 'm', webhookSecret: secret }),
    });
    const id = await request(mira, { type: 'VIDEO', model: 'PIKA_LABS' });
    await AIGenerationModel.updateOne({ _id: objectId(id) }, { $set: { 'items.0.job': 'video_25' } });
    const before = await stored(id);
    const url = `${(await testApp()).url.replace(/\/graphql$/, '')}/webhooks/generations/openai-videos`;
    const post = async (body: string, { sign = true, at = Math.floor(Date.now() / 1_000), as = body } = {}) =>
      (
        await fetch(url, {
          method: 'POST',
          body,
          headers: {
            ...{ 'content-type': 'application/json', 'webhook-id': 'msg_1', 'webhook-timestamp': String(at) },
            ...(sign ? { 'webhook-signature': signWebhook(secret, 'msg_1', String(at), as) } : {}),
          },
        })
      ).status;
    const good = JSON.stringify({ type: 'video.completed', data: { id: 'video_25' } });
    expect(await post(good, { sign: false })).toBe(401);
    expect(await post(good, { as: '{}' })).toBe(401);
    expect(await post(good, { at: Math.floor(Date.now() / 1_000) - 301 })).toBe(401);
    expect(await post('not json')).toBe(400);
    expect(await post(JSON.stringify({ data: { id: { $ne: null } } }))).toBe(400);
    expect(await post(JSON.stringify({ data: { id: 'video_unknown' } }))).toBe(404);
    expect(await stored(id)).toEqual(before);
    expect(await post(good)).toBe(200);
    expect(await stored(id)).toEqual(before);
  });

  it('T2.6 a refund that the ledger cannot take is made later, once', async () => {
    use(new FakeProvider(() => refusedByProvider));
    const id = await request(mira);
    const user = { _id: objectId(mira.id) };
    // A full account takes no coins back.
    const coins = (amount: number) => UserModel.collection.updateOne(user, { $set: { coins: amount } });
    await coins(LARGEST_BALANCE);
    await finishRuns(id);
    expect(await stored(id)).toMatchObject({ status: 'failed', settlement: 'pending' });
    await tendStudio({ signal });
    expect(await stored(id)).toMatchObject({ settlement: 'pending' });
    await coins(245);
    await tendStudio({ signal });
    await tendStudio({ signal });
    expect(await stored(id)).toMatchObject({ status: 'failed', settlement: 'done' });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('T2.7 reading a failed job three times changes the balance once', async () => {
    use(new FakeProvider(() => refusedByProvider));
    const id = await request(mira);
    await finishRuns(id);
    for (let look = 0; look < 3; look += 1) await read(mira, id);
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
    const rows = await CoinTransactionModel.find({
      user: objectId(mira.id),
      unit: LedgerUnit.COINS,
      type: { $ne: CoinTransactionType.EARN },
    })
      .sort({ _id: 1 })
      .lean();
    expect(
      rows.map(({ type, amount, balanceAfter, description }) => [type, amount, balanceAfter, description]),
    ).toMatchInlineSnapshot(`
      [
        [
          "spend",
          -5,
          245,
          "AI image generation - DALL-E 3",
        ],
        [
          "refund",
          5,
          250,
          "AI image generation - DALL-E 3: refund",
        ],
      ]
    `);
  });

  it('T2.8 of four results the made ones are charged: three of four, and one at a cancellation', async () => {
    use(new FakeProvider(({ index }) => (index === 2 ? refusedByProvider : done(index * 60))));
    const id = await request(mira, { model: 'STABLE_DIFFUSION_XL', count: 4 });
    expect(await wallet(mira)).toEqual({ coins: 238, credits: 976 });
    const row = await finishRuns(id);
    expect(row).toMatchObject({ status: 'partial', cost: { coins: 9, credits: 18 } });
    expect(row.assets).toHaveLength(3);
    expect(await wallet(mira)).toEqual({ coins: 241, credits: 982 });
    putBack();
    use(new FakeProvider(({ index }) => (index === 0 ? done() : { state: 'unknown', retryAfterMs: 60_000 })));
    const other = await request(jonas, { model: 'STABLE_DIFFUSION_XL', count: 4 });
    await runOnce(other);
    const { cancelGeneration } = await jonas.client.data(CANCEL_GENERATION, { id: other });
    expect(cancelGeneration).toMatchObject({
      generation: { status: 'CANCELLED', cost: { coins: 3 } },
      viewer: { coins: 247 },
    });
    expect((await read(jonas, other)).assets).toHaveLength(1);
    expect(await wallet(jonas)).toEqual({ coins: 247, credits: 994 });
  });

  it('T2.9 a worker that lost its lease changes nothing: one key, one result, one charge', async () => {
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const provider = use(
      new FakeProvider(async (_request, nth) => {
        if (nth === 1) await held;
        return done(nth * 100);
      }),
    );
    const id = await request(mira);
    const first = runGeneration(await claim(objectId(id)));
    while (provider.submissions === 0) await new Promise((resolve) => setImmediate(resolve));
    await runGeneration(await claim(objectId(id)));
    const won = await stored(id);
    expect(won).toMatchObject({ status: 'completed' });
    release();
    await first;
    expect(await stored(id)).toEqual(won);
    expect(provider.keys).toHaveLength(1);
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
    // What the first one stored is gone again.
    expect(await UploadModel.countDocuments({ owner: objectId(mira.id) })).toBe(1);
  });

  it('is tried again after failures, under a new key each time, and given up after three', async () => {
    const provider = use(new FakeProvider((_request, nth) => (nth < 3 ? failed : done())));
    const id = await request(mira);
    expect(await finishRuns(id)).toMatchObject({ status: 'completed' });
    expect(provider.keys).toHaveLength(3);
    putBack();
    const hopeless = use(new FakeProvider(() => failed));
    const other = await request(mira);
    expect(await finishRuns(other)).toMatchObject({ status: 'failed' });
    expect(hopeless.keys).toHaveLength(3);
    expect(await wallet(mira)).toEqual({ coins: 245, credits: 990 });
  });

  it('is told at the provider when the user cancels it', async () => {
    const provider = use(
      new FakeProvider(
        () => ({ state: 'running', job: 'job-c' }),
        () => ({ state: 'running', job: 'job-c' }),
      ),
    );
    const id = await request(mira);
    await runOnce(id);
    await mira.client.data(CANCEL_GENERATION, { id });
    expect(provider.cancelled).toEqual(['job-c']);
    // A second cancellation answers the same and gives nothing back.
    await mira.client.data(CANCEL_GENERATION, { id });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('is no result where the bytes are no image', async () => {
    use(new FakeProvider(() => ({ state: 'done', file: { bytes: Buffer.from('<svg onload=alert(1)>') } })));
    const id = await request(mira);
    expect(await finishRuns(id)).toMatchObject({ status: 'failed', assets: [] });
    expect(await UploadModel.countDocuments({ owner: objectId(mira.id) })).toBe(0);
  });
});

describe('an OpenAI-compatible server', () => {
  let server: Server;
  let url = '';
  const asked: { path: string; key?: string; body: Record<string, unknown> }[] = [];
  let answer: (path: string) => { status?: number; json?: unknown; bytes?: Buffer };

  beforeAll(async () => {
    server = createServer((incoming, outgoing) => {
      let body = '';
      incoming.on('data', (part) => (body += String(part)));
      incoming.on('end', () => {
        const path = incoming.url ?? '';
        asked.push({
          path,
          key: incoming.headers['idempotency-key'] as string,
          body: body ? (JSON.parse(body) as Record<string, unknown>) : {},
        });
        const { status = 200, json, bytes } = answer(path);
        outgoing.writeHead(status).end(bytes ?? JSON.stringify(json ?? {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    return () => server.close();
  });
  beforeEach(() => void (asked.length = 0));

  it('T2.10 makes an image that is copied into our storage before the generation is complete', async () => {
    const bytes = await picture();
    answer = (path) =>
      path.endsWith('.png') ? { bytes } : { json: { data: [{ url: `${url}/files/a.png` }] } };
    putBack = useProviders({ image: openAiImages({ url, key: 'secret', model: 'gpt-image-1' }) });
    const id = await request(mira, { parameters: { aspectRatio: '3:2', style: 'film', quality: 'high' } });
    await finishRuns(id);
    const made = await read(mira, id);
    expect(made).toMatchObject({ status: 'COMPLETED', provider: 'openai-images' });
    expect(made.resultUrl).not.toContain(url);
    expect((await fetch(made.resultUrl)).status).toBe(200);
    expect(asked[0]).toMatchObject({
      path: '/v1/images/generations',
      key: expect.stringMatching(/:0:0$/),
      body: {
        model: 'gpt-image-1',
        prompt: 'dawn over a lagoon Style: film.',
        n: 1,
        size: '1536x1024',
        quality: 'high',
      },
    });
    answer = () => ({ json: { data: [{ b64_json: bytes.toString('base64') }] } });
    expect(await finishRuns(await request(mira))).toMatchObject({ status: 'completed' });
  });

  it('is not asked again after a refusal, and again while it is busy or away', async () => {
    putBack = useProviders({ image: openAiImages({ url, model: 'm' }) });
    answer = () => ({ status: 400, json: { error: { message: 'content policy, your key sk-123' } } });
    const row = await finishRuns(await request(mira));
    expect(row).toMatchObject({
      status: 'failed',
      errorMessage: refusedByProvider.state === 'failed' ? refusedByProvider.message : '',
    });
    expect(asked).toHaveLength(1);
    answer = () => ({ status: 503 });
    const id = await request(mira);
    expect(await runOnce(id)).toMatchObject({ retryInMs: expect.any(Number) });
    answer = () => ({ json: { data: null } });
    expect(await runOnce(id)).toMatchObject({ retryInMs: expect.any(Number) });
    // An address inside of our network is not fetched.
    answer = () => ({ json: { data: [{ url: 'http://169.254.169.254/latest/meta-data' }] } });
    expect(await runOnce(id)).toMatchObject({ retryInMs: expect.any(Number) });
    expect(new Set(asked.slice(1).map(({ key }) => key)).size).toBe(1);
  });

  it('makes a video as a job that is looked at', async () => {
    let polls = 0;
    const { file } = (await offlineProvider.submit({
      ...{
        key: 'k',
        kind: 'video',
        model: AIModel.PIKA_LABS,
        prompt: 'sea',
        parameters: {},
        index: 0,
        signal,
      },
    })) as Extract<MediaStep, { state: 'done' }>;
    answer = (path) => {
      if (path.endsWith('/content')) return polls < 3 ? { bytes: Buffer.alloc(0) } : { bytes: file.bytes };
      if (path.includes('thumbnail')) return { bytes: file.still! };
      if (path.endsWith('/videos')) return { json: { id: 'video_1', status: 'queued' } };
      return {
        json: { id: 'video_1', status: (polls += 1) < 2 ? 'in_progress' : 'completed', progress: 50 },
      };
    };
    putBack = useProviders({ video: openAiVideos({ url, model: 'sora-2' }) });
    const id = await request(mira, { type: 'VIDEO', model: 'PIKA_LABS' });
    expect(await finishRuns(id)).toMatchObject({ status: 'completed', provider: 'openai-videos' });
    expect(polls).toBe(3);
    expect(asked.filter(({ path }) => path === '/v1/videos')).toHaveLength(1);
  });
});
