import { expect, it } from 'vitest';
import {
  ToolAdoptionModel,
  ToolModel,
  ToolReviewModel,
  ToolStarModel,
  ToolUseModel,
  ToolVersionModel,
} from '../../src/models/marketplace/index.js';
import { ApiKeyModel } from '../../src/models/platform/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { publishTool } from '../factories/tool.js';
import { eraseAccounts } from '../../src/services/privacy/index.js';
import { askToBeErased, makeDue } from '../identity/erasure.js';
import { allFolded } from '../setup/lanes.js';
import { DOWNLOAD, REVIEW, STAR, TOOL, USE } from './operations.js';

const objectId = (id: string) => readGlobalId(id)!.id;

it('an erasure leaves the numbers of others and nothing of the person', async () => {
  const [author, leaver, other] = (await people(3)) as [Person, Person, Person];
  const { id, slug } = await publishTool(author);
  const theirs = await publishTool(leaver, { description: 'Quixotria' });
  const user = objectId(leaver.id);
  for (const who of [leaver, other]) {
    await who.client.data(STAR, { id, starred: true });
    await who.client.data(DOWNLOAD, { id });
    await who.client.data(USE, { input: { toolId: id, action: 'run', success: true } });
    const input = { toolId: id, rating: who === leaver ? 1 : 5, title: 'Words', body: 'Words' };
    await who.client.data(REVIEW, { input });
  }
  await other.client.data(REVIEW, { input: { toolId: theirs.id, rating: 5, title: 'Fine', body: 'Fine' } });
  await leaver.client.data(
    'mutation { createApiKey(input: { name: "x", scopes: ["social:read"] }) { secret } }',
  );
  await askToBeErased(leaver);
  await makeDue(leaver);
  await eraseAccounts({ signal: new AbortController().signal });
  await allFolded();
  for (const model of [ToolStarModel, ToolUseModel, ToolAdoptionModel])
    expect(await (model as typeof ToolStarModel).countDocuments({ user })).toBe(0);
  expect(await ToolReviewModel.countDocuments({ author: user })).toBe(0);
  expect(await ApiKeyModel.countDocuments({ owner: user })).toBe(0);
  const { tool } = await author.client.data(TOOL, { slug });
  expect(tool.stats).toEqual({ stars: 1, downloads: 2, uses: 2, rating: 5, reviews: 1 });
  const left = await ToolModel.findById(objectId(theirs.id)).lean();
  expect(JSON.stringify(left)).not.toContain('Quixotria');
  expect(left).toMatchObject({ name: 'Deleted tool', published: false });
  expect(await ToolVersionModel.countDocuments({ tool: objectId(theirs.id) })).toBe(0);
  expect((await other.client.data(TOOL, { slug: theirs.slug })).tool).toBeNull();
  expect(await ToolReviewModel.countDocuments({ tool: objectId(theirs.id) })).toBe(1);
});
