import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { publishTool, publishVersion } from '../factories/tool.js';
import { testApp } from '../setup/app.js';
import {
  DOWNLOAD,
  PUBLISH,
  PUBLISH_VERSION,
  STAR,
  TOOL,
  toolInput,
  UPDATE,
  USE,
  VERIFY,
  YANK,
} from './operations.js';

let mira: Person;
let jonas: Person;
let ben: Person;
let moderator: Person;
beforeAll(async () => {
  [mira, jonas, ben] = (await people(3)) as [Person, Person, Person];
  moderator = await staff(Role.MODERATOR);
});

const tool = async (who: Person, slug: string) => (await who.client.data(TOOL, { slug })).tool;
const numbers = (one: any) => one.versions.nodes.map(({ version }: any) => version);

describe('tools', () => {
  it('are published with a slug and a first version, and found by visitors', async () => {
    const { slug } = await publishTool(mira, { name: `Byte Counter ${Date.now()}`, tags: ['Bytes'] });
    const { visitor } = await testApp();
    const query = `query ($search: String, $tag: String) { tools(first: 5, search: $search, tag: $tag, sort: NEWEST) {
      totalCount nodes { slug tags author { username } stats { rating reviews } viewerHasStarred } } }`;
    const found = { slug, tags: ['bytes'], author: { username: mira.username }, viewerHasStarred: false };
    const { tools } = await visitor.data(query, { search: `counter ${slug.split('-').at(-1)}` });
    expect(tools).toEqual({ totalCount: 1, nodes: [{ ...found, stats: { rating: null, reviews: 0 } }] });
    expect((await visitor.data(query, { tag: 'bytes' })).tools.nodes[0].slug).toBe(slug);
  });

  it('T6.1: the current version is the highest stable one, whatever was published last', async () => {
    const { id, slug } = await publishTool(mira, { version: '1.9.0' });
    for (const version of ['1.10.0', '1.9.1', '2.0.0-beta.1']) await publishVersion(mira, id, version);
    const before = await tool(jonas, slug);
    expect(before.currentVersion).toBe('1.10.0');
    expect(numbers(before)).toEqual(['2.0.0-beta.1', '1.10.0', '1.9.1', '1.9.0']);
    const yanked = before.versions.nodes[1].id;
    const { yankToolVersion } = await mira.client.data(YANK, { id: yanked, yanked: true });
    expect(yankToolVersion).toEqual({ tool: { currentVersion: '1.9.1' }, version: { isYanked: true } });
    expect(numbers(await tool(jonas, slug))).toEqual(['2.0.0-beta.1', '1.10.0', '1.9.1', '1.9.0']);
    const again = await mira.client.data(YANK, { id: yanked, yanked: false });
    expect(again.yankToolVersion.tool.currentVersion).toBe('1.10.0');
  });

  it('T6.1: pages through versions in their order', async () => {
    const { id, slug } = await publishTool(mira, { version: '0.1.0' });
    for (const version of ['0.10.0', '0.2.0', '0.2.0-rc.1', '0.2.0-rc.10', '0.2.0-rc.2'])
      await publishVersion(mira, id, version);
    const query = `query ($slug: String!, $after: String) { tool(slug: $slug) { versions(first: 2, after: $after) {
      nodes { version } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { versions }: any = (await jonas.client.data(query, { slug, after })).tool;
      seen.push(...versions.nodes.map(({ version }: any) => version));
      after = versions.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['0.10.0', '0.2.0', '0.2.0-rc.10', '0.2.0-rc.2', '0.2.0-rc.1', '0.1.0']);
  });

  it('T6.2: a number is used once, also after a yank, also by 10 at once', async () => {
    const { id, slug } = await publishTool(mira, { version: '1.0.0' });
    const input = { toolId: id, version: '1.0.0' };
    expect(await mira.client.refusal(PUBLISH_VERSION, { input })).toMatchObject({
      code: 'CONFLICT',
      field: 'version',
    });
    const version = (await tool(mira, slug)).versions.nodes[0].id;
    await mira.client.data(YANK, { id: version, yanked: true });
    expect((await mira.client.refusal(PUBLISH_VERSION, { input })).code).toBe('CONFLICT');
    const next = { input: { toolId: id, version: '1.1.0' } };
    const all = await Promise.all(Array.from({ length: 10 }, () => mira.client.send(PUBLISH_VERSION, next)));
    const refused = all.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(refused).toEqual(Array(9).fill('CONFLICT'));
    expect(numbers(await tool(jonas, slug))).toEqual(['1.1.0', '1.0.0']);
  });

  it('T6.2: who has a yanked version keeps it, nobody else gets it', async () => {
    const { id, slug } = await publishTool(mira, { version: '1.0.0' });
    await publishVersion(mira, id, '1.1.0');
    await jonas.client.data(DOWNLOAD, { id, version: '1.1.0' });
    const version = (await tool(mira, slug)).versions.nodes[0].id;
    await mira.client.data(YANK, { id: version, yanked: true });
    const query = `query ($slug: String!) { tool(slug: $slug) { version(number: "1.1.0") { version } } }`;
    const { downloadTool } = await jonas.client.data(DOWNLOAD, { id, version: '1.1.0' });
    expect(downloadTool.version).toEqual({ version: '1.1.0', downloads: 1 });
    expect((await jonas.client.data(query, { slug })).tool.version).toEqual({ version: '1.1.0' });
    expect((await ben.client.data(query, { slug })).tool.version).toBeNull();
    expect(await ben.client.refusal(DOWNLOAD, { id, version: '1.1.0' })).toMatchObject({
      code: 'CONFLICT',
      field: 'version',
    });
    expect((await ben.client.data(DOWNLOAD, { id })).downloadTool.version.version).toBe('1.0.0');
  });

  it('T6.2: a change after an approval is in review while the old version stays live', async () => {
    const { id, slug } = await publishTool(mira, { version: '1.0.0' });
    const { verifyTool } = await moderator.client.data(VERIFY, { id });
    expect(verifyTool.tool).toMatchObject({ isVerified: true, reviewState: 'APPROVED' });
    const version = await publishVersion(mira, id, '1.1.0', { codeUrl: 'https://example.com/other' });
    const old = { currentVersion: '1.0.0', codeUrl: 'https://example.com/api-tester', isVerified: true };
    expect(await tool(jonas, slug)).toMatchObject(old);
    expect(numbers(await tool(jonas, slug))).toEqual(['1.0.0']);
    expect((await tool(mira, slug)).versions.nodes[0].reviewState).toBe('IN_REVIEW');
    expect((await jonas.client.refusal(DOWNLOAD, { id, version: '1.1.0' })).code).toBe('NOT_FOUND');
    const approved = await moderator.client.data(VERIFY, { id, version });
    expect(approved.verifyTool.tool).toMatchObject({ currentVersion: '1.1.0', isVerified: true });
    const { updateTool } = await mira.client.data(UPDATE, {
      input: { toolId: id, description: 'Your bank' },
    });
    expect(updateTool.tool).toMatchObject({ isVerified: false, reviewState: 'IN_REVIEW', published: true });
  });

  it('keeps source text for the author and moderators, and runs none of it', async () => {
    const code = 'globalThis.wasRun = true; process.exit(1)';
    const { slug } = await publishTool(mira, { hooks: [{ name: 'onExecute', type: 'function', code }] });
    expect((await tool(mira, slug)).hooks).toEqual([{ code }]);
    expect((await tool(moderator, slug)).hooks).toEqual([{ code }]);
    expect((await tool(jonas, slug)).hooks).toBeNull();
    expect('wasRun' in globalThis).toBe(false);
  });

  it('leads from a former slug to the tool', async () => {
    const { id, slug } = await publishTool(mira);
    const { updateTool } = await mira.client.data(UPDATE, { input: { toolId: id, name: `Other ${slug}` } });
    expect(updateTool.tool.slug).not.toBe(slug);
    expect((await tool(jonas, slug)).slug).toBe(updateTool.tool.slug);
  });

  it('counts stars, downloads and uses once per user and version, also at once', async () => {
    const { id, slug } = await publishTool(mira);
    const run = { input: { toolId: id, action: 'run', success: true, durationMs: 245 } };
    await Promise.all([
      ...Array.from({ length: 10 }, () => jonas.client.data(STAR, { id, starred: true })),
      ...Array.from({ length: 10 }, () => jonas.client.data(DOWNLOAD, { id })),
      ...Array.from({ length: 10 }, () => jonas.client.data(USE, run)),
    ]);
    await ben.client.data(USE, run);
    await publishVersion(mira, id, '1.1.0');
    const { recordToolUse } = await jonas.client.data(USE, run);
    expect(recordToolUse.tool.stats.uses).toBe(3);
    expect((await tool(jonas, slug)).stats).toMatchObject({ stars: 1, downloads: 1, uses: 3 });
    const { starTool } = await jonas.client.data(STAR, { id, starred: false });
    expect(starTool.tool).toMatchObject({ viewerHasStarred: false, stats: { stars: 0 } });
  });

  it('keeps runs for the user alone, without secrets', async () => {
    const { id } = await publishTool(mira);
    const headers = { Authorization: 'Bearer abc', accept: '*/*' };
    const input = {
      ...{ toolId: id, action: 'test_endpoint', success: false, error: 'Timeout', statusCode: 504 },
      input: { url: 'https://api.example.com', headers, apiKey: 'x' },
    };
    await jonas.client.data(USE, { input });
    const query = `{ viewer { toolUses(first: 1) { nodes { action success error statusCode version input tool { id } } } } }`;
    expect((await jonas.client.data(query)).viewer.toolUses.nodes).toEqual([
      {
        ...{ action: 'test_endpoint', success: false, error: 'Timeout', statusCode: 504, version: '1.0.0' },
        input: {
          url: 'https://api.example.com',
          headers: { Authorization: '[redacted]', accept: '*/*' },
          apiKey: '[redacted]',
        },
        tool: { id },
      },
    ]);
    const bad = { input: { ...input, input: { 'a.$where': 1 } } };
    expect(await jonas.client.refusal(USE, bad)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input' });
  });

  it('shows unpublished tools to their author and moderators only', async () => {
    const { id, slug } = await publishTool(mira, { published: false });
    expect(await tool(jonas, slug)).toBeNull();
    expect((await tool(mira, slug)).id).toBe(id);
    expect((await tool(moderator, slug)).id).toBe(id);
    expect((await jonas.client.refusal(STAR, { id, starred: true })).code).toBe('NOT_FOUND');
    expect((await jonas.client.data('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
  });

  it('refuses what is not for everyone', async () => {
    const { id, slug } = await publishTool(mira);
    const version = (await tool(mira, slug)).versions.nodes[0].id;
    const next = { input: { toolId: id, version: '1.1.0' } };
    const feature = 'mutation ($id: ID!) { featureTool(input: { toolId: $id }) { tool { isFeatured } } }';
    const remove = 'mutation ($id: ID!) { deleteTool(input: { toolId: $id }) { deletedId } }';
    const visitor = (await testApp()).visitor;
    expect((await visitor.refusal(PUBLISH, { input: toolInput() })).code).toBe('UNAUTHENTICATED');
    for (const [operation, variables] of [
      [PUBLISH_VERSION, next],
      [UPDATE, { input: { toolId: id, name: 'Mine now' } }],
      [YANK, { id: version, yanked: true }],
      [VERIFY, { id }],
      [feature, { id }],
      [remove, { id }],
      ['{ toolsInReview(first: 1) { nodes { id } } }', {}],
      ['{ toolVersionsInReview(first: 1) { nodes { id } } }', {}],
    ] as const)
      expect((await jonas.client.refusal(operation, variables)).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal(VERIFY, { id })).code).toBe('FORBIDDEN');
    expect((await moderator.client.data(feature, { id })).featureTool.tool.isFeatured).toBe(true);
    await mira.client.data(remove, { id });
    expect(await tool(mira, slug)).toBeNull();
  });

  it.each([
    [{ version: '1.0' }, 'version'],
    [{ version: 'v1.0.0' }, 'version'],
    [{ version: '1.0.0+build' }, 'version'],
    [{ codeUrl: 'http://169.254.169.254/x' }, 'codeUrl'],
    [{ codeUrl: 'javascript:alert(1)' }, 'codeUrl'],
    [{ icon: 'javascript:alert(1)' }, 'icon'],
    [{ mainFunction: 'run(); x' }, 'mainFunction'],
    [{ requiredPermissions: ['Net Work'] }, 'requiredPermissions.0'],
    [{ inputs: [{ id: 'n', name: 'N', type: 'NUMBER', defaultValue: 'x' }] }, 'inputs.0.defaultValue'],
    [
      { inputs: [{ id: 'n', name: 'N', type: 'NUMBER', defaultValue: 9, validation: { max: 5 } }] },
      'inputs.0.defaultValue',
    ],
    [
      { inputs: [{ id: 'n', name: 'N', type: 'NUMBER', validation: { min: 9, max: 5 } }] },
      'inputs.0.validation.min',
    ],
    [
      {
        inputs: [
          { id: 'n', name: 'N', type: 'NUMBER' },
          { id: 'n', name: 'M', type: 'NUMBER' },
        ],
      },
      'inputs.1.id',
    ],
    [{ settings: [{ id: 's', name: 'S', defaultValue: { $where: '1' } }] }, 'settings.0.defaultValue'],
    [{ name: 'x' }, 'name'],
  ])('refuses %j, naming %s', async (more, field) => {
    const refusal = await mira.client.refusal(PUBLISH, { input: toolInput(more) });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('has built-in tools under the names by which usage is recorded', async () => {
    const query = `{ tool(slug: "api-tester") { isBuiltIn isVerified currentVersion author { id } category } }`;
    expect((await jonas.client.data(query)).tool).toEqual({
      ...{ isBuiltIn: true, isVerified: true, currentVersion: '1.0.0', author: null, category: 'NETWORK' },
    });
  });

  it('gives the first result to a retry with the same clientId', async () => {
    const input = toolInput({ name: `Once ${Date.now()}`, clientId: 'c1' });
    const first = await mira.client.data(PUBLISH, { input });
    expect(await mira.client.data(PUBLISH, { input })).toEqual(first);
  });
});
