import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { contractIsThere, operationsOf } from '../contract/operations.js';
import { people, type Person } from '../factories/person.js';
import { openSocket } from '../server/socket-client.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { finishRuns } from './generating.js';

/** The operations of shipped clients about the studio, in the order in which a client sends them. */
const SENT = [
  ...['CreateCanvas', 'WriteCanvasFile', 'ShareCanvas', 'CanvasGenerate', 'CanvasProjects', 'CanvasProject'],
  ...['DeleteCanvasFile', 'Generate', 'Generations', 'RateGeneration', 'CancelGeneration'],
  ...['RunExperiment', 'Experiments', 'UpdateExperiment'],
];
const LIVE = ['OnCanvas', 'OnGeneration'];
const printed = readFileSync(join(import.meta.dirname, '../../src/schema/schema.graphql'), 'utf8');
const servesChats = /^type ChatSession /m.test(printed);

describe.skipIf(!contractIsThere)('the operations of shipped clients about the studio, as they are', () => {
  const operations = new Map(operationsOf('studio').map(({ name, document }) => [name, print(document)]));
  const known: Record<string, string> = {};
  let mira: Person;
  let jonas: Person;
  beforeAll(async () => {
    [mira, jonas] = (await people(2)) as [Person, Person];
  });

  const variables = (name: string): Record<string, unknown> => {
    const file = { path: 'index.html', content: '<h1>Hi</h1>', baseVersion: null, checksum: null };
    const parameters = { aspectRatio: '16:9', style: 'film' };
    const models = ['openai/gpt-4.1-mini', 'mistral/mistral-small-latest'];
    const given: Record<string, Record<string, unknown>> = {
      CreateCanvas: {
        input: { name: 'Landing', template: 'BLANK', category: 'Landing', tags: [], clientId: 'c1' },
      },
      WriteCanvasFile: { input: { projectId: known['project'], ...file } },
      ShareCanvas: { input: { projectId: known['project'], userId: jonas.id, role: 'EDITOR' } },
      CanvasGenerate: {
        input: { projectId: known['project'], prompt: 'A landing page with a feature grid', clientId: 'cg1' },
      },
      CanvasProjects: { first: 20, after: null, status: 'ACTIVE' },
      CanvasProject: { id: known['project'] },
      DeleteCanvasFile: { id: known['file'] },
      Generate: {
        input: {
          type: 'IMAGE',
          model: 'DALL_E_3',
          prompt: 'dawn over a lagoon',
          parameters,
          clientId: 'gen1',
        },
      },
      Generations: { first: 20, after: null, type: 'IMAGE', status: null },
      RateGeneration: { id: known['generation'], rating: 5 },
      CancelGeneration: { id: known['generation'] },
      RunExperiment: {
        input: {
          ...{ type: 'BATTLE_ARENA', name: 'A or B', clientId: 'e1' },
          input: { prompt: 'Explain entropy', models },
        },
      },
      Experiments: { first: 20, after: null, type: null, status: null },
      UpdateExperiment: { input: { experimentId: known['experiment'], name: 'B or A' } },
      OnCanvas: { id: known['project'], after: null },
      OnGeneration: { id: known['generation'] },
    };
    return given[name]!;
  };

  // The chat of a project is shown once the gateway serves chats.
  const sent = SENT.filter((name) => name !== 'CanvasProject' || servesChats);

  it.each(sent)('%s', async (name) => {
    if (name === 'Experiments' || name === 'CanvasProjects') await allFolded();
    if (name === 'RateGeneration') await finishRuns(known['generation']!);
    const data = await mira.client.data(operations.get(name)!, variables(name));
    expect(data).toBeTruthy();
    known['project'] ??= data.createCanvasProject?.project.id;
    known['file'] ??= data.writeCanvasFile?.file.id;
    known['generation'] ??= data.generate?.generation.id;
    known['experiment'] ??= data.runExperiment?.experiment.id;
    if (name === 'CanvasProject')
      expect(data.canvasProject).toMatchObject({
        collaborators: [{ role: 'OWNER' }, { role: 'EDITOR' }],
        file: { content: '<h1>Hi</h1>', version: 1, history: { nodes: [{ version: 1 }] } },
        generations: { nodes: [{ status: 'PENDING' }] },
      });
    if (name === 'Experiments')
      expect(data.viewer.experiments.nodes).toMatchObject([{ usage: null, collaborators: [] }]);
  });

  it.each(LIVE)('%s', async (name) => {
    const { url } = await testApp();
    const socket = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${mira.accessToken}`);
    const id = socket.subscribe({ query: operations.get(name)!, variables: variables(name) });
    const heard = socket.next((message) => message.id === id);
    let done = false;
    void heard.then(() => (done = true));
    for (let version = 0; !done; version += 1) {
      const input = {
        projectId: known['project'],
        path: 'live.txt',
        content: `${version}`,
        baseVersion: version || null,
      };
      await mira.client.data(operations.get('WriteCanvasFile')!, { input });
      await allFolded();
    }
    const { type, payload } = await heard;
    expect([type, (payload as { errors?: unknown }).errors]).toEqual(['next', undefined]);
    socket.close();
  });
});
