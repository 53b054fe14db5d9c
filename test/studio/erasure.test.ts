import { Types } from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  AIGenerationModel,
  CanvasFileModel,
  CanvasFileVersionModel,
  CanvasProjectModel,
  ExperimentModel,
  LabVoteModel,
} from '../../src/models/studio/index.js';
import { studioPersonalData } from '../../src/services/privacy/rows/studio.js';
import { runCanvasGeneration } from '../../src/services/studio/index.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { finishRuns, objectId, request } from './generating.js';
import { CANVAS, CREATE_CANVAS, GENERATE_CANVAS, SHARE, WRITE_FILE } from './operations.js';
import { claim } from './workers.js';

const RUN = `mutation ($input: RunExperimentInput!) { runExperiment(input: $input) { experiment { id } } }`;

async function create(who: Person, name: string): Promise<string> {
  const input = { name, template: 'EDUCATION', category: 'School' };
  return (await who.client.data(CREATE_CANVAS, { input })).createCanvasProject.project.id;
}

describe('what an erasure leaves of the studio', () => {
  let mira: Person;
  let jonas: Person;
  let own: string;
  let shared: string;

  beforeAll(async () => {
    await testApp();
    [mira, jonas] = (await people(2)) as [Person, Person];
    own = await create(mira, 'Mine');
    shared = await create(jonas, 'Ours');
    await jonas.client.data(SHARE, { input: { projectId: shared, userId: mira.id, role: 'EDITOR' } });
    const file = { projectId: shared, path: 'hers.md', content: 'words', baseVersion: null };
    await mira.client.data(WRITE_FILE, { input: file });
    const { generateCanvas } = await mira.client.data(GENERATE_CANVAS, {
      input: { projectId: own, prompt: 'A page' },
    });
    await runCanvasGeneration(await claim(objectId(generateCanvas.generation.id)));
    await finishRuns(await request(mira));
    const research = { type: 'RESEARCH', name: 'x', category: 'NLP' };
    await mira.client.data(RUN, { input: research });
    await jonas.client.data(RUN, { input: { ...research, collaboratorIds: [mira.id] } });
    const vote = {
      experiment: new Types.ObjectId(),
      voter: objectId(mira.id),
      choice: 'a',
      modelA: 'x/1',
      modelB: 'x/2',
    };
    await LabVoteModel.create({ ...vote, counted: false } as never);
  });

  it('is nothing of what was own, and the work of others without a name', async () => {
    const one = {
      ...{ id: objectId(mira.id), anonymous: new Types.ObjectId() },
      ...{ email: mira.email, usernames: [mira.username] },
    };
    for (const { erased = [] } of studioPersonalData)
      for (const { take } of erased)
        if (take)
          for (let done = false, after: Types.ObjectId | null = null; !done;) {
            const taken: { rows: number; after?: Types.ObjectId | null } = await take(one, after);
            after = taken.after ?? null;
            done = taken.rows === 0;
          }
    for (const { model, ids = {} } of studioPersonalData)
      for (const [path, of] of Object.entries(ids))
        if (of === 'User' && path !== 'user')
          expect([path, await model.collection.countDocuments({ [path]: one.id })]).toEqual([path, 0]);
    const project = objectId(own);
    expect(await CanvasProjectModel.countDocuments({ _id: project })).toBe(0);
    expect(await CanvasFileModel.countDocuments({ project })).toBe(0);
    expect(await CanvasFileVersionModel.countDocuments({ project })).toBe(0);
    expect(await AIGenerationModel.countDocuments({ user: one.id })).toBe(0);
    expect(await ExperimentModel.countDocuments({ members: objectId(jonas.id) })).toBe(1);
    expect(await LabVoteModel.countDocuments({ voter: one.anonymous })).toBe(1);
    const { canvasProject } = await jonas.client.data(CANVAS, { id: shared, path: 'hers.md' });
    expect(canvasProject.file).toMatchObject({ content: 'words', updatedBy: null });
    expect(canvasProject.collaborators).toHaveLength(1);
  });
});
