import { beforeAll, describe, expect, it } from 'vitest';
import { Types, type Model } from 'mongoose';
import {
  AIGenerationModel,
  CanvasChangeModel,
  CanvasFileVersionModel,
  CanvasGenerationModel,
  CanvasProjectModel,
  ExperimentModel,
  ExperimentSpendingModel,
  ModelRatingModel,
} from '../../src/models/studio/index.js';
import { testApp } from '../setup/app.js';

interface Stage {
  stage: string;
  inputStage?: Stage;
  inputStages?: Stage[];
}
const stages = (plan: Stage): string[] => [
  plan.stage,
  ...[plan.inputStage, ...(plan.inputStages ?? [])].flatMap((below) => (below ? stages(below) : [])),
];

const id = new Types.ObjectId();
const latest = { createdAt: -1, _id: -1 } as const;
const lists: [name: string, model: Model<any>, match: object, sort: Record<string, 1 | -1>][] = [
  [
    'projects of a user',
    CanvasProjectModel as never,
    { 'collaborators.user': id, status: 'active' },
    { 'stats.lastActivityAt': -1, _id: -1 },
  ],
  [
    'all projects of a user',
    CanvasProjectModel as never,
    { 'collaborators.user': id, status: { $in: ['active', 'archived'] } },
    { 'stats.lastActivityAt': -1, _id: -1 },
  ],
  ['versions of a file', CanvasFileVersionModel as never, { file: id }, { version: -1, _id: -1 }],
  ['generations of a project', CanvasGenerationModel as never, { project: id }, latest],
  ['changes of a project', CanvasChangeModel as never, { project: id, seq: { $gt: 3 } }, { seq: 1 }],
  ['generations of a user', AIGenerationModel as never, { user: id }, latest],
  ['generations by type', AIGenerationModel as never, { user: id, type: 'image' }, latest],
  ['generations by status', AIGenerationModel as never, { user: id, status: 'failed' }, latest],
  ['generations by both', AIGenerationModel as never, { user: id, type: 'image', status: 'failed' }, latest],
  ['experiments of a user', ExperimentModel as never, { members: id }, latest],
  ['experiments by type', ExperimentModel as never, { members: id, type: 'research' }, latest],
  ['experiments by status', ExperimentModel as never, { members: id, status: 'failed' }, latest],
  [
    'experiments by both',
    ExperimentModel as never,
    { members: id, type: 'research', status: 'failed' },
    latest,
  ],
  ['expenses', ExperimentSpendingModel as never, { experiment: id }, latest],
  ['the ranking', ModelRatingModel as never, {}, { rating: -1, model: 1 }],
  [
    'overdue generations',
    AIGenerationModel as never,
    { unfinished: true, deadline: { $lte: new Date() } },
    { deadline: 1 },
  ],
  ['late settlements', AIGenerationModel as never, { settlement: 'pending' }, { updatedAt: 1 }],
];

describe('the lists of the studio', () => {
  beforeAll(async () => void (await testApp()));

  it.each(lists)('%s is an index scan in its order', async (_name, model, match, sort) => {
    const explained = (await model.collection
      .find(match)
      .sort(sort)
      .limit(20)
      .explain('queryPlanner')) as unknown as {
      queryPlanner: { winningPlan: Stage };
    };
    const found = stages(explained.queryPlanner.winningPlan);
    expect(found).toContain('IXSCAN');
    expect(found).not.toContain('SORT');
    expect(found).not.toContain('COLLSCAN');
  });
});
