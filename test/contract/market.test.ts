import { beforeAll, describe, expect, it } from 'vitest';
import { print } from 'graphql';
import { Role } from '../../src/models/identity/index.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { staff } from '../factories/staff.js';
import { publishTool, type PublishedTool } from '../factories/tool.js';
import { allFolded } from '../setup/lanes.js';
import { contractIsThere as there, operationsOf } from './operations.js';

/** What the marketplace and the platform serve of the file; the rest is shown with its domains. */
const HERE =
  /^(Tools?|PublishTool|PublishToolVersion|StarTool|RecordToolUse|ReviewTool|VoteOnReview|PublicConfig|SetConfig|FeatureFlags|CreateApiKey|ApiKeys|RevokeApiKey|SaveWebhookEndpoint|WebhookDeliveries|Redeliver)$/;

describe.skipIf(!there)('the operations of shipped clients about tools and the platform, as they are', () => {
  let mira: Person;
  let ada: Person;
  let tool: PublishedTool;
  let review: string;
  let key: string;
  let endpoint: string;
  let delivery: string;
  const operations = operationsOf('market').filter(({ name }) => HERE.test(name));

  beforeAll(async () => {
    mira = await person();
    ada = await staff(Role.ADMIN);
    tool = await publishTool(mira);
    const say = async (who: Person, name: string, input: object) => {
      const { document } = operations.find((one) => one.name === name)!;
      return who.client.data(document, { input });
    };
    const given = {
      toolId: tool.id,
      rating: 5,
      title: 'Saves hours',
      body: 'Every day',
      pros: ['fast'],
      cons: [],
    };
    review = (await say(ada, 'ReviewTool', given)).reviewTool.review.id;
    const report = { name: 'Nightly report', scopes: ['insights:read'], expiresAt: null };
    key = (await say(ada, 'CreateApiKey', report)).createApiKey.apiKey.id;
    const hook = { url: 'https://hooks.example/leela', events: ['post.created'], isActive: true };
    endpoint = (await say(ada, 'SaveWebhookEndpoint', hook)).saveWebhookEndpoint.endpoint.id;
    await publish(mira);
    await allFolded();
    const { document } = operations.find(({ name }) => name === 'WebhookDeliveries')!;
    const { webhookEndpoint } = await ada.client.data(document, { id: endpoint, first: 1 });
    delivery = webhookEndpoint.deliveries.nodes[0].id;
  });

  it('are all there', () => expect(operations.length).toBe(17));

  it.each(operations.map(({ name, document }) => [name, document] as const))('%s', async (name, document) => {
    const use = { toolId: tool.id, action: 'run', success: true, durationMs: 245 };
    const given: Record<string, { as?: Person; variables?: Record<string, unknown> }> = {
      Tools: { variables: { first: 20, category: 'UTILITY', search: 'rest', sort: 'TOP_RATED' } },
      Tool: { variables: { slug: tool.slug } },
      PublishTool: {
        variables: {
          input: {
            ...{ name: 'API Tester', description: 'Test REST APIs', category: 'UTILITY', tags: ['api'] },
            ...{ version: '1.0.0', changelog: 'First', codeUrl: 'https://example.com/api-tester' },
            ...{ mainFunction: 'run', outputs: [], settings: [], dependencies: [] },
            inputs: [{ id: 'url', name: 'URL', type: 'STRING', required: true }],
            ...{ requiredPermissions: ['network'], riskLevel: 'LOW' },
          },
        },
      },
      PublishToolVersion: {
        variables: { input: { toolId: tool.id, version: '1.1.0', changelog: 'Faster' } },
      },
      StarTool: { variables: { id: tool.id, starred: true } },
      RecordToolUse: { variables: { input: use } },
      ReviewTool: {
        as: ada,
        variables: { input: { toolId: tool.id, rating: 4, title: 'Saves hours', body: 'Every day' } },
      },
      VoteOnReview: { variables: { id: review, helpful: true } },
      SetConfig: {
        as: ada,
        variables: {
          input: {
            ...{ key: 'ui.banner', value: { text: 'Hello' }, isPublic: true },
            ...{ category: 'UI', description: 'Shown on top' },
          },
        },
      },
      CreateApiKey: {
        as: ada,
        variables: { input: { name: 'Nightly report', scopes: ['insights:read'], expiresAt: null } },
      },
      RevokeApiKey: { as: ada, variables: { id: key } },
      SaveWebhookEndpoint: {
        as: ada,
        variables: {
          input: { url: 'https://hooks.example/leela', events: ['post.created'], isActive: true },
        },
      },
      WebhookDeliveries: { as: ada, variables: { id: endpoint, first: 5 } },
      Redeliver: { as: ada, variables: { id: delivery } },
    };
    const { as = mira, variables = {} } = given[name] ?? {};
    const answer = await as.client.send(print(document), variables);
    expect(answer.errors).toEqual([]);
    expect(Object.values(answer.data as object).every((value) => value !== null)).toBe(true);
  });
});
