import type { Person } from '../../factories/person.js';
import { finishRuns, request } from '../../studio/generating.js';
import { act, towards, type Subject } from './world.js';

type People = Record<'owner' | 'friend' | 'follower', Person>;

async function canvas(owner: Person, mark: string, isPublic: boolean): Promise<string> {
  const settings = { isPublic, maxCollaborators: 5 };
  const input = { name: `${mark} canvas`, category: 'demo', tags: [mark], description: 'Light', settings };
  const made = await act(owner, 'createCanvasProject', 'CreateCanvasProjectInput', input, 'project { id }');
  return made.project.id;
}

/** A project of the owner's with the follower as editor and the friend as viewer. */
export async function sharedCanvas(people: Record<string, Person>, mark: string): Promise<string> {
  const { owner, friend, follower } = people as People;
  const projectId = await canvas(owner, mark, false);
  const roles = [
    [follower, 'EDITOR'],
    [friend, 'VIEWER'],
  ] as const;
  for (const [who, role] of roles)
    await towards(owner, 'shareCanvas', 'ShareCanvasInput', { projectId, userId: who.id, role });
  return projectId;
}

/**
 * Canvas projects, generations and experiments of the owner's. In the shared project the follower is an editor and the
 * friend a viewer; the friend is also a collaborator of the research.
 */
export async function studioSubjects(people: Record<string, Person>, mark: string): Promise<Subject[]> {
  const { owner, friend } = people as People;
  const [shared, open] = [await sharedCanvas(people, mark), await canvas(owner, mark, true)];
  const write = async (content: string, baseVersion: number): Promise<string> => {
    const input = { projectId: shared, path: 'a.ts', content, baseVersion };
    return (await act(owner, 'writeCanvasFile', 'WriteCanvasFileInput', input, 'file { id }')).file.id;
  };
  const file = await write(`import 'x';\nexport const a = 1;\n`, 0);
  await write(`import 'x';\nexport const a = 2;\n`, 1);
  const asked = { projectId: shared, prompt: 'A page' };
  const { generation } = await act(
    owner,
    'generateCanvas',
    'GenerateCanvasInput',
    asked,
    'generation { id }',
  );
  await towards(owner, 'cancelCanvasGeneration', 'CancelCanvasGenerationInput', {
    generationId: generation.id,
  });

  const picture = await request(owner, { prompt: mark });
  await finishRuns(picture);
  const research = {
    ...{ type: 'RESEARCH', name: mark, description: 'Light', category: 'NLP', hypothesis: 'It works' },
    ...{ tags: [mark], collaboratorIds: [friend.id], budget: { allocated: 1_000 } },
    methodology: { model: 'gpt', dataset: 'words', parameters: { a: 1 } },
    estimatedCompletion: '2099-01-01T00:00:00Z',
  };
  const { experiment } = await act(
    owner,
    'runExperiment',
    'RunExperimentInput',
    research,
    'experiment { id }',
  );
  const spent = { experimentId: experiment.id, amount: 100, note: 'Disks' };
  await towards(owner, 'recordExperimentSpending', 'ExperimentSpendingInput', spent);
  const artifacts = [{ name: 'Plot', type: 'REPORT', url: 'https://lab.example/plot' }];
  await towards(owner, 'updateExperiment', 'UpdateExperimentInput', {
    experimentId: experiment.id,
    results: { metrics: { f1: 1 }, observations: 'It does', artifacts },
  });
  const of = (type: string, id: string, name = type): Subject => ({ name, type, id, owner });
  return [
    of('CanvasProject', shared, 'CanvasProject: shared'),
    of('CanvasProject', open, 'CanvasProject: public'),
    of('CanvasFile', file),
    of('CanvasGeneration', generation.id),
    of('AIGeneration', picture),
    of('Experiment', experiment.id, 'Experiment: research'),
  ];
}
