import { setTimeout as delay } from 'node:timers/promises';
import type { Types } from 'mongoose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  AgentModel,
  AgentSubscriptionModel,
  ChatMessageModel,
  ChatRole,
  ChatSessionModel,
} from '../../../src/models/agents/index.js';
import { HoldModel, HoldState } from '../../../src/models/billing/hold.js';
import { CoinTransactionModel, LedgerUnit } from '../../../src/models/billing/index.js';
import { UserModel } from '../../../src/models/identity/index.js';
import { readGlobalId, toGlobalId } from '../../../src/schema/ids.js';
import { syncAgents } from '../../../src/services/agents/index.js';
import { reconcile } from '../../../src/services/system/index.js';
import { definition } from '../../agents/world.js';
import { personAt, type Person } from '../../factories/person.js';
import { allFolded } from '../../setup/lanes.js';
import { Chatter } from './chatter.js';
import { canCluster, sharedCluster, whole, type Shared } from './shared.js';

const PEOPLE = 50;
const KILLING_MS = 20_000;
const LEAST_KILLS = 4;
const LONGEST_PAUSE_MS = 400;
/** A worker's item waits for its lease (30 s) after the last kill, and each of these answers then has its end. */
const AFTERWARDS_MS = 60_000;
const WORDS = Array.from({ length: 32 }, (_, place) => `w${place} `);

describe.skipIf(!canCluster)('chats', () => {
  let shared: Shared;
  beforeAll(async () => {
    shared = await sharedCluster();
    shared.provider.then = { does: 'answer', chunks: WORDS, everyMs: 120 };
  }, 300_000);
  afterEach(() => whole(shared));

  it('F11: kill -9 of gateways while 50 people chat: every answer ends, is read as it is stored, and is paid once', async () => {
    const { cluster } = shared;
    const [byUse, bySubscription] = await Promise.all([
      agent({ settings: { freeAnswersPerDay: 0, maxTokens: 100 } }),
      agent({ isPremium: true, settings: { freeAnswersPerDay: 0, maxTokens: 100 } }),
    ]);
    const people: Person[] = [];
    // In groups: all at once they would be more than a busy machine answers in time.
    while (people.length < PEOPLE)
      people.push(...(await Promise.all(Array.from({ length: 10 }, () => personAt(cluster.url)))));
    const chatters = people.map((person, n) => {
      const subscribed = n % 5 === 0;
      return new Chatter(person, cluster.url, subscribed ? bySubscription : byUse).start({ subscribed });
    });
    await Promise.all(chatters.map((chatter) => chatter.begun()));
    const pieces = (): number =>
      chatters.reduce((sum, { answers }) => sum + answers.reduce((all, one) => all + one.pieces, 0), 0);

    const end = performance.now() + KILLING_MS;
    for (let kills = 0; kills < LEAST_KILLS || performance.now() < end; kills++) {
      const victim = cluster.gateways.parts[Math.floor(Math.random() * cluster.gateways.parts.length)]!;
      await victim.up();
      // Answers are being written and read, each kill finds them somewhere else.
      const enough = pieces() + 50 + Math.floor(Math.random() * 150);
      await vi.waitFor(() => expect(pieces()).toBeGreaterThan(enough), { timeout: 60_000, interval: 5 });
      await delay(Math.random() * LONGEST_PAUSE_MS);
      await victim.crash();
    }
    await Promise.all(chatters.map((chatter) => chatter.stop()));
    await vi.waitFor(() => expect(chatters.flatMap(({ open }) => open)).toEqual([]), {
      timeout: AFTERWARDS_MS,
    });
    await Promise.all(chatters.map((chatter) => chatter.close()));

    const odd = chatters.flatMap((chatter) => chatter.odd);
    expect([odd, odd.length === 0 ? [] : await cluster.logged('"request failed"')]).toEqual([[], []]);
    await expectReadAsStored(chatters);
    for (const { person } of chatters) await expectPaidOnce(readGlobalId(person.id)!.id);
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift).toEqual([]);
  }, 600_000);
});

async function agent(more: Record<string, unknown>): Promise<string> {
  const given = definition(more);
  expect((await syncAgents([given])).rejected).toEqual([]);
  const { _id } = (await AgentModel.findOne({ slug: given['slug'] as string }, { _id: 1 }).lean())!;
  return toGlobalId('Agent', _id);
}

/** The answers in the database are those that were acknowledged, all with an end, and with the text that was read. */
async function expectReadAsStored(chatters: readonly Chatter[]): Promise<void> {
  const heard = chatters.flatMap(({ answers }) => answers);
  const user = { $in: chatters.map(({ person }) => readGlobalId(person.id)!.id) };
  const rows = await ChatMessageModel.find({ user, role: ChatRole.ASSISTANT }).lean();
  const stored = new Map(rows.map((row) => [toGlobalId('ChatMessage', row._id), row]));
  expect([...stored.keys()].sort()).toEqual(heard.map(({ id }) => id).sort());
  expect(heard.map(({ id, text }) => ({ id, text }))).toEqual(
    heard.map(({ id }) => ({ id, text: stored.get(id)!.content })),
  );
  const whole = WORDS.join('');
  for (const { status, content, errorCode } of rows) {
    if (status === 'complete') expect(content).toBe(whole);
    else if (status === 'failed') expect(errorCode).toMatch(/^(WORKER_LOST|INTERRUPTED)$/);
    else expect(status).toBe('stopped');
    expect(whole.startsWith(content)).toBe(true);
  }
  expect(await ChatSessionModel.countDocuments({ user, streaming: { $ne: null } })).toBe(0);
  // The kills came in the middle of answers, of their workers and of their readers.
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['complete', 'failed', 'stopped']));
  expect(heard.some(({ resumed, end }) => resumed > 0 && end === 'AnswerFinished')).toBe(true);
}

/** The balances are the sums of their rows, no hold is left, and each answer has cost what it says, once. */
async function expectPaidOnce(user: Types.ObjectId): Promise<void> {
  const { coins, credits } = (await UserModel.findById(user).lean())!;
  const rows = await CoinTransactionModel.find({ user }).lean();
  const sum = (unit: LedgerUnit): number =>
    rows.filter((row) => row.unit === unit).reduce((all, { amount }) => all + amount, 0);
  expect([sum(LedgerUnit.COINS), sum(LedgerUnit.CREDITS)]).toEqual([coins, credits.remaining]);
  expect(await HoldModel.countDocuments({ user, state: HoldState.HELD })).toBe(0);
  const answers = await ChatMessageModel.find({ user, role: ChatRole.ASSISTANT }).lean();
  const charged = answers.reduce((all, { usage }) => all + (usage?.credits ?? 0), 0);
  expect(1_000 - credits.remaining).toBe(charged);
  const subscription = await AgentSubscriptionModel.findOne({ user }).lean();
  if (!subscription) return;
  expect(charged).toBe(0);
  expect(subscription.usage.messages).toBe(answers.filter(({ content }) => content !== '').length);
}
