import { Types } from 'mongoose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashInput } from '../../src/events/canonical.js';
import { claimTogether } from '../../src/events/idempotency.js';
import { insertOnce } from '../../src/events/insert-once.js';
import { transact } from '../../src/events/transact.js';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { IdempotencyKeyModel } from '../../src/models/system/idempotency-key.js';
import { closeLogDatabase, effects, emptyLog, openLogDatabase, postCreated } from './database.js';

beforeAll(openLogDatabase);
afterAll(closeLogDatabase);
beforeEach(emptyLog);

const actor = new Types.ObjectId();

function create(clientId: string | null, input: unknown, commits: Types.ObjectId[] = []) {
  return transact({ commits }, (tx) =>
    tx.once(actor, 'createPost', clientId, input, async () => {
      const post = new Types.ObjectId();
      await effects().insertOne({ _id: post }, { session: tx.session });
      tx.emit('post.created', postCreated());
      return { post };
    }),
  );
}

describe('once', () => {
  it('does the work of 50 at the same time once, and all get its result', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => create('k', { caption: 'x' })));
    expect(new Set(answers.map((answer) => String(answer.post))).size).toBe(1);
    expect(await effects().countDocuments()).toBe(1);
    expect(await DomainEventModel.countDocuments()).toBe(1);
  });

  it('gives a repetition the first result and commits no event for it', async () => {
    const first = await create('k', { b: [{ y: 1, x: undefined }], a: 'A', clientId: 'k' });
    const commits: Types.ObjectId[] = [];
    const second = await create('k', { a: 'A', b: [{ y: 1 }] }, commits);
    expect(second).toEqual(first);
    expect(commits).toEqual([]);
  });

  it('refuses another input under the same key', async () => {
    await create('k', { caption: 'x' });
    await expect(create('k', { caption: 'y' })).rejects.toMatchObject({
      code: 'CONFLICT',
      field: 'clientId',
    });
    expect(await effects().countDocuments()).toBe(1);
  });

  it('refuses a clientId of more than 64 characters', async () => {
    await expect(create('x'.repeat(65), {})).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'clientId',
    });
    await create('x'.repeat(64), {});
  });

  it('just does the work without a clientId', async () => {
    await create(null, {});
    await create(null, {});
    expect(await effects().countDocuments()).toBe(2);
    expect(await IdempotencyKeyModel.countDocuments()).toBe(0);
  });

  it('keeps no key of work that failed', async () => {
    const failing = transact(null, (tx) =>
      tx.once(actor, 'createPost', 'k', {}, () => Promise.reject(new Error('no'))),
    );
    await expect(failing).rejects.toThrow('no');
    await create('k', { other: 'input' });
    expect(await effects().countDocuments()).toBe(1);
  });

  it('tells actors and operations apart', async () => {
    await create('k', {});
    await transact(null, (tx) =>
      tx.once(new Types.ObjectId(), 'createPost', 'k', { other: 1 }, async () => ({
        post: new Types.ObjectId(),
      })),
    );
    await transact(null, (tx) =>
      tx.once(actor, 'createComment', 'k', { other: 1 }, async () => ({ post: new Types.ObjectId() })),
    );
    expect(await IdempotencyKeyModel.countDocuments()).toBe(3);
  });
});

describe('once with a result that is known beforehand', () => {
  const createAs = (clientId: string | null, input: unknown, work = async () => {}) => {
    const commits: Types.ObjectId[] = [];
    const post = new Types.ObjectId();
    const answer = transact({ commits }, (tx) =>
      tx.onceAs(actor, 'createPost', clientId, input, { post }, async () => {
        await work();
        await effects().insertOne({ _id: post }, { session: tx.session });
        tx.emit('post.created', postCreated());
      }),
    );
    return answer.then((result) => ({ result, mine: result.post === post, commits }));
  };

  it('lets one of 30 at the same time work, and all get its result', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => createAs('k', {})));
    expect(new Set(answers.map(({ result }) => String(result.post))).size).toBe(1);
    expect(answers.filter(({ mine }) => mine)).toHaveLength(1);
    expect(answers.filter(({ commits }) => commits.length > 0)).toHaveLength(1);
    expect(await effects().countDocuments()).toBe(1);
  });

  it('refuses another input, keeps no key of what failed, and shares keys with once', async () => {
    await expect(createAs('k', { a: 1 }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const { result } = await createAs('k', { a: 2 });
    await expect(createAs('k', { a: 1 })).rejects.toMatchObject({ code: 'CONFLICT', field: 'clientId' });
    expect(await create('k', { a: 2 })).toEqual(result);
    const other = await create('l', {});
    expect((await createAs('l', {})).result).toEqual(other);
    await expect(createAs('x'.repeat(65), {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await createAs(null, {});
    expect(await effects().countDocuments()).toBe(3);
    expect(await IdempotencyKeyModel.countDocuments()).toBe(2);
  });
});

describe('keys that are claimed together', () => {
  const claims = (...clientIds: string[]) =>
    clientIds.map((clientId) => ({
      ...{ key: { actor, operation: 'createPost', clientId }, input: {} },
      result: { post: new Types.ObjectId() },
    }));
  const claim = (...clientIds: string[]) =>
    transact(null, async (tx) => {
      const repeated = await claimTogether(tx.session, tx.at, claims(...clientIds));
      if (repeated !== null) throw new Error(`repeated: ${clientIds[repeated]}`);
    });

  it('are found by a repetition, and none is kept where one was there', async () => {
    await claim();
    await claim('a', 'b');
    await expect(claim('c', 'b', 'd')).rejects.toThrow('repeated: b');
    await expect(claim('e', 'f', 'e')).rejects.toThrow('repeated: e');
    expect(await IdempotencyKeyModel.distinct('clientId')).toEqual(['a', 'b']);
    const { result } = (await IdempotencyKeyModel.findOne({ clientId: 'a' }).lean())!;
    expect(await create('a', {})).toEqual(result);
    expect(await effects().countDocuments()).toBe(0);
  });
});

describe('hashInput', () => {
  it('is the same for the same input however it is written, and another for another', () => {
    const id = new Types.ObjectId();
    const date = new Date(0);
    expect(hashInput({ a: id, b: { d: 1, c: date } })).toBe(
      hashInput({ b: { c: new Date(0), d: 1 }, a: String(id) }),
    );
    const different = [
      {},
      { a: null },
      { a: [] },
      { a: {} },
      { a: '1' },
      { a: 1 },
      { a: [1, 2] },
      { a: [2, 1] },
    ];
    expect(new Set(different.map(hashInput)).size).toBe(different.length);
    expect(hashInput(Object.assign(Object.create(null), { a: 1 }))).toBe(hashInput({ a: 1 }));
  });
});

describe('insertOnce', () => {
  it('inserts for one of 30 at the same time and tells the others that it did not', async () => {
    const inserted = await Promise.all(
      Array.from({ length: 30 }, () =>
        transact(null, (tx) =>
          insertOnce(
            IdempotencyKeyModel,
            { actor, operation: 'x', clientId: 'y' },
            { hash: 'h', at: tx.at },
            tx,
          ),
        ),
      ),
    );
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await IdempotencyKeyModel.countDocuments()).toBe(1);
  });
});
