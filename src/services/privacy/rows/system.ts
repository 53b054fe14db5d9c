import { storage, vault } from '../../../integrations/storage/index.js';
import { DataExportModel } from '../../../models/privacy/index.js';
import {
  DeadLetterModel,
  DomainEventModel,
  EventBatchModel,
  EventCheckpointModel,
  HumanNumberModel,
  IdempotencyKeyModel,
  JobModel,
  LeaseModel,
  MailModel,
  SeedModel,
  SlugModel,
  PRIVATE_PURPOSES,
  UploadModel,
  WorkItemModel,
  type Upload,
  type UploadPurpose,
} from '../../../models/system/index.js';
import { removeFiles } from '../../system/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { BATCH, type Step } from '../step.js';
import { expires, remove } from '../steps.js';

/** Bytes first and rows last, so that an interrupted run finds again what it must remove. */
const removeUploads: Step = {
  path: 'owner',
  how: 'gone',
  async take({ id: owner }) {
    const rows = await UploadModel.find({ owner }).limit(BATCH).lean<Upload[]>();
    if (rows.length === 0) return { rows: 0 };
    await removeFiles(rows);
    await UploadModel.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    return { rows: rows.length };
  },
};

/** The same for exports. */
const removeExports: Step = {
  path: 'user',
  how: 'gone',
  async take({ id: user }) {
    const rows = await DataExportModel.find({ user }, { key: 1 }).limit(BATCH).lean();
    await vault().remove(rows.map(({ key }) => key));
    await DataExportModel.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
    return { rows: rows.length };
  },
};

/** Mails are found by their recipient's address. */
const removeMails: Step = {
  path: 'to',
  how: 'gone',
  async take({ email: to }) {
    const { deletedCount } = await MailModel.collection.deleteMany({ to });
    return { rows: deletedCount };
  },
};

/** The gateway's own data. */
export const system: PersonalData[] = [
  {
    model: UploadModel,
    ids: { owner: 'User', 'attachedTo.id': 'nothing public' },
    told: {
      as: 'uploads',
      type: 'Upload',
      own: own('owner'),
      fields: [
        ...['purpose', 'status', 'contentType', 'size', 'sha256', 'fileName', 'width', 'height', 'duration'],
        ...[
          'variants.name',
          'variants.width',
          'variants.height',
          'problem',
          'attachedTo',
          'createdAt',
          'updatedAt',
        ],
      ],
      more: ({ key, status, purpose }) =>
        !PRIVATE_PURPOSES.has(purpose as UploadPurpose) && (status === 'ready' || status === 'attached')
          ? { url: storage().urlOf(key as string) }
          : {},
    },
    untold: ['owner', 'key', 'variants.key', 'expiresAt'],
    erased: [removeUploads],
    why: 'Files are removed from the storage, with all their sizes.',
  },
  {
    model: DataExportModel,
    ids: { user: 'User' },
    told: {
      as: 'exports',
      type: 'DataExport',
      own: own('user'),
      fields: ['status', 'size', 'createdAt', 'expiresAt'],
    },
    untold: ['user', 'key', 'attempts'],
    erased: [removeExports],
    why: 'Files are removed with the rows.',
  },
  {
    model: MailModel,
    names: ['to'],
    told: {
      as: 'mails',
      own: ({ email }) => ({ to: email }),
      fields: ['template', 'language', 'status', 'createdAt', 'sentAt'],
    },
    untold: [
      ...['key', 'to', 'timezone', 'data', 'sealedToken', 'usefulUntil', 'attempts', 'dueAt', 'error'],
      'expireAt',
    ],
    erased: [removeMails],
    why: 'Mails are forgotten a week after they were sent anyway, those given up after a month.',
  },
  {
    model: IdempotencyKeyModel,
    ids: { actor: 'User' },
    untold: 'all',
    erased: [remove(IdempotencyKeyModel, 'actor')],
    why: 'It only says which requests were made.',
  },
  {
    model: DomainEventModel,
    ids: { actor: 'User' },
    untold: 'all',
    erased: [expires('actor')],
    why: 'The event log holds ids and no words, and is forgotten after the days that EVENTS_RETENTION_DAYS says.',
  },
  {
    model: DeadLetterModel,
    untold: 'all',
    why: 'Ids of events that failed, until an operator has handled them.',
  },
  { model: EventBatchModel, ids: { ids: 'nothing public' }, untold: 'all', why: 'Which events were passed.' },
  { model: EventCheckpointModel, untold: 'all', why: 'How far the lanes are.' },
  { model: JobModel, untold: 'all', why: 'Which jobs run when.' },
  { model: LeaseModel, untold: 'all', why: 'Which gateway leads.' },
  { model: HumanNumberModel, untold: 'all', why: 'The last number of each series.' },
  {
    model: SlugModel,
    ids: { target: 'nothing public' },
    untold: 'all',
    why: 'Slugs name things, not people, and go with their thing.',
  },
  {
    model: WorkItemModel,
    ids: { subject: 'nothing public' },
    untold: 'all',
    why: 'Work items hold ids of things and are removed a week after they end.',
  },
  { model: SeedModel, untold: 'all', why: 'Which demonstrations were set up.' },
];
