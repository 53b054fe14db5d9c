import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { drawAvatar, ownAgents, syncAgents } from '../../src/services/agents/index.js';
import { admin, definition, makeAgent } from './world.js';

const AGENTS = `query ($category: AgentCategory, $search: String, $tag: String, $featured: Boolean) {
  agents(first: 50, category: $category, search: $search, tag: $tag, featured: $featured) { totalCount nodes { slug } } }`;
const PROMPTS = `query ($slug: String!) { agent(slug: $slug) { slug systemPrompt contextPrompt } }`;
const SYNC = `mutation ($input: SyncAgentsInput!) { syncAgents(input: $input) {
  created changed unchanged rejected { slug problem } userErrors { code } } }`;
const UPDATE = `mutation ($input: UpdateAgentInput!) { updateAgent(input: $input) {
  agent { slug tagline status } userErrors { code field message } } }`;

let mira: Person;
let boss: Person;
beforeAll(async () => {
  [mira, boss] = [await person(), await admin()];
  await syncAgents(await ownAgents());
});

describe('the catalogue', () => {
  it('lists agents by category, tag and the beginnings of words', async () => {
    const slugs = async (variables: object): Promise<string[]> =>
      (await mira.client.data(AGENTS, variables)).agents.nodes.map(({ slug }: { slug: string }) => slug);
    expect(await slugs({ search: 'relativ phys' })).toContain('einstein');
    expect(await slugs({ category: 'CREATIVE' })).toEqual(expect.arrayContaining(['muse', 'lumen']));
    expect(await slugs({ category: 'CREATIVE' })).not.toContain('einstein');
    expect(await slugs({ tag: 'recipes' })).toEqual(['chef-remy']);
    expect(await slugs({ featured: true })).toEqual(expect.arrayContaining(['einstein', 'nova', 'muse']));
    expect(await slugs({ search: '^(x+)+$ .* qq' })).toEqual([]);
  });

  it('ships a dozen agents without a mistake', async () => {
    const own = (await ownAgents()) as { slug: string }[];
    expect(own).toHaveLength(12);
    const again = await syncAgents(own);
    expect(again).toMatchObject({ created: [], changed: [], rejected: [] });
    expect(again.unchanged).toHaveLength(12);
  });

  it('offers what is configured: the offline agent where nothing is', async () => {
    const { agent } = await mira.client.data(
      `{ agent(slug: "einstein") { providers { provider model primary } stats { averageRating } avatar } }`,
    );
    expect(agent.providers).toEqual([{ provider: 'OFFLINE', model: 'offline', primary: true }]);
    expect(agent.stats.averageRating).toBeNull();
    const picture = await fetch(agent.avatar);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(await picture.text()).toContain('<title>Albert Einstein</title>');
  });

  it('draws each agent the same way every time, and escapes its name', () => {
    const agent = { slug: 'x', name: '<b>&"', color: 'from-blue-500 to-purple-500' };
    expect(drawAvatar(agent)).toBe(drawAvatar(agent));
    expect(drawAvatar(agent)).not.toContain('<b>');
    expect(drawAvatar({ ...agent, slug: 'y' })).not.toBe(drawAvatar(agent));
  });
});

describe('prompts', () => {
  it('are for admins only', async () => {
    const { slug } = await makeAgent();
    const { visitor } = await testApp();
    const hidden = { slug, systemPrompt: null, contextPrompt: null };
    expect((await visitor.data(PROMPTS, { slug })).agent).toEqual(hidden);
    expect((await mira.client.data(PROMPTS, { slug })).agent).toEqual(hidden);
    expect((await boss.client.data(PROMPTS, { slug })).agent.systemPrompt).toContain('SECRET');
  });

  it('stand in no message about a wrong definition', async () => {
    const wrong = definition({ systemPrompt: `SECRET ${'x'.repeat(9_000)}` });
    const { rejected } = await syncAgents([wrong]);
    expect(rejected[0]!.problem).toContain('systemPrompt');
    expect(JSON.stringify(rejected)).not.toContain('SECRET');
  });
});

describe('synchronisation', () => {
  it('says what was created, changed, unchanged and rejected', async () => {
    const [one, two] = [definition(), definition()];
    const input = (agents: object[]) => ({ input: { agents: agents.map(strip) } });
    const first = (await boss.client.data(SYNC, input([one, two, { ...two, slug: 'NOT A SLUG' }])))
      .syncAgents;
    expect(first.created).toEqual([one['slug'], two['slug']]);
    expect(first.rejected).toEqual([
      { slug: 'NOT A SLUG', problem: expect.stringContaining('slug: has 1 to 50') },
    ]);
    const second = (await boss.client.data(SYNC, input([one, { ...two, name: 'Other' }, two]))).syncAgents;
    expect(second).toMatchObject({ unchanged: [one['slug']], changed: [two['slug']] });
    expect(second.rejected).toEqual([{ slug: two['slug'], problem: 'slug: stands there twice' }]);
  });

  it('is refused to all but admins', async () => {
    const { userErrors } = (await mira.client.data(SYNC, { input: { agents: [] } })).syncAgents;
    expect(userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  it.each([
    [
      'two first choices',
      { providers: [1, 2].map((n) => ({ provider: 'openai', model: `m${n}`, primary: true })) },
    ],
    ['a negative price', { pricing: [{ period: 'daily', amount: -1, coins: 1 }] }],
    ['a premium agent without a price', { isPremium: true, pricing: [] }],
    ['an unknown field', { secret: 1 }],
    ['an unknown category', { category: 'NOPE' }],
  ])('rejects %s', async (_, more) => {
    expect((await syncAgents([definition(more)])).rejected).toHaveLength(1);
  });

  const strip = ({ category, ...rest }: any) => ({ ...rest, category });
});

describe('editing', () => {
  it('changes what is named and leaves the rest', async () => {
    const { id, slug } = await makeAgent({ tagline: 'Before' });
    const done = await boss.client.data(UPDATE, { input: { agentId: id, status: 'MAINTENANCE' } });
    expect(done.updateAgent.agent).toEqual({ slug, tagline: 'Before', status: 'MAINTENANCE' });
    const wrong = await boss.client.data(UPDATE, { input: { agentId: id, tagline: 'x'.repeat(101) } });
    expect(wrong.updateAgent.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'tagline' }]);
    const refused = await mira.client.data(UPDATE, { input: { agentId: id, tagline: 'Mine' } });
    expect(refused.updateAgent.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('hides disabled agents from all but admins', async () => {
    const { id, slug } = await makeAgent();
    await boss.client.data(UPDATE, { input: { agentId: id, isActive: false } });
    expect((await mira.client.data(PROMPTS, { slug })).agent).toBeNull();
    expect((await boss.client.data(PROMPTS, { slug })).agent.slug).toBe(slug);
    expect((await mira.client.data(`query ($id: ID!) { node(id: $id) { id } }`, { id })).node).toBeNull();
  });
});

it('has its data where the build and the image look for it', () => {
  expect(readFileSync('Dockerfile', 'utf8')).toContain('COPY data data');
});
