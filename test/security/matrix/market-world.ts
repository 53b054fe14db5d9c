import type { Person } from '../../factories/person.js';
import { publishTool, publishVersion } from '../../factories/tool.js';
import { act, towards, type Subject } from './world.js';

/** Tools, reviews, keys and endpoints of the matrix. */
export async function marketSubjects(mark: string, people: Record<string, Person>): Promise<Subject[]> {
  const { owner, guest, friend, admin } = people as Record<'owner' | 'guest' | 'friend' | 'admin', Person>;
  const hooks = [{ name: 'onExecute', type: 'function', code: 'run()' }];
  const shown = await publishTool(owner, {
    ...{ name: `${mark} tool`, hooks, longDescription: '**All** of it', icon: '🔧' },
    ...{
      banner: 'https://cdn.example/b.jpg',
      outputs: [{ id: 'o', name: 'O', type: 'x', description: 'y' }],
    },
    settings: [{ id: 's', name: 'S', type: 'number', defaultValue: 1 }],
    dependencies: [{ name: 'axios', version: '^1.0.0', type: 'NPM' }],
    inputs: [
      {
        ...{ id: 'n', name: 'N', type: 'NUMBER', description: 'z', defaultValue: 2 },
        validation: { min: 1, max: 3 },
      },
      {
        ...{ id: 't', name: 'T', type: 'STRING' },
        validation: { minLength: 1, maxLength: 3, pattern: '^a' },
      },
    ],
  });
  const hidden = await publishTool(owner, { name: `${mark} unpublished`, published: false });
  const version = await publishVersion(owner, shown.id, '1.1.0', { description: 'Second' });
  const use = { toolId: shown.id, action: 'run', success: false, error: 'x', durationMs: 1, outputSize: 1 };
  const more = { statusCode: 500, input: { a: 1 }, output: { b: 2 }, metadata: { c: 3 } };
  await towards(guest, 'recordToolUse', 'RecordToolUseInput', { ...use, ...more });
  await towards(owner, 'recordToolUse', 'RecordToolUseInput', { ...use, ...more });
  for (const one of [friend, owner])
    await towards(one, 'starTool', 'StarToolInput', { toolId: shown.id, starred: true });
  const review = await act(
    guest,
    'reviewTool',
    'ReviewToolInput',
    { toolId: shown.id, rating: 4, title: 'Good', body: `${mark} good`, pros: ['fast'], cons: ['loud'] },
    'review { id }',
  );
  const reviewId = review.review.id;
  await towards(friend, 'voteOnReview', 'VoteOnReviewInput', { reviewId, helpful: true });
  await towards(owner, 'replyToToolReview', 'ReplyToToolReviewInput', { reviewId, body: 'Thanks' });
  const key = { name: 'Report', scopes: ['social:read'], expiresAt: '2099-01-01T00:00:00Z' };
  const { apiKey } = await act(owner, 'createApiKey', 'CreateApiKeyInput', key, 'apiKey { id }');
  const hook = { url: 'https://hooks.example/leela', events: ['post.created'], description: 'Hook' };
  const saved = await act(admin, 'saveWebhookEndpoint', 'SaveWebhookEndpointInput', hook, 'endpoint { id }');
  const endpointId = saved.endpoint.id;
  await towards(admin, 'testWebhookEndpoint', 'WebhookEndpointRefInput', { endpointId });
  const deliveries = `{ webhookEndpoint(id: "${endpointId}") { deliveries(first: 1) { nodes { id } } } }`;
  const [delivery] = (await admin.client.data(deliveries)).webhookEndpoint.deliveries.nodes;
  // From here on nothing is queued for it: the matrix publishes a lot.
  await towards(admin, 'saveWebhookEndpoint', 'SaveWebhookEndpointInput', {
    ...hook,
    endpointId,
    isActive: false,
  });
  const entry = { key: 'ui.banner', value: { text: mark }, description: 'Shown on top' };
  const { entry: shownEntry } = await act(admin, 'setConfig', 'SetConfigInput', entry, 'entry { id }');
  const secret = { key: 'ai.providers', value: { openai: { model: 'gpt-4', enabled: true } } };
  const { entry: hiddenEntry } = await act(admin, 'setConfig', 'SetConfigInput', secret, 'entry { id }');
  const variants = [{ name: 'blue', weight: 1 }];
  const feature = {
    key: mark,
    enabled: true,
    userIds: [owner.id],
    plans: ['PRO'],
    variants,
    description: 'New',
  };
  const { flag } = await act(admin, 'setFeatureFlag', 'SetFeatureFlagInput', feature, 'flag { id }');
  const of = (type: string, id: string, owner: Person, name = type): Subject => ({ name, type, id, owner });
  return [
    of('Tool', shown.id, owner, 'Tool: public'),
    of('Tool', hidden.id, owner, 'Tool: unpublished'),
    of('ToolVersion', version, owner),
    of('ToolReview', reviewId, guest),
    of('ApiKey', apiKey.id, owner),
    of('ConfigEntry', shownEntry.id, admin, 'ConfigEntry: public'),
    of('ConfigEntry', hiddenEntry.id, admin, 'ConfigEntry: private'),
    of('FeatureFlag', flag.id, admin),
    of('WebhookEndpoint', endpointId, admin),
    of('WebhookDelivery', delivery.id, admin),
  ];
}
