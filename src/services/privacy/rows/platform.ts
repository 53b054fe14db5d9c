import {
  ApiKeyModel,
  ConfigEntryModel,
  FeatureFlagModel,
  WebhookDeliveryModel,
  WebhookEndpointModel,
} from '../../../models/platform/index.js';
import { own, type PersonalData } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, expires, remove, taking } from '../steps.js';

/** Removes a user from feature flags. */
const unflag: Step = {
  path: 'users',
  how: 'gone',
  take: taking(FeatureFlagModel, own('users'), (tx, rows, { id }) =>
    FeatureFlagModel.collection.updateMany(
      { _id: { $in: rows.map(({ _id }) => _id) } },
      { $pull: { users: id } } as never,
      { session: tx.session },
    ),
  ),
};

/** Configuration, keys and webhooks. */
export const platform: PersonalData[] = [
  {
    model: ConfigEntryModel,
    ids: { updatedBy: 'User' },
    untold: 'all',
    erased: [anonymise(ConfigEntryModel, 'updatedBy')],
    why: 'The configuration is of the platform, not of the admin who wrote it.',
  },
  {
    model: FeatureFlagModel,
    ids: { users: 'User', updatedBy: 'User' },
    untold: 'all',
    erased: [unflag, anonymise(FeatureFlagModel, 'updatedBy')],
    why: 'Flags are of the platform; a user who is gone needs no feature.',
  },
  {
    model: ApiKeyModel,
    ids: { owner: 'User' },
    told: {
      as: 'apiKeys',
      type: 'ApiKey',
      own: own('owner'),
      fields: [
        ...['name', 'prefix', 'scopes', 'requestsPerMinute'],
        ...['createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'],
      ],
    },
    untold: ['owner', 'hash', 'slot'],
    erased: [remove(ApiKeyModel, 'owner')],
    why: 'A key acts for its owner.',
  },
  {
    model: WebhookEndpointModel,
    ids: { owner: 'User', group: 'Group' },
    told: {
      as: 'webhookEndpoints',
      type: 'WebhookEndpoint',
      own: own('owner'),
      fields: [
        ...['url', 'description', 'events', 'group', 'isActive', 'failingSince', 'disabledAt'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: ['owner', 'sealedSecret', 'slot'],
    erased: [
      remove(WebhookEndpointModel, 'owner', async (tx, rows) => {
        const endpoint = { $in: rows.map(({ _id }) => _id) };
        await WebhookDeliveryModel.collection.deleteMany({ endpoint }, { session: tx.session });
      }),
    ],
    why: 'An endpoint belongs to its owner; its deliveries go with it.',
  },
  {
    model: WebhookDeliveryModel,
    ids: { endpoint: 'WebhookEndpoint', eventId: 'nothing public', line: 'nothing public' },
    names: ['body'],
    untold: 'all',
    erased: [expires('body')],
    why: 'A delivery tells what an event said, ids of public things, and is removed after 30 days.',
  },
];
