import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  AIGenerationModel,
  CanvasChangeModel,
  CanvasFileModel,
  CanvasFileVersionModel,
  CanvasGenerationModel,
  CanvasHeadModel,
  CanvasProjectModel,
  CanvasStatus,
  ExperimentModel,
  ExperimentSpendingModel,
  LabVoteModel,
  ModelRatingModel,
  type CanvasProject,
} from '../../../models/studio/index.js';
import { removeCanvas } from '../../studio/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { anonymise, remove, taking } from '../steps.js';
import type { Leaver, Step } from '../step.js';

const BATCH_OF_PARTS = 200;

/** Removes the parts of some projects. True if nothing is left. */
async function removeParts(tx: Tx, projects: Types.ObjectId[]): Promise<boolean> {
  for (const model of [CanvasFileVersionModel, CanvasFileModel, CanvasGenerationModel, CanvasChangeModel]) {
    const some = await model.collection
      .find(
        { project: { $in: projects } },
        { session: tx.session, projection: { _id: 1 }, limit: BATCH_OF_PARTS },
      )
      .toArray();
    if (some.length === 0) continue;
    await model.collection.deleteMany({ _id: { $in: some.map(({ _id }) => _id) } }, { session: tx.session });
    return false;
  }
  await CanvasHeadModel.collection.deleteMany({ _id: { $in: projects } } as never, { session: tx.session });
  return true;
}

/** Removes the user's own projects with all content, also that of others. */
const removeProjects: Step = {
  path: 'owner',
  how: 'gone',
  take: taking(CanvasProjectModel, own('owner'), async (tx, rows, { id }) => {
    const ids = rows.map(({ _id }) => _id);
    for (const { _id, status } of rows as unknown as CanvasProject[])
      if (status !== CanvasStatus.DELETED) await removeCanvas(tx, _id, id);
    if (await removeParts(tx, ids))
      await CanvasProjectModel.collection.deleteMany({ _id: { $in: ids } }, { session: tx.session });
  }),
};

/** Leaves other users' projects. */
const leaveProjects: Step = {
  path: 'collaborators.user',
  how: 'gone',
  take: taking(
    CanvasProjectModel,
    ({ id }: Leaver) => ({ 'collaborators.user': id, owner: { $ne: id } }),
    async (tx, rows: Row[], { id }) => {
      await CanvasProjectModel.collection.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) } },
        { $pull: { collaborators: { user: id } } } as never,
        { session: tx.session },
      );
      for (const { _id: project } of rows) tx.emit('canvas.unshared', { project, user: id, by: id });
    },
  ),
};

/** Leaves other users' experiments. */
const leaveExperiments: Step = {
  path: 'members',
  how: 'gone',
  take: taking(
    ExperimentModel,
    ({ id }: Leaver) => ({ members: id, owner: { $ne: id } }),
    (tx, rows: Row[], { id }) =>
      ExperimentModel.collection.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) } },
        { $pull: { members: id } } as never,
        { session: tx.session },
      ),
  ),
};

/** Canvas projects, generations and experiments. */
export const studioPersonalData: PersonalData[] = [
  {
    model: CanvasProjectModel,
    ids: { owner: 'User', 'collaborators.user': 'User', chatSession: 'ChatSession' },
    told: {
      as: 'canvasProjects',
      type: 'CanvasProject',
      own: own('owner'),
      fields: [
        ...[
          'chatSession',
          'name',
          'description',
          'template',
          'category',
          'status',
          'collaborators',
          'settings',
        ],
        ...['stats', 'tags', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['owner'],
    erased: [removeProjects, leaveProjects],
    why: 'Own projects go with all their files; places in the projects of others are given up.',
  },
  {
    model: CanvasFileModel,
    ids: { project: 'CanvasProject', updatedBy: 'User' },
    told: {
      as: 'canvasFiles',
      type: 'CanvasFile',
      own: own('updatedBy'),
      fields: [
        ...['project', 'name', 'path', 'type', 'size', 'checksum', 'language', 'framework', 'dependencies'],
        ...['version', 'deletedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['updatedBy', 'slot'],
    erased: [anonymise(CanvasFileModel, 'updatedBy')],
    why: 'Files of own projects go with them; in the projects of others the work stays without a name.',
  },
  {
    model: CanvasFileVersionModel,
    ids: { file: 'CanvasFile', project: 'CanvasProject', editedBy: 'User', generation: 'CanvasGeneration' },
    told: {
      as: 'canvasFileVersions',
      own: own('editedBy'),
      fields: [
        'file',
        'project',
        'version',
        'content',
        'size',
        'checksum',
        'restoredFrom',
        'generation',
        'createdAt',
      ],
    },
    untold: ['editedBy'],
    erased: [anonymise(CanvasFileVersionModel, 'editedBy')],
    why: 'Versions of own projects go with them; in the projects of others the work stays without a name.',
  },
  {
    model: CanvasGenerationModel,
    ids: { project: 'CanvasProject', requestedBy: 'User' },
    told: {
      as: 'canvasGenerations',
      type: 'CanvasGeneration',
      own: own('requestedBy'),
      fields: [
        ...['project', 'prompt', 'status', 'result', 'durationMs', 'tokens', 'model', 'provider', 'credits'],
        ...['startedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['requestedBy', 'costMicros', 'settlement', 'fence', 'unfinished', 'deadline'],
    erased: [remove(CanvasGenerationModel, 'requestedBy')],
    why: 'Prompts are texts of the user.',
  },
  {
    model: AIGenerationModel,
    ids: { user: 'User', post: 'Post', 'assets.upload': 'Upload' },
    told: {
      as: 'aiGenerations',
      type: 'AIGeneration',
      own: own('user'),
      fields: [
        ...[
          'type',
          'model',
          'prompt',
          'enhancedPrompt',
          'parameters',
          'count',
          'status',
          'assets',
          'text',
          'post',
        ],
        ...[
          'generationTime',
          'cost',
          'errorMessage',
          'rating',
          'provider',
          'startedAt',
          'finishedAt',
          'createdAt',
        ],
      ],
    },
    untold: [
      ...[
        'user',
        'enhance',
        'progress',
        'unitCost',
        'settlement',
        'attempts',
        'items',
        'fence',
        'unfinished',
      ],
      ...['deadline', 'updatedAt'],
    ],
    erased: [remove(AIGenerationModel, 'user')],
    why: 'Prompts and results belong to the user; the files go with the uploads.',
  },
  {
    model: ExperimentModel,
    ids: { owner: 'User', members: 'User', upload: 'Upload' },
    told: {
      as: 'experiments',
      type: 'Experiment',
      own: own('owner'),
      fields: [
        ...[
          'number',
          'type',
          'category',
          'name',
          'description',
          'input',
          'output',
          'upload',
          'usage',
          'status',
        ],
        ...['errorMessage', 'hypothesis', 'methodology', 'results', 'budget', 'timeline', 'tags', 'credits'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: [
      'owner',
      'members',
      'answers',
      'identityLeaked',
      'settlement',
      'fence',
      'unfinished',
      'deadline',
    ],
    erased: [remove(ExperimentModel, 'owner'), leaveExperiments],
    why: 'Own experiments go; places in the experiments of others are given up. Who wrote which answer of a battle is hidden until the vote.',
  },
  {
    model: LabVoteModel,
    ids: { experiment: 'Experiment', voter: 'User' },
    told: {
      as: 'battleVotes',
      own: own('voter'),
      fields: ['experiment', 'choice', 'modelA', 'modelB', 'createdAt'],
    },
    untold: ['voter', 'counted'],
    erased: [anonymise(LabVoteModel, 'voter')],
    why: 'The ranking of models is recomputed from the votes, so they stay without a name.',
  },
  {
    model: ExperimentSpendingModel,
    ids: { experiment: 'Experiment', user: 'User' },
    told: {
      as: 'experimentSpendings',
      own: own('user'),
      fields: ['experiment', 'amount', 'note', 'createdAt'],
    },
    untold: ['user'],
    erased: [anonymise(ExperimentSpendingModel, 'user')],
    why: 'The budgets of others add up from these rows, so they stay without a name.',
  },
  {
    model: ModelRatingModel,
    ids: { lastVote: 'nothing public' },
    untold: 'all',
    why: 'Models, not people.',
  },
  {
    model: CanvasChangeModel,
    ids: { project: 'CanvasProject', thing: 'nothing public', user: 'User' },
    untold: 'all',
    erased: [{ path: 'user', how: 'expires' }],
    why: 'The log of live changes is kept for 30 days, long before an account is erased; what it is about is told by the files.',
  },
  {
    model: CanvasHeadModel,
    ids: { _id: 'CanvasProject' },
    untold: 'all',
    why: 'A number per project.',
  },
];
