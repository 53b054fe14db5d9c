import { transact } from '../../events/transact.js';
import { mediaProvider } from '../../integrations/generation/index.js';
import { hasStorage } from '../../integrations/storage/index.js';
import type { Domain } from '../../domain.js';
import { AIModel } from '../../models/social/index.js';
import {
  AIGenerationModel,
  AIGenerationType,
  CanvasProjectModel,
  CanvasRole,
  ExperimentCategory,
  ExperimentModel,
  ExperimentStatus,
  ExperimentType,
  GenerationStatus,
  ItemState,
} from '../../models/studio/index.js';
import { holdCharge, settleCharge } from './charge.js';
import { updateExperiment, recordSpending } from './change-experiment.js';
import { createCanvas } from './create-canvas.js';
import { costOf, generationLine, priceOf } from './generate.js';
import { LAB_KINDS } from './lab-kinds.js';
import { battleAnswer } from './offline-lab.js';
import { runExperiment } from './run-lab.js';
import { shareCanvas } from './share-canvas.js';
import { keepMedia, storeMedia } from './store-media.js';
import { writeFile } from './change-files.js';

type DemoSeeder = Parameters<NonNullable<Domain['seed']>>[0];

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

const PICTURES: [
  user: string,
  model: AIModel,
  prompt: string,
  aspectRatio: string,
  style: string,
  rating: number,
][] = [
  ['mira', AIModel.DALL_E_3, 'Dawn over a lagoon, first light on still water', '16:9', 'film', 5],
  ['mira', AIModel.MIDJOURNEY_V6, 'A neon city at night after the rain', '16:9', 'cyberpunk', 4],
  ['jonas', AIModel.STABLE_DIFFUSION_XL, 'A quiet pine forest in the morning mist', '4:3', 'watercolor', 5],
  ['ada', AIModel.FIREFLY, 'Red dunes of a desert under a pale sun', '1:1', 'poster', 4],
];

/** Puts in what people of the demo have made in the studio. What an earlier run has left is not made again. */
export async function seedStudio(demo: DemoSeeder): Promise<void> {
  await seedCanvas(demo);
  await seedLab(demo);
  await seedRuns(demo);
  if (hasStorage()) await seedPictures(demo);
}

async function seedCanvas(demo: DemoSeeder): Promise<void> {
  const [mira, jonas, ada] = ['mira', 'jonas', 'ada'].map((name) => demo.user(name)) as [never, never, never];
  const projects = [
    {
      owner: mira,
      name: 'Lagoon, a photo journal',
      template: 'LANDING_PAGE',
      category: 'Landing',
      tags: ['photo', 'travel'],
      isPublic: true,
    },
    {
      owner: mira,
      name: 'Exhibition plan',
      template: 'PLANNING',
      category: 'Planning',
      tags: ['exhibition'],
      isPublic: false,
    },
    {
      owner: jonas,
      name: 'Why is the sky blue?',
      template: 'EDUCATION',
      category: 'Education',
      tags: ['school'],
      isPublic: true,
    },
  ];
  for (const [index, { owner, isPublic, ...input }] of projects.entries()) {
    const at = demo.ago((9 - index * 3) * DAY_MS);
    const id = demo.id('canvas', index, at);
    if (await CanvasProjectModel.exists({ _id: id })) continue;
    const ctx = demo.as(owner);
    await createCanvas(
      ctx,
      { ...input, settings: { isPublic, theme: index === 0 ? 'dark' : 'light' } },
      { id, at },
    );
    if (index === 0) {
      await shareCanvas(ctx, { projectId: id, userId: jonas, role: CanvasRole.EDITOR });
      await shareCanvas(ctx, { projectId: id, userId: ada, role: CanvasRole.VIEWER });
      const content =
        '# Notes\n\n- Open with the dawn picture\n- Six images, no more\n- Ask Ada about the captions\n';
      await writeFile(demo.as(jonas), { projectId: id, path: 'notes.md', content, baseVersion: null });
      const more = `${content}- Map of the lagoon at the end\n`;
      await writeFile(ctx, { projectId: id, path: 'notes.md', content: more, baseVersion: 1 });
    }
  }
}

async function seedPictures(demo: DemoSeeder): Promise<void> {
  for (const [index, [user, model, prompt, aspectRatio, style, rating]] of PICTURES.entries()) {
    const at = demo.ago((index + 1) * 20 * HOUR_MS);
    const _id = demo.id('generation', index, at);
    if (await AIGenerationModel.exists({ _id })) continue;
    const owner = demo.user(user);
    const parameters = { aspectRatio, style, seed: String(1_000 + index) };
    const step = await mediaProvider('image').submit({
      ...{ key: _id.toHexString(), kind: 'image', model, prompt, parameters, index: 0 },
      signal: AbortSignal.timeout(30_000),
    });
    if (step.state !== 'done') continue;
    const asset = await storeMedia(owner, step.file, 'image');
    const unitCost = priceOf(model);
    const type = AIGenerationType.IMAGE;
    await transact(null, async (tx) => {
      const deadline = new Date(tx.at.getTime() + HOUR_MS);
      const cost = costOf({ unitCost }, 1);
      const line = generationLine({ type, model });
      const charge = { user: owner, subject: _id, cost, deadline, description: line };
      await holdCharge(tx, { ...charge, subjectType: 'AIGeneration' });
      await settleCharge(tx, _id, cost, line);
      await keepMedia(tx, [asset.upload], 'AIGeneration', _id);
      await AIGenerationModel.create(
        [
          {
            ...{
              _id,
              user: owner,
              type,
              model,
              prompt,
              parameters,
              count: 1,
              cost,
              unitCost,
              rating,
              deadline,
            },
            ...{ status: GenerationStatus.COMPLETED, settlement: 'done', progress: 100, assets: [asset] },
            ...{
              provider: 'offline',
              attempts: 1,
              items: [{ state: ItemState.DONE }],
              generationTime: 4.2 + index,
            },
            ...{ startedAt: at, finishedAt: new Date(at.getTime() + 4_200), createdAt: at, updatedAt: at },
          },
        ],
        { session: tx.session },
      );
    });
  }
}

async function seedLab(demo: DemoSeeder): Promise<void> {
  const ada = demo.user('ada');
  const at = demo.ago(12 * DAY_MS);
  const id = demo.id('experiment', 0, at);
  if (await ExperimentModel.exists({ _id: id })) return;
  const ctx = demo.as(ada);
  await runExperiment(
    ctx,
    {
      ...{
        type: ExperimentType.RESEARCH,
        name: 'Do style words survive translation?',
        category: ExperimentCategory.NLP,
      },
      description: 'The same forty prompts in English, German and Portuguese, rated blind by three people.',
      hypothesis: 'Words for light survive, words for mood do not.',
      methodology: {
        model: 'stable-diffusion-xl',
        dataset: 'forty-prompts',
        parameters: { raters: 3, seeds: 4 },
      },
      budget: { allocated: 50_000, currency: 'EUR' },
      collaboratorIds: [demo.user('mira')],
      tags: ['prompts', 'translation'],
      estimatedCompletion: demo.ago(-20 * DAY_MS),
    },
    { id, at },
  );
  await updateExperiment(ctx, { experimentId: id, status: ExperimentStatus.RUNNING });
  await recordSpending(ctx, {
    experimentId: id,
    amount: 12_400,
    note: 'Image credits for the first two languages',
  });
  await recordSpending(demo.as(demo.user('mira')), {
    experimentId: id,
    amount: 3_900,
    note: 'Raters, first round',
  });
  await updateExperiment(ctx, {
    experimentId: id,
    results: {
      metrics: { agreement: 0.71, light: 0.83, mood: 0.46 },
      observations: 'Light is recognised in all three languages so far; mood drifts most in Portuguese.',
      artifacts: [
        { name: 'Prompts', url: 'https://example.com/forty-prompts.csv', type: 'dataset' as never },
      ],
    },
  });
}

/** Finished runs with the outputs of the built-in sample provider. The battle still waits for a vote. */
async function seedRuns(demo: DemoSeeder): Promise<void> {
  const mira = demo.user('mira');
  const prompt = 'Explain entropy to a ten-year-old';
  const text = 'I love this calm morning, the light is wonderful, though I miss the sea.';
  const answers = ([0, 1] as const).map((slot) => ({
    model: `offline/sample-${slot + 1}`,
    text: battleAnswer(prompt, slot),
  }));
  const emotion = LAB_KINDS[ExperimentType.EMOTION_ANALYSIS]!;
  const runs = [
    {
      type: ExperimentType.BATTLE_ARENA,
      name: 'Entropy, twice',
      input: { prompt },
      set: { answers, identityLeaked: false },
    },
    {
      ...{ type: ExperimentType.EMOTION_ANALYSIS, name: 'The mood of a caption', input: { text } },
      set: { output: emotion.offline({ text } as never) as Record<string, unknown> },
    },
  ];
  for (const [index, { type, name, input, set }] of runs.entries()) {
    const at = demo.ago((index + 1) * 30 * HOUR_MS);
    const id = demo.id('run', index, at);
    if (await ExperimentModel.exists({ _id: id })) continue;
    await ExperimentModel.create({
      ...{
        _id: id,
        number: `EXP-${at.getUTCFullYear()}-D0000${index + 1}`,
        owner: mira,
        members: [mira],
        type,
        name,
        input,
      },
      ...{ status: ExperimentStatus.COMPLETED, tags: ['demo'], credits: 0, settlement: 'done', ...set },
      usage: { provider: 'offline', model: 'sample', tokens: 120, cost: 0, durationMs: 900 },
      timeline: { startedAt: at, completedAt: new Date(at.getTime() + 900) },
      ...{ createdAt: at, updatedAt: at },
    });
  }
}
