import fc from 'fast-check';
import mongoose, { Types } from 'mongoose';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BattleChoice,
  ExperimentModel,
  ExperimentType,
  LabVoteModel,
  ModelRatingModel,
  type Experiment,
} from '../../src/models/studio/index.js';
import {
  boardOf,
  configureTextModel,
  identityLeaked,
  LAB_KINDS,
  recomputeRatings,
  runLabExperiment,
  type TextModel,
} from '../../src/services/studio/index.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import { objectId, wallet } from './generating.js';
import { claim } from './workers.js';

const RUN = /* GraphQL */ `
  mutation ($input: RunExperimentInput!) {
    runExperiment(input: $input) {
      experiment {
        id
        number
        type
        status
      }
    }
  }
`;
const FIELDS = `id number type name status errorMessage input output viewerVote usage { tokens cost durationMs provider model }
  hypothesis methodology { model dataset parameters } results { metrics observations artifacts { name url type } }
  budget { allocated spent currency } collaborators { id } owner { id } timeline { startedAt completedAt } tags
  spendings(first: 10) { nodes { amount note user { id } } }`;
const READ = `query ($id: ID!) { node(id: $id) { ... on Experiment { ${FIELDS} } } }`;
const UPDATE = `mutation ($input: UpdateExperimentInput!) { updateExperiment(input: $input) { experiment { ${FIELDS} } } }`;
const SPEND = `mutation ($input: ExperimentSpendingInput!) { recordExperimentSpending(input: $input) { experiment { budget { spent } } } }`;
const VOTE = `mutation ($input: VoteBattleInput!) { voteBattle(input: $input) { experiment { ${FIELDS} } } }`;
const CANCEL = `mutation ($id: ID!) { cancelExperiment(input: { experimentId: $id }) { experiment { status } } }`;
const REMOVE = `mutation ($id: ID!) { deleteExperiment(input: { experimentId: $id }) { deletedId } }`;
const LIST = `query ($type: ExperimentType, $status: ExperimentStatus) { viewer { experiments(first: 10, type: $type, status: $status) { totalCount nodes { id } } } }`;

let mira: Person;
let jonas: Person;
let eve: Person;
let putBack: () => void = () => undefined;

beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  [mira, jonas, eve] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => {
  putBack();
  putBack = () => undefined;
});

let made = 0;
const start = async (who: Person, type: string, input: object | null, more: object = {}) => {
  const given = { type, name: 'Try', input, clientId: `e${(made += 1)}`, ...more };
  return (await who.client.data(RUN, { input: given })).runExperiment.experiment;
};
const work = async (id: string) => runLabExperiment(await claim(objectId(id)));
const read = async (who: Person, id: string) => (await who.client.data(READ, { id })).node;

/** Models that answer in a way of their own. */
function models(answers: Record<string, string>): void {
  const fake: TextModel = {
    async text({ model = '' }) {
      const [provider = '', name = ''] = model.split('/');
      return {
        ...{ text: answers[model] ?? null, cutOff: false },
        served: { provider, model: name, tokens: 10, costMicros: 25 },
      };
    },
    object: async () => ({
      object: null,
      served: { provider: 'none', model: 'none', tokens: 0, costMicros: 0 },
    }),
    models: () => Object.keys(answers),
    has: (model) => model in answers,
  };
  putBack();
  putBack = configureTextModel(fake);
}
const battle = async (who: Person, answers: Record<string, string>, more: object = {}) => {
  models(answers);
  const { id } = await start(
    who,
    'BATTLE_ARENA',
    { prompt: 'Explain entropy', models: Object.keys(answers) },
    more,
  );
  await work(id);
  return id as string;
};

describe('experiments that run here', () => {
  const inputs: Record<string, object> = {
    DREAM_ANALYSIS: { dream: 'I was flying over dark water and afraid' },
    EMOTION_ANALYSIS: { text: 'I love this calm and wonderful day, but I miss you' },
    FUTURE_PREDICTION: { question: 'Will cities be quiet?', horizon: 'ten years' },
    PERSONALITY_ANALYSIS: { text: 'First we plan, then we finish it together, thanks to friends!' },
    STORY_GENERATION: { prompt: 'a lighthouse', chapters: 3 },
    MUSIC_GENERATION: { prompt: 'evening rain', mood: 'calm', tempo: 80 },
    VOICE_GENERATION: { text: 'Hello there! How are you? Fine.' },
    IMAGE_GENERATION: { prompt: 'a forest' },
    NEURAL_ART: { prompt: 'a city at night', style: 'ink' },
  };

  it.each(Object.entries(inputs))('%s has an output by its schema', async (type, input) => {
    const experiment = await start(mira, type, input);
    expect(experiment).toMatchObject({
      type,
      status: 'PENDING',
      number: expect.stringMatching(/^EXP-\d{4}-\d{6}$/),
    });
    await work(experiment.id);
    const done = await read(mira, experiment.id);
    expect(done).toMatchObject({
      status: 'COMPLETED',
      input,
      usage: { provider: 'offline' },
      errorMessage: null,
    });
    expect(done.timeline.startedAt).not.toBeNull();
    expect(done.timeline.completedAt).not.toBeNull();
    const kind = LAB_KINDS[ExperimentType[type as keyof typeof ExperimentType]];
    if (kind) expect(kind.output.safeParse(done.output).success).toBe(true);
    else expect((await fetch(done.output.url)).headers.get('content-type')).toBe('image/png');
    if (type === 'EMOTION_ANALYSIS') expect(done.output).toMatchObject({ dominant: 'joy', sentiment: 0.5 });
    const { credits } = (await ExperimentModel.findById(objectId(experiment.id)).lean<Experiment>())!;
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 - credits });
  });

  it('have sample outputs that fit their schemas, whatever the input', () => {
    const text = fc.string({ minLength: 1, maxLength: 300 }).filter((one) => one.trim() !== '');
    for (const [type, input] of [
      [ExperimentType.DREAM_ANALYSIS, (one: string) => ({ dream: one })],
      [ExperimentType.EMOTION_ANALYSIS, (one: string) => ({ text: one })],
      [ExperimentType.PERSONALITY_ANALYSIS, (one: string) => ({ text: one })],
      [ExperimentType.FUTURE_PREDICTION, (one: string) => ({ question: one })],
      [ExperimentType.STORY_GENERATION, (one: string) => ({ prompt: one })],
      [ExperimentType.MUSIC_GENERATION, (one: string) => ({ prompt: one })],
      [ExperimentType.VOICE_GENERATION, (one: string) => ({ text: one })],
    ] as const) {
      const kind = LAB_KINDS[type]!;
      fc.assert(
        fc.property(
          text,
          (one) => kind.output.safeParse(kind.offline(kind.input.parse(input(one)) as never)).success,
        ),
        { numRuns: 100 },
      );
    }
  });

  it('are refused with what is wrong of their input, and refunded when no model answers', async () => {
    const cases = [
      ['EMOTION_ANALYSIS', {}, 'input.text'],
      ['EMOTION_ANALYSIS', { text: 'x', more: 1 }, 'input'],
      ['BATTLE_ARENA', { prompt: 'x', models: ['openai/a', 'openai/a'] }, 'input.models'],
      ['BATTLE_ARENA', { prompt: 'x', models: ['openai/a'] }, 'input.models'],
      ['STORY_GENERATION', { prompt: 'x'.repeat(20_001) }, 'input'],
    ] as const;
    for (const [type, input, field] of cases)
      expect(await refused(mira.client, RUN, { input: { type, name: 'x', input } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field,
      });
    expect(await refused(mira.client, RUN, { input: { type: 'RESEARCH', name: 'x' } })).toMatchObject({
      field: 'category',
    });
    const foreign = { type: 'DREAM_ANALYSIS', name: 'x', input: { dream: 'x' }, hypothesis: 'y' };
    expect(await refused(mira.client, RUN, { input: foreign })).toMatchObject({ field: 'hypothesis' });
    models({});
    const { id } = await start(mira, 'DREAM_ANALYSIS', { dream: 'x' });
    expect(await work(id)).toMatchObject({ retryInMs: expect.any(Number) });
    await work(id);
    await work(id);
    expect(await read(mira, id)).toMatchObject({
      status: 'FAILED',
      errorMessage: expect.stringMatching(/No AI provider/),
    });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('are seen, cancelled and deleted by whose they are', async () => {
    const { id } = await start(mira, 'DREAM_ANALYSIS', { dream: 'x' }, { collaboratorIds: [jonas.id] });
    expect(await read(eve, id)).toBeNull();
    expect(await read(jonas, id)).toMatchObject({
      owner: { id: mira.id },
      collaborators: [{ id: jonas.id }],
    });
    expect(await refused(eve.client, CANCEL, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(jonas.client, CANCEL, { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(mira.client, REMOVE, { id })).toMatchObject({ code: 'CONFLICT' });
    await mira.client.data(CANCEL, { id });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
    const list = async (who: Person, variables = {}) =>
      (await who.client.data(LIST, variables)).viewer.experiments;
    expect(await list(jonas)).toEqual({ totalCount: 1, nodes: [{ id }] });
    expect((await list(mira, { type: 'DREAM_ANALYSIS', status: 'FAILED' })).nodes).toEqual([{ id }]);
    expect((await list(mira, { status: 'COMPLETED' })).nodes).toEqual([]);
    await mira.client.data(REMOVE, { id });
    expect(await list(jonas)).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('the battle arena', () => {
  const twoModels = {
    'openai/gpt-4.1-mini': 'Disorder grows.',
    'mistral/mistral-small-latest': 'Energy spreads.',
  };

  it('T2.17 is blind until the own vote, which counts once; another vote reveals nothing to others', async () => {
    const id = await battle(mira, twoModels, { collaboratorIds: [jonas.id] });
    const blind = await read(mira, id);
    expect(blind).toMatchObject({
      status: 'COMPLETED',
      usage: null,
      viewerVote: null,
      input: { prompt: 'Explain entropy' },
    });
    expect(blind.output).toEqual({
      answers: [
        { slot: 'A', text: expect.any(String) },
        { slot: 'B', text: expect.any(String) },
      ],
      revealed: false,
    });
    expect(JSON.stringify(blind)).not.toMatch(/openai|mistral|gpt|costMicros/);
    const { experiment } = (await mira.client.data(VOTE, { input: { experimentId: id, choice: 'A' } }))
      .voteBattle;
    expect(experiment).toMatchObject({
      viewerVote: 'A',
      usage: { tokens: 20, cost: 50 },
      output: { revealed: true },
    });
    expect(experiment.output.answers.map(({ model }: { model: string }) => model).sort()).toEqual(
      Object.keys(twoModels).sort(),
    );
    expect(JSON.stringify(await read(jonas, id))).not.toMatch(/openai|mistral|gpt/);
    const again = { input: { experimentId: id, choice: 'B' } };
    expect(await refused(mira.client, VOTE, again)).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(eve.client, VOTE, again)).toMatchObject({ code: 'NOT_FOUND' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => jonas.client.send(VOTE, again)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await LabVoteModel.countDocuments({ experiment: objectId(id) })).toBe(2);
  });

  it('T2.17 is never between a model and itself, and leaves out answers that name their maker', async () => {
    models({ 'openai/a': 'one' });
    const { id } = await start(mira, 'BATTLE_ARENA', { prompt: 'x' });
    await work(id);
    expect(await read(mira, id)).toMatchObject({
      status: 'FAILED',
      errorMessage: expect.stringMatching(/two different/),
    });
    const leaky = await battle(mira, {
      'anthropic/claude-x': 'I am Claude, so…',
      'openai/gpt-4.1-mini': 'No idea.',
    });
    await mira.client.data(VOTE, { input: { experimentId: leaky, choice: 'A' } });
    await allFolded();
    expect(await read(mira, leaky)).toMatchObject({ output: { identityLeaked: true } });
    expect(await ModelRatingModel.countDocuments({ model: 'anthropic/claude-x' })).toBe(0);
    expect(identityLeaked('groq/llama-3.3-70b', 'As a Llama model')).toBe(true);
    expect(identityLeaked('openai/gpt-4.1-mini', 'Entropy is a measure.')).toBe(false);
    const early = await start(mira, 'BATTLE_ARENA', { prompt: 'x' });
    expect(
      await refused(mira.client, VOTE, { input: { experimentId: early.id, choice: 'A' } }),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('T2.18 rates by Elo: a tie moves nothing, a win moves 16, the sum stays, the order of reading does not matter', () => {
    const vote = (choice: BattleChoice, modelA = 'a/1', modelB = 'b/2') => ({
      _id: new Types.ObjectId(),
      modelA,
      modelB,
      choice,
    });
    const ratings = (votes: Parameters<typeof boardOf>[0]) =>
      Object.fromEntries([...boardOf(votes)].map(([model, { rating }]) => [model, rating]));
    expect(ratings([vote(BattleChoice.TIE)])).toEqual({ 'a/1': 1000, 'b/2': 1000 });
    expect(ratings([vote(BattleChoice.A)])).toEqual({ 'a/1': 1016, 'b/2': 984 });
    const names = ['m/1', 'm/2', 'm/3', 'm/4'];
    const one = fc.record({
      a: fc.integer({ min: 0, max: 3 }),
      step: fc.integer({ min: 1, max: 3 }),
      choice: fc.constantFrom(...Object.values(BattleChoice)),
    });
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (given, dice) => {
          const votes = given.map(({ a, step, choice }) => vote(choice, names[a]!, names[(a + step) % 4]!));
          const board = ratings(votes);
          const keyed = votes.map((item) => ({ item, key: dice.next().value as number }));
          const shuffled = keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
          expect(ratings(shuffled)).toEqual(board);
          const sum = Object.values(board).reduce((total, rating) => total + rating, 0);
          expect(sum).toBeCloseTo(1000 * Object.keys(board).length, 6);
        },
      ),
    );
  });

  it('T2.18 has a board that equals a plain reading of the votes', async () => {
    for (const choice of ['A', 'B', 'TIE', 'A']) {
      const id = await battle(mira, twoModels);
      await mira.client.data(VOTE, { input: { experimentId: id, choice } });
    }
    await allFolded();
    const board = async () =>
      Object.fromEntries(
        (await ModelRatingModel.find().lean()).map(({ model, rating, wins, losses, ties }) => [
          model,
          { rating, wins, losses, ties },
        ]),
      );
    const plain = Object.fromEntries(boardOf(await LabVoteModel.find({ counted: true }).lean()));
    expect(await board()).toEqual(plain);
    await mongoose.connection.transaction((session) => recomputeRatings(session));
    expect(await board()).toEqual(plain);
    const { modelRatings } = await mira.client.data(
      '{ modelRatings(first: 2) { model rating wins losses ties } }',
    );
    expect(modelRatings[0].rating).toBeGreaterThanOrEqual(modelRatings[1].rating);
  });
});

describe('research experiments', () => {
  const research = (who: Person, more: object = {}) =>
    start(who, 'RESEARCH', null, {
      ...{ name: 'Fine-tuning', category: 'NLP', hypothesis: 'It helps.', tags: ['gpt'] },
      methodology: { model: 'gpt-3.5-turbo', dataset: 'code-search-net', parameters: { epochs: 10 } },
      ...{ budget: { allocated: 1000 }, collaboratorIds: [jonas.id], ...more },
    });
  const update = (who: Person, id: string, more: object) =>
    who.client
      .data(UPDATE, { input: { experimentId: id, ...more } })
      .then((data) => data.updateExperiment.experiment);

  it('have hypothesis, methodology, results, timeline and a status that follows a table', async () => {
    const { id } = await research(mira);
    expect(await read(mira, id)).toMatchObject({
      ...{
        status: 'PLANNING',
        hypothesis: 'It helps.',
        budget: { allocated: 1000, spent: 0, currency: 'USD' },
      },
      methodology: { model: 'gpt-3.5-turbo', dataset: 'code-search-net', parameters: { epochs: 10 } },
    });
    expect((await update(jonas, id, { status: 'RUNNING' })).timeline.startedAt).not.toBeNull();
    const artifacts = [{ name: 'report', url: 'https://example.com/r.pdf', type: 'REPORT' }];
    const results = { metrics: { accuracy: 0.85 }, observations: 'Better.', artifacts };
    expect(await update(mira, id, { results })).toMatchObject({ results });
    expect(await update(mira, id, { results: { observations: 'Much better.' } })).toMatchObject({
      results: { ...results, observations: 'Much better.' },
    });
    expect((await update(mira, id, { status: 'COMPLETED' })).timeline.completedAt).not.toBeNull();
    const refusal = (who: Person, more: object) =>
      refused(who.client, UPDATE, { input: { experimentId: id, ...more } });
    expect(await refusal(mira, { status: 'RUNNING' })).toMatchObject({ code: 'CONFLICT', field: 'status' });
    expect(await refusal(eve, { name: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(jonas, { budget: { allocated: 5 } })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(jonas, { collaboratorIds: [] })).toMatchObject({ code: 'FORBIDDEN' });
    const inside = [{ name: 'x', url: 'http://127.0.0.1/x' }];
    expect(await refusal(mira, { results: { artifacts: inside } })).toMatchObject({
      field: 'results.artifacts.0.url',
    });
  });

  it('are never overspent, however many expenses are recorded at once, and their rows add up', async () => {
    const { id } = await research(mira);
    const spend = (who: Person, amount: number, more: object = {}) =>
      who.client.send(SPEND, { input: { experimentId: id, amount, note: 'GPU hours', ...more } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => spend(index % 2 ? mira : jonas, 150)),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(6);
    expect((await read(mira, id)).budget.spent).toBe(900);
    expect((await spend(mira, 101)).errors[0]!.extensions.code).toBe('CONFLICT');
    expect((await spend(mira, 0)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
    await spend(mira, 50, { clientId: 's1' });
    await spend(mira, 50, { clientId: 's1' });
    expect(await update(mira, id, { budget: { spent: 800 } })).toMatchObject({ budget: { spent: 800 } });
    const done = await read(mira, id);
    expect(done.budget.spent).toBe(800);
    expect(
      done.spendings.nodes.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0),
    ).toBe(800);
    expect(
      await refused(mira.client, UPDATE, { input: { experimentId: id, budget: { allocated: 700 } } }),
    ).toMatchObject({
      code: 'CONFLICT',
      field: 'budget',
    });
    expect(
      await refused(eve.client, SPEND, { input: { experimentId: id, amount: 1, note: 'x' } }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('have numbers that no two share', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => research(mira)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(12);
  });
});
