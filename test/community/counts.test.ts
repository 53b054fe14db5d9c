import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommunityPostModel } from '../../src/models/community/index.js';
import { people, type Person } from '../factories/person.js';
import { readsOf } from '../setup/plans.js';
import * as ops from './operations.js';

type Pipeline = Record<string, any>[];

/** The pipelines that end in a count, inside of a command that unites several reads too. */
function countsIn(value: unknown): Pipeline[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(countsIn);
  const counts = Array.isArray(value) && value.some((stage) => '$match' in Object(stage) && counted(value));
  return counts ? [value as Pipeline, ...inner] : inner;
}
const counted = (pipeline: Pipeline): boolean => pipeline.some((stage) => '$count' in stage);

describe('the number of posts of a group', () => {
  let owner: Person;
  let group: { id: string; slug: string };
  beforeAll(async () => {
    [owner] = (await people(1)) as [Person];
    group = await ops.newGroup(owner);
    for (let n = 0; n < 4; n++) await ops.newTopic(owner, { groupId: group.id });
  });

  it('is counted by an index alone: no post is read for it', async () => {
    const document = `query ($slug: String!) { group(slug: $slug) { posts(first: 1) { totalCount } } }`;
    const commands = await readsOf(/^community_posts$/, async () => {
      const answer = await owner.client.data(document, { slug: group.slug });
      expect(answer.group.posts.totalCount).toBe(4);
    });
    const [pipeline, ...others] = commands.flatMap(countsIn);
    expect(others).toEqual([]);
    const end = pipeline!.findIndex((stage) => '$count' in stage);
    const command = { aggregate: CommunityPostModel.collection.name, pipeline: pipeline!.slice(0, end + 1) };
    const plan = await mongoose.connection.db!.command({
      explain: { ...command, cursor: {} },
      verbosity: 'executionStats',
    });
    const stats = plan.executionStats ?? plan.stages[0].$cursor.executionStats;
    expect(stats.totalKeysExamined).toBeGreaterThanOrEqual(4);
    expect(stats.totalDocsExamined).toBe(0);
  });
});
