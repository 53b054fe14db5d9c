import type { Types } from 'mongoose';
import sharp from 'sharp';
import type { MediaProvider, MediaRequest, MediaStep } from '../../src/integrations/generation/index.js';
import { AIGenerationModel, UNFINISHED, type AIGeneration } from '../../src/models/studio/index.js';
import { CoinTransactionModel, LedgerUnit } from '../../src/models/billing/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { runGeneration } from '../../src/services/studio/index.js';
import type { Person } from '../factories/person.js';
import { GENERATE } from './operations.js';
import { claim } from './workers.js';

export const objectId = (id: string): Types.ObjectId => readGlobalId(id)!.id;

/** A small picture of one colour. */
export const picture = (red = 200): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: red, g: 90, b: 40 } } })
    .png()
    .toBuffer();

/** A provider that does what a test says, and remembers what it was asked. */
export class FakeProvider implements MediaProvider {
  readonly name = 'fake';
  /** Keys in the order of their first submission: the same key is the same job. */
  readonly keys: string[] = [];
  submissions = 0;
  polls = 0;
  cancelled: string[] = [];

  constructor(
    private readonly answer: (request: MediaRequest, nth: number) => Promise<MediaStep> | MediaStep,
    private readonly look?: (job: string, nth: number) => Promise<MediaStep> | MediaStep,
  ) {
    if (!look) this.poll = undefined as never;
  }

  async submit(request: MediaRequest): Promise<MediaStep> {
    this.submissions += 1;
    if (!this.keys.includes(request.key)) this.keys.push(request.key);
    return this.answer(request, this.submissions);
  }

  async poll(job: string): Promise<MediaStep> {
    this.polls += 1;
    return this.look!(job, this.polls);
  }

  async cancel(job: string): Promise<void> {
    this.cancelled.push(job);
  }

  readWebhook = (headers: Record<string, unknown>, body: Buffer) =>
    headers['x-good'] === 'yes' ? { job: body.toString() } : ({ status: 401 } as const);
}

export const done = async (red?: number): Promise<MediaStep> => ({
  state: 'done',
  file: { bytes: await picture(red) },
});

let requests = 0;
/** Requests an image; answers its id. */
export async function request(who: Person, more: object = {}): Promise<string> {
  const input = {
    type: 'IMAGE',
    model: 'DALL_E_3',
    prompt: 'dawn over a lagoon',
    clientId: `g${(requests += 1)}`,
    ...more,
  };
  return (await who.client.data(GENERATE, { input })).generate.generation.id;
}

/** The row as it is stored. */
export const stored = async (id: string): Promise<AIGeneration> =>
  (await AIGenerationModel.findById(objectId(id)).lean<AIGeneration>())!;

/** One run of a worker. */
export const runOnce = async (id: string) => runGeneration(await claim(objectId(id)));

/** Runs of workers until it is finished. */
export async function finishRuns(id: string, most = 12): Promise<AIGeneration> {
  for (let run = 0; run < most; run += 1) {
    if (!(UNFINISHED as readonly string[]).includes((await stored(id)).status)) break;
    await runOnce(id);
  }
  return stored(id);
}

/** Balances, and whether each ledger adds up to them. */
export async function wallet(who: Person): Promise<{ coins: number; credits: number }> {
  const user = (await UserModel.findById(objectId(who.id)).lean())!;
  const rows = await CoinTransactionModel.find({ user: user._id }).lean();
  const sum = (unit: LedgerUnit) =>
    rows.filter((row) => row.unit === unit).reduce((total, { amount }) => total + amount, 0);
  if (sum(LedgerUnit.COINS) !== user.coins) throw new Error('The ledger of coins does not add up.');
  if (sum(LedgerUnit.CREDITS) !== user.credits.remaining)
    throw new Error('The ledger of credits does not add up.');
  return { coins: user.coins, credits: user.credits.remaining };
}
