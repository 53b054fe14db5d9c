import mongoose, { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { onBatch } from '../../src/loaders/batch-metrics.js';
import { Loaders } from '../../src/loaders/context.js';
import { RoundTrip } from '../../src/loaders/round-trip.js';
import { TagModel, LikeModel } from '../../src/models/social/index.js';
import { testApp } from '../setup/app.js';

const ids = Array.from({ length: 1_200 }, () => new Types.ObjectId());
const viewer = { id: new Types.ObjectId() };
const mark = `round-${ids[0]!.toHexString()}`;

beforeAll(async () => {
  await testApp();
  await TagModel.collection.insertMany(ids.map((_id, n) => ({ _id, name: `${mark}-${n}`, usageCount: n })));
  await LikeModel.collection.insertMany(
    ids.slice(0, 300).map((target) => ({ user: viewer.id, targetType: 'Post', target, reaction: 'love' })),
  );
});

/** The commands on these collections that `work` sends. */
async function commandsOf<T>(work: () => Promise<T>): Promise<{ commands: string[]; result: T }> {
  const commands: string[] = [];
  const client = mongoose.connection.getClient();
  const started = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }) => {
    const about = String(commandName === 'getMore' ? command['collection'] : command[commandName]);
    if (/^(tags|likes|users|blocks)$/.test(about)) commands.push(commandName);
  };
  client.on('commandStarted', started);
  try {
    return { result: await work(), commands };
  } finally {
    client.off('commandStarted', started);
  }
}

describe('what loaders ask in one turn', () => {
  it('is one command for 1,000 keys, each answered in its place', async () => {
    const loaders = new Loaders({ viewer: null });
    const batches: [string, number][] = [];
    const stop = onBatch((name, keys) => batches.push([name, keys]));
    const asked = [...ids.slice(0, 999), new Types.ObjectId()];
    const { commands, result } = await commandsOf(() => Promise.all(asked.map((id) => loaders.tag.load(id))));
    stop();
    expect(commands).toEqual(['aggregate']);
    expect(batches).toEqual([['Tag.by._id', 1_000]]);
    expect(result.map((tag) => tag?.usageCount)).toEqual([...asked.slice(0, 999).keys(), undefined]);
  });

  it('is answered with documents as they are stored', async () => {
    const roundTrip = new RoundTrip();
    const find = (_id: Types.ObjectId) => roundTrip.ask(TagModel, [{ $match: { _id } }]);
    const [first, second] = await Promise.all([find(ids[0]!), find(ids[1]!)]);
    expect(first).toEqual([{ _id: ids[0], name: `${mark}-0`, usageCount: 0 }]);
    expect(second).toEqual([{ _id: ids[1], name: `${mark}-1`, usageCount: 1 }]);
  });

  it('is chunked beyond that, still in one command', async () => {
    const loaders = new Loaders({ viewer: null });
    const batches: number[] = [];
    const stop = onBatch((_name, keys) => batches.push(keys));
    const { commands, result } = await commandsOf(() => Promise.all(ids.map((id) => loaders.tag.load(id))));
    stop();
    expect(batches).toEqual([1_000, 200]);
    expect(commands).toEqual(['aggregate']);
    expect(result.map((tag) => tag!.usageCount)).toEqual([...ids.keys()]);
  });

  it('is one command for different loaders, and nobody gets another’s rows', async () => {
    const loaders = new Loaders({ viewer });
    const { commands, result } = await commandsOf(() =>
      Promise.all([
        loaders.tag.load(ids[1]!),
        loaders.viewerLike.load(ids[1]!),
        loaders.viewerLike.load(ids[1_100]!),
        loaders.tagByName.load(`${mark}-2`),
        loaders.viewerBlocks.load(ids[1]!),
        // Asked a few promises later in the same turn.
        Promise.resolve()
          .then(() => undefined)
          .then(() => loaders.user.load(ids[1]!)),
      ]),
    );
    expect(commands).toEqual(['aggregate']);
    const [tag, like, noLike, byName, blocks, user] = result;
    expect(tag).toMatchObject({ _id: ids[1], usageCount: 1, __typename: 'Tag' });
    expect(like).toMatchObject({ target: ids[1], reaction: 'love' });
    expect(noLike).toBeNull();
    expect(byName).toMatchObject({ usageCount: 2 });
    expect(blocks).toEqual({ blocked: false, blockedBy: false });
    expect(user).toBeNull();
  });

  it('is asked once a request, and anew by the next (attack 45)', async () => {
    const [first, second] = [new Loaders({ viewer }), new Loaders({ viewer: { id: new Types.ObjectId() } })];
    expect(await first.viewerLike.load(ids[0]!)).not.toBeNull();
    expect(await second.viewerLike.load(ids[0]!)).toBeNull();
    const { commands } = await commandsOf(() => first.viewerLike.load(ids[0]!));
    expect(commands).toEqual([]);
  });

  it('is split where there are very many questions', async () => {
    const roundTrip = new RoundTrip();
    const { commands, result } = await commandsOf(() =>
      Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          roundTrip.ask<{ usageCount: number }>(TagModel, [{ $match: { _id: ids[n] } }]),
        ),
      ),
    );
    expect(commands).toHaveLength(3);
    expect(result.map(([row]) => row!.usageCount)).toEqual([...Array(40).keys()]);
  });

  it('fails for those who asked together, and for nobody afterwards', async () => {
    const roundTrip = new RoundTrip();
    const good = () => roundTrip.ask(TagModel, [{ $match: { _id: ids[0] } }]);
    const both = await Promise.allSettled([good(), roundTrip.ask(TagModel, [{ $nonsense: 1 } as never])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await good()).toHaveLength(1);
  });
});
