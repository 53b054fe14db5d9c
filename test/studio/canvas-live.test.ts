import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CanvasGenerationModel, type CanvasGeneration } from '../../src/models/studio/index.js';
import {
  configureTextModel,
  offlineTextModel,
  runCanvasGeneration,
  tendStudio,
} from '../../src/services/studio/index.js';
import { people, type Person } from '../factories/person.js';
import { openSocket, type SocketClient } from '../server/socket-client.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import { objectId, wallet } from './generating.js';
import {
  CANCEL_CANVAS,
  CANVAS,
  CREATE_CANVAS,
  DELETE_CANVAS,
  DELETE_FILE,
  GENERATE_CANVAS,
  SHARE,
  UNSHARE,
  WRITE_FILE,
} from './operations.js';
import { claim } from './workers.js';

const LISTEN = `subscription ($id: ID!, $after: String) { canvasChanged(projectId: $id, after: $after) { __typename
  ... on CanvasFileChanged { cursor file { id path version } by { username } }
  ... on CanvasFileDeleted { cursor fileId }
  ... on CanvasGenerationChanged { cursor generation { id status result { files error } } }
  ... on CanvasProjectChanged { cursor project { name } }
  ... on CanvasCollaboratorChanged { cursor user { id } role }
  ... on CanvasResync { cursor } } }`;

interface Told {
  __typename: string;
  cursor: string;
  file?: { path: string; version: number };
  fileId?: string;
  generation?: { status: string };
  user?: { id: string };
  role?: string | null;
}

let mira: Person;
let jonas: Person;
let project: string;
const sockets: SocketClient[] = [];

beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
  const input = { name: 'Landing', template: 'BLANK', category: 'Landing' };
  project = (await mira.client.data(CREATE_CANVAS, { input })).createCanvasProject.project.id;
  await mira.client.data(SHARE, { input: { projectId: project, userId: jonas.id, role: 'EDITOR' } });
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

const write = async (who: Person, content: string, baseVersion: number | null = null, path = 'index.html') =>
  (await who.client.data(WRITE_FILE, { input: { projectId: project, path, content, baseVersion } }))
    .writeCanvasFile.file;

/** What somebody is told, from a cursor on. */
async function listen(who: Person, after: string | null = null) {
  const { url } = await testApp();
  const socket = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${who.accessToken}`);
  sockets.push(socket);
  const id = socket.subscribe({ query: LISTEN, variables: { id: project, after } });
  const events = (): Told[] =>
    socket.messages.flatMap(({ type, id: of, payload }) =>
      type === 'next' && of === id ? [(payload as { data: { canvasChanged: Told } }).data.canvasChanged] : [],
    );
  return {
    events,
    /** Resolves when an event matches. */
    until: async (matches: (event: Told) => boolean): Promise<Told> => {
      await socket.next(({ type, payload }) => {
        const event =
          type === 'next' ? (payload as { data?: { canvasChanged?: Told } }).data?.canvasChanged : undefined;
        return event !== undefined && event !== null && matches(event);
      });
      return events().find(matches)!;
    },
    ended: () => socket.next(({ type, id: of }) => of === id && (type === 'complete' || type === 'error')),
  };
}

describe('live changes of a project', () => {
  it('come once and in order, and again from a cursor', async () => {
    await allFolded();
    const his = await listen(jonas);
    // A stream begins at some moment; behind the first thing that was told, everything comes.
    let first: Told | undefined;
    for (let version = 0; !first; version += 1) {
      await write(mira, `warm ${version}`, version || null, 'warm.txt');
      await allFolded();
      first = his.events()[0];
    }
    await write(mira, 'one');
    await write(mira, 'two', 1);
    const { id } = await write(mira, 'other', null, 'a.css');
    await mira.client.data(DELETE_FILE, { id });
    await his.until(({ fileId }) => fileId === id);
    const tail = (events: Told[]) =>
      events
        .filter(({ file, fileId }) => fileId !== undefined || (file && file.path !== 'warm.txt'))
        .map(({ __typename, fileId }) => [__typename, fileId]);
    const expected = [
      ['CanvasFileChanged', undefined],
      ['CanvasFileChanged', undefined],
      ['CanvasFileChanged', undefined],
      ['CanvasFileDeleted', id],
    ];
    // A file that is gone by the time that its change is told is null; its change is told all the same.
    expect(
      his
        .events()
        .slice(-4)
        .map(({ __typename, fileId }) => [__typename, fileId]),
    ).toEqual(expected);
    expect(tail(his.events()).length).toBeGreaterThanOrEqual(3);
    const back = await listen(jonas, first.cursor);
    await back.until(({ fileId }) => fileId === id);
    const cursors = (events: Told[]) => events.map(({ cursor }) => cursor);
    expect(cursors(back.events())).toEqual(cursors(his.events().slice(his.events().indexOf(first) + 1)));
  });

  it('T2.14 end for a collaborator who is removed, with an event that says so', async () => {
    await allFolded();
    const his = await listen(jonas);
    await write(mira, 'one');
    await his.until(({ file }) => file?.path === 'index.html');
    await mira.client.data(UNSHARE, { input: { projectId: project, userId: jonas.id } });
    const removed = await his.until(({ __typename }) => __typename === 'CanvasCollaboratorChanged');
    expect(removed).toMatchObject({ user: { id: jonas.id }, role: null });
    await his.ended();
    const told = his.events().length;
    await write(mira, 'secret', 1);
    await allFolded();
    expect(his.events()).toHaveLength(told);
    const { url } = await testApp();
    const socket = await openSocket(url.replace(/^http/, 'ws'), `Bearer ${jonas.accessToken}`);
    sockets.push(socket);
    const answer = await socket.run({ query: LISTEN, variables: { id: project } });
    expect(answer.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  it('ask a client to fetch anew whose cursor is of no use', async () => {
    await write(mira, 'one');
    await allFolded();
    const far = Buffer.from('s999').toString('base64url');
    const his = await listen(jonas, far);
    expect(await his.until(() => true)).toMatchObject({ __typename: 'CanvasResync' });
  });
});

describe('the generation of files', () => {
  let putBack: () => void = () => undefined;
  afterEach(() => {
    putBack();
    putBack = () => undefined;
  });
  const generate = async (who: Person, prompt = 'A landing page') =>
    (await who.client.data(GENERATE_CANVAS, { input: { projectId: project, prompt, clientId: prompt } }))
      .generateCanvas.generation.id as string;
  const run = async (id: string) => runCanvasGeneration(await claim(objectId(id)));
  const answering = (text: string | null, before: () => Promise<unknown> = async () => undefined) => {
    putBack = configureTextModel({
      ...offlineTextModel,
      async text() {
        await before();
        return { text, cutOff: false, served: { model: 'm', provider: 'p', tokens: 12, costMicros: 3 } };
      },
    });
  };
  const read = async (who: Person) => (await who.client.data(CANVAS, { id: project })).canvasProject;

  it('writes several files of one answer at once, and is charged', async () => {
    const id = await generate(jonas, 'A dark landing page');
    expect(await wallet(jonas)).toMatchObject({ credits: 985 });
    await run(id);
    const { files, generations, file } = await read(mira);
    expect(generations.nodes).toMatchObject([
      { id, status: 'COMPLETED', result: { files: 3, error: null, skipped: [] }, provider: 'offline' },
    ]);
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['app.js', 'index.html', 'styles.css']);
    expect(file.content).toContain('A dark landing page');
    expect(await wallet(jonas)).toMatchObject({ credits: 985 });
  });

  it('is refunded where no model answers, or the answer cannot be used', async () => {
    answering(null);
    await run(await generate(mira, 'one'));
    answering('../../etc/x.html\n```html\nx\n```');
    await run(await generate(mira, 'two'));
    const { generations, files } = await read(mira);
    expect(generations.nodes.map(({ status }: { status: string }) => status)).toEqual(['FAILED', 'FAILED']);
    expect(generations.nodes[0].result.error).toMatch(/path/);
    expect(files).toEqual([]);
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });

  it('never overwrites what a collaborator changed meanwhile', async () => {
    await write(mira, 'mine');
    answering('index.html\n```html\nmodel\n```\n\nnew.css\n```css\na{}\n```', () =>
      write(mira, 'mine again', 1),
    );
    await run(await generate(jonas));
    const { file, files, generations } = await read(mira);
    expect(file).toMatchObject({ content: 'mine again', version: 2 });
    expect(files.map(({ path }: { path: string }) => path)).toEqual(['index.html', 'new.css']);
    expect(generations.nodes[0]).toMatchObject({
      status: 'PARTIAL',
      result: { files: 1, skipped: ['index.html'] },
    });
  });

  it('T2.19 is cancelled and refunded with its project, and by whoever may edit', async () => {
    const first = await generate(jonas, 'one');
    await mira.client.data(CANCEL_CANVAS, { id: first });
    expect(await wallet(jonas)).toEqual({ coins: 250, credits: 1000 });
    const claimed = await generate(jonas, 'two');
    const work = await claim(objectId(claimed));
    await mira.client.data(DELETE_CANVAS, { id: project });
    await runCanvasGeneration(work);
    expect(await wallet(jonas)).toEqual({ coins: 250, credits: 1000 });
    const rows = await CanvasGenerationModel.find({ project: objectId(project) }).lean<CanvasGeneration[]>();
    expect(rows.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('is refused to viewers, and fails at its deadline', async () => {
    await mira.client.data(SHARE, { input: { projectId: project, userId: jonas.id, role: 'VIEWER' } });
    const input = { projectId: project, prompt: 'x' };
    expect(await refused(jonas.client, GENERATE_CANVAS, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const id = await generate(mira);
    expect(await refused(jonas.client, CANCEL_CANVAS, { id })).toMatchObject({ code: 'FORBIDDEN' });
    await CanvasGenerationModel.updateOne(
      { _id: objectId(id) },
      { $set: { deadline: new Date(Date.now() - 1) } },
    );
    await tendStudio({ signal: new AbortController().signal });
    expect((await read(mira)).generations.nodes[0]).toMatchObject({ status: 'FAILED' });
    expect(await wallet(mira)).toEqual({ coins: 250, credits: 1000 });
  });
});
