import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import { vault } from '../../src/integrations/storage/index.js';
import {
  AccountTokenModel,
  SecurityLogModel,
  UserModel,
  UserSecurityModel,
} from '../../src/models/identity/index.js';
import { DataExportModel } from '../../src/models/privacy/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { expireExports, makeExports } from '../../src/services/privacy/index.js';
import { personalDataTable } from '../../src/services/privacy/table.js';
import { person, type Person } from '../factories/person.js';
import { withTwoFactor } from '../identity/authenticator.js';
import { askToBeErased, idOf } from '../identity/erasure.js';
import { linkTo, mailsTo } from '../identity/mails.js';
import { testApp, type TestApp } from '../setup/app.js';
import { live, type Life } from './life.js';
import { unlivedLists } from './lived.js';

const ASK =
  'mutation { requestDataExport { dataExport { id status createdAt expiresAt size url } userErrors { code message } } }';
const ASK_PLAINLY = 'mutation { requestDataExport { dataExport { id } } }';
const MINE = '{ viewer { dataExports { id status createdAt expiresAt size url } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { ... on DataExport { id url } } }';
const DOWNLOAD =
  'mutation ($input: DownloadDataExportInput!) { downloadDataExport(input: $input) { url urlExpiresAt } }';
const never = new AbortController().signal;

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

const objectId = (id: string) => readGlobalId(id)!.id;
const mine = async ({ client }: Person) => (await client.data(MINE)).viewer.dataExports;
const download = async (url: string) => (await fetch(url)).json() as Promise<any>;

/** Asks, and has it made. */
async function exported(one: Person): Promise<{ id: string; url: string; size: number }> {
  await one.client.data(ASK_PLAINLY);
  await makeExports({ signal: never });
  return (await mine(one))[0];
}

describe('an export', () => {
  let life: Life;
  let file: any;
  let text: string;

  beforeAll(async () => {
    life = await live();
    const { one } = life;
    await one.client.data(ASK);
    expect((await mine(one))[0]).toMatchObject({ status: 'PENDING', size: null, url: null, expiresAt: null });
    // A gateway is killed in the middle, twice: nothing half-made is handed out, and the next run makes it whole.
    for (const batches of [3, 9]) {
      let left = batches;
      const progress = () => {
        if ((left -= 1) < 0) throw new Error('Killed.');
      };
      await expect(makeExports({ signal: never, progress })).rejects.toThrow('could not be made');
      expect((await mine(one))[0]).toMatchObject({ status: 'PENDING', url: null });
    }
    await makeExports({ signal: never });
    const [row] = await mine(one);
    expect(row).toMatchObject({ status: 'READY' });
    const response = await fetch(row.url as string);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="leela-${row.id}.json"`);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    text = await response.text();
    expect(Buffer.byteLength(text)).toBe(row.size);
    file = JSON.parse(text);
  }, 60_000);

  it('holds everything that is one’s own, as the API calls it', () => {
    const { one, others, posts, comments } = life;
    const [ada] = others;
    expect(file.format).toBe('leela-export-1');
    expect(file.account).toEqual([
      expect.objectContaining({ id: one.id, email: one.email, username: one.username, linkedProviders: [] }),
    ]);
    expect(file.posts.map((post: any) => post.id)).toEqual(
      expect.arrayContaining([posts.own, posts.quoting]),
    );
    expect(file.posts.find((post: any) => post.id === posts.quoting)).toMatchObject({
      quoteOf: posts.theirs,
    });
    expect(file.comments.map((row: any) => row.id)).toEqual(
      expect.arrayContaining([comments.own, comments.answered]),
    );
    expect(file.follows).toContainEqual(
      expect.objectContaining({ following: { id: ada.id, username: ada.username }, status: 'active' }),
    );
    expect(file.reactions).toContainEqual(
      expect.objectContaining({ targetType: 'Post', target: posts.theirs, reaction: 'love' }),
    );
    expect(file.uploads.map((upload: any) => upload.url)).toEqual(expect.arrayContaining(life.files));
    expect(file.ledger.some((row: any) => row.related?.username === ada.username)).toBe(true);
    // Every list of the table stands in the file, and a life like this fills nearly all.
    for (const { told } of personalDataTable()) if (told) expect(file).toHaveProperty(told.as);
    const empty = Object.keys(file).filter((name) => Array.isArray(file[name]) && file[name].length === 0);
    expect(empty.filter((name) => !unlivedLists().includes(name))).toEqual(
      EMPTY.filter((name) => !unlivedLists().includes(name)),
    );
  });

  it('holds what one wrote to others, and nothing of what they wrote', () => {
    const bodies = file.messages.map((message: any) => message.body);
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body).toContain(life.words[4]);
    expect(text).not.toContain('Me too');
    expect(file.conversations.map((row: any) => row.conversation).sort()).toEqual(
      [life.talk.direct, life.talk.group].sort(),
    );
    expect(file.reports).toMatchObject([{ reason: 'other', target: life.posts.quoted }]);
  });

  it('88: holds no secret, and nothing of what others keep to themselves', async () => {
    const { one, others } = life;
    const security = await UserSecurityModel.findOne({ user: idOf(one) }).lean();
    const [, ben] = others;
    for (const secret of [
      security!.passwordHash!,
      security!.twoFactor!.sealedSecret,
      ...security!.backupCodes!,
    ])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/hash|salt|sealed|backupCodes|googleId/i);
    for (const other of others) expect(text).not.toContain(other.email);
    // Ben has muted the person, and has them among close friends: that is his to tell.
    expect(file.mutes.map((row: any) => row.muted.id)).toEqual([ben.id]);
    expect(file.closeFriends).toHaveLength(1);
  });

  it('leaves nothing behind where it was made', async () => {
    const left = (await readdir(tmpdir())).filter((name) => name.startsWith('leela-export-'));
    expect(left).toEqual([]);
  });

  it('is told of by mail, once, in the person’s language', async () => {
    const mails = await mailsTo(life.one.email, 'export-ready');
    expect(mails).toMatchObject([{ language: 'de', data: { days: 7 }, token: expect.any(String) }]);
  });
});

/** What a life through the API leaves empty. */
const EMPTY = ['pushSubscriptions', 'digests', 'lastSeen'];

describe('asking for it', () => {
  it('is possible once a day, however many ask at once', async () => {
    const one = await person();
    const answers = await Promise.all(Array.from({ length: 5 }, () => one.client.send(ASK_PLAINLY)));
    const refused = answers.filter(({ errors }) => errors.length > 0);
    expect(refused).toHaveLength(4);
    for (const { errors } of refused) {
      expect(errors[0]!.extensions.code).toBe('RATE_LIMITED');
      expect(errors[0]!.extensions.retryAfter).toBeGreaterThan(86_000);
      expect(errors[0]!.extensions.retryAfter).toBeLessThanOrEqual(86_400);
    }
    await makeExports({ signal: never });
    expect(await one.client.refusal(ASK_PLAINLY)).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await DataExportModel.countDocuments({ user: idOf(one) })).toBe(1);
    const before = new Date(Date.now() - 24 * 60 * 60 * 1_000);
    await DataExportModel.collection.updateOne({ user: idOf(one) }, { $set: { createdAt: before } });
    await one.client.data(ASK_PLAINLY);
    expect(await mine(one)).toMatchObject([{ status: 'PENDING' }, { status: 'READY' }]);
  });

  it('is for who is signed in', async () => {
    expect(await app.visitor.refusal(ASK_PLAINLY)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await app.visitor.data(MINE)).toEqual({ viewer: null });
  });

  it('waits for the next gateway when one stops, as often as one stops', async () => {
    const one = await person();
    await one.client.data(ASK_PLAINLY);
    for (let time = 0; time < 7; time += 1) {
      const stop = new AbortController();
      await makeExports({ signal: stop.signal, progress: () => stop.abort() });
      expect(await mine(one)).toMatchObject([{ status: 'PENDING' }]);
    }
    await makeExports({ signal: never });
    expect(await mine(one)).toMatchObject([{ status: 'READY' }]);
  });

  it('is free again after it has failed for good', async () => {
    const one = await person();
    await one.client.data(ASK_PLAINLY);
    const progress = () => {
      throw new Error('Broken.');
    };
    for (let attempt = 0; attempt < 5; attempt += 1)
      await makeExports({ signal: never, progress }).catch(() => undefined);
    await makeExports({ signal: never });
    expect(await mine(one)).toMatchObject([{ status: 'FAILED', url: null }]);
    expect(await mailsTo(one.email, 'export-ready')).toEqual([]);
    await one.client.data(ASK_PLAINLY);
  });
});

describe('40: a file', () => {
  it('is its person’s alone: by id, by address, by link', async () => {
    const [one, other] = [await person(), await person()];
    const { id, url } = await exported(one);
    const { id: otherId, url: otherUrl } = await exported(other);
    expect((await other.client.data(NODE, { id })).node).toBeNull();
    expect((await app.visitor.data(NODE, { id })).node).toBeNull();
    expect((await one.client.data(NODE, { id })).node).toMatchObject({ id });
    // The address of one's own file does not open another's, and none that was changed opens anything.
    const change = (edit: (url: URL) => void) => {
      const changed = new URL(url);
      edit(changed);
      return changed.href;
    };
    for (const wrong of [
      change((to) => (to.pathname = `/exports/${otherId}`)),
      change((to) => to.searchParams.set('expires', '9999999999')),
      change((to) => to.searchParams.set('signature', new URL(otherUrl).searchParams.get('signature')!)),
      change((to) => to.searchParams.delete('signature')),
      change((to) => to.searchParams.append('signature', 'x')),
      change((to) => (to.search = '')),
      change((to) => (to.pathname = '/exports/usr_000000000000000000000000')),
      change((to) => (to.pathname = '/exports/..%2f..%2fetc%2fpasswd')),
      change((to) => (to.pathname = `/exports/${'x'.repeat(90)}`)),
    ])
      expect((await fetch(wrong)).status, wrong.slice(0, 200)).toBe(404);
    expect((await download(url)).account[0].id).toBe(one.id);
    const events = await SecurityLogModel.find({ user: idOf(one) })
      .sort({ _id: 1 })
      .lean();
    expect(events.map(({ event }) => event).slice(-2)).toEqual([
      'data-export-requested',
      'data-export-downloaded',
    ]);
    // Nobody reaches it where the public files are.
    const { key } = (await DataExportModel.findById(objectId(id)).lean())!;
    for (const path of [`/uploads/${key}`, `/private/${key}`])
      expect((await fetch(new URL(path, app.url))).status).toBe(404);
  });

  it('can be fetched by the link of the mail as often as needed, with the second factor where there is one', async () => {
    const one = await person();
    await exported(one);
    const token = await linkTo(one.email, 'export-ready');
    for (let time = 0; time < 2; time += 1) {
      const { downloadDataExport } = await app.visitor.data(DOWNLOAD, { input: { token } });
      expect((await download(downloadDataExport.url)).account[0].id).toBe(one.id);
    }
    const authenticator = await withTwoFactor(one);
    const answer = await app.visitor.send(DOWNLOAD, { input: { token } });
    expect(answer.errors[0]!.extensions).toMatchObject({
      code: 'SECOND_FACTOR_REQUIRED',
      secondFactor: true,
    });
    expect(await app.visitor.refusal(DOWNLOAD, { input: { token, totpCode: '000000' } })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
      field: 'totpCode',
    });
    const totpCode = await authenticator.code();
    await app.visitor.data(DOWNLOAD, { input: { token, totpCode } });
    expect(await app.visitor.refusal(DOWNLOAD, { input: { token, totpCode } })).toMatchObject({
      code: 'INVALID_CREDENTIALS',
    });
    for (const wrong of ['', 'nonsense', await linkTo(one.email, 'verify-email')])
      expect(await app.visitor.refusal(DOWNLOAD, { input: { token: wrong } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'token',
      });
  });

  it('ends after seven days, with row, link and bytes', async () => {
    const one = await person();
    const { id, url } = await exported(one);
    const row = (await DataExportModel.findById(objectId(id)).lean())!;
    expect(row.expiresAt!.getTime() - Date.now()).toBeGreaterThan(6.9 * 24 * 60 * 60 * 1_000);
    expect(row.expiresAt!.getTime() - Date.now()).toBeLessThan(7.1 * 24 * 60 * 60 * 1_000);
    const over = { $set: { expiresAt: new Date(Date.now() - 1) } };
    await DataExportModel.collection.updateOne({ _id: row._id }, over);
    const token = await linkTo(one.email, 'export-ready');
    expect((await fetch(url)).status).toBe(404);
    expect(await app.visitor.refusal(DOWNLOAD, { input: { token } })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await vault().open(row.key)).not.toBeNull();
    await expireExports({ signal: never });
    await expireExports({ signal: never });
    expect(await vault().open(row.key)).toBeNull();
    expect(await mine(one)).toMatchObject([{ status: 'EXPIRED', url: null }]);
    await AccountTokenModel.collection.updateMany({ user: idOf(one) }, over);
    expect(await app.visitor.refusal(DOWNLOAD, { input: { token } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('is out of reach for whoever has left, and is not made for them', async () => {
    const [one, late] = [await person(), await person()];
    const { url } = await exported(one);
    const token = await linkTo(one.email, 'export-ready');
    await late.client.data(ASK_PLAINLY);
    for (const leaver of [one, late]) await askToBeErased(leaver);
    expect((await fetch(url)).status).toBe(404);
    expect(await app.visitor.refusal(DOWNLOAD, { input: { token } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    await makeExports({ signal: never });
    expect(await DataExportModel.findOne({ user: idOf(late) }).lean()).toMatchObject({ status: 'failed' });
    expect(await UserModel.findById(idOf(late)).lean()).toMatchObject({ status: 'deleted' });
  });

  it('costs the same to ask about, however many there are', async () => {
    const one = await person();
    await exported(one);
    const few = await one.client.commands(MINE);
    const row = (await DataExportModel.findOne({ user: idOf(one) }).lean())!;
    const hash = (n: number) =>
      createHash('sha1')
        .update(`${String(row._id)}${n}`)
        .digest('hex');
    await DataExportModel.collection.insertMany(
      Array.from({ length: 30 }, (_, n) => {
        const { _id, ...rest } = row;
        return { ...rest, key: `${hash(n)}.json`, createdAt: new Date(Date.now() - n) };
      }),
    );
    expect(await mine(one)).toHaveLength(31);
    expect(await one.client.commands(MINE)).toBe(few);
  });
});
