import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CanvasFileModel, CanvasFileVersionModel } from '../../src/models/studio/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, type Person } from '../factories/person.js';
import { comment } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { allFolded, laneFolded } from '../setup/lanes.js';
import { BLOCK } from '../social/operations.js';
import { refused } from '../social/refused.js';
import {
  CANVAS,
  CREATE_CANVAS,
  DELETE_CANVAS,
  DELETE_FILE,
  MY_CANVASES,
  RESTORE_FILE,
  SHARE,
  TRANSFER,
  UNSHARE,
  UPDATE_CANVAS,
  WRITE_FILE,
} from './operations.js';

const ADD_COMMENT = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } } }`;

let mira: Person;
let jonas: Person;
let eve: Person;
let project: string;

beforeAll(async () => void (await testApp()));
beforeEach(async () => {
  [mira, jonas, eve] = (await people(3)) as [Person, Person, Person];
  project = await create(mira);
});

async function create(who: Person, more: object = {}): Promise<string> {
  const input = { name: 'Landing', template: 'BLANK', category: 'Landing', tags: [], ...more };
  return (await who.client.data(CREATE_CANVAS, { input })).createCanvasProject.project.id;
}
const fileInput = (content: string, baseVersion: number | null = null, more: object = {}) => ({
  input: { projectId: project, path: 'index.html', content, baseVersion, checksum: null, ...more },
});
const write = async (who: Person, content: string, base: number | null = null, more: object = {}) =>
  (await who.client.data(WRITE_FILE, fileInput(content, base, more))).writeCanvasFile.file;
const share = (userId: string, role = 'EDITOR') =>
  mira.client.data(SHARE, { input: { projectId: project, userId, role } });
const read = async (who: Person, path?: string) =>
  (await who.client.data(CANVAS, { id: project, ...(path ? { path } : {}) })).canvasProject;

describe('canvas projects', () => {
  it('tell a user that a project is shared with them, once', async () => {
    const query =
      '{ viewer { notifications(first: 5) { nodes { type message updatedAt target { ... on CanvasProject { id } } } } } }';
    const told = async () => (await jonas.client.data(query)).viewer.notifications.nodes;
    await share(jonas.id);
    await allFolded();
    const first = await told();
    expect(first).toMatchObject([{ type: 'CANVAS_SHARED', target: { id: project } }]);
    await share(jonas.id, 'VIEWER');
    await allFolded();
    expect(await told()).toEqual(first);
    expect((await eve.client.data(query)).viewer.notifications.nodes).toEqual([]);
  });

  it('come from templates with their files and are counted once folded', async () => {
    const input = {
      name: 'Quiz',
      template: 'EDUCATION',
      category: 'School',
      tags: ['a', 'a'],
      clientId: 'c1',
    };
    const first = (await mira.client.data(CREATE_CANVAS, { input })).createCanvasProject.project;
    expect(first.stats.files).toBe(3);
    expect(first.stats.edits).toBe(3);
    const again = (await mira.client.data(CREATE_CANVAS, { input })).createCanvasProject.project;
    expect(again.id).toBe(first.id);
    expect((await mira.client.refusal(CREATE_CANVAS, { input: { ...input, name: 'Other' } })).code).toBe(
      'CONFLICT',
    );
    const { canvasTemplates } = await mira.client.data('{ canvasTemplates { key name files } }');
    expect(canvasTemplates[0]).toEqual({ key: 'BLANK', name: 'Blank', files: 0 });
  });

  it('hold files with size in UTF-8 bytes and a checksum that is verified', async () => {
    const content = '<h1>Grüße 🌅</h1>';
    const sha256 = createHash('sha256').update(content).digest('hex');
    const file = await write(mira, content, null, { checksum: sha256.toUpperCase() });
    expect(file).toMatchObject({
      ...{ path: 'index.html', version: 1, size: Buffer.byteLength(content), type: 'HTML', language: 'html' },
      checksum: `sha256:${sha256}`,
    });
    const wrong = fileInput(content, 1, { checksum: 'a'.repeat(64) });
    expect(await refused(mira.client, WRITE_FILE, wrong)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'checksum',
    });
    for (const path of [
      '/etc/passwd',
      '../up.html',
      'a//b.html',
      'a/./b',
      'C:\\x.html',
      'a/..',
      'x\u0000.html',
    ])
      expect(await refused(mira.client, WRITE_FILE, fileInput('x', null, { path }))).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'path',
      });
    expect(
      await refused(mira.client, WRITE_FILE, fileInput('no picture', null, { path: 'a.png' })),
    ).toMatchObject({ field: 'content' });
  });

  it('T2.12 an edit names the version that it started from; of two with the same one, the second is refused with both', async () => {
    await write(mira, 'one');
    await write(mira, 'two', 1);
    await write(mira, 'three', 2);
    await share(jonas.id);
    const [a, b] = await Promise.all([
      mira.client.send(WRITE_FILE, fileInput('hers', 3)),
      jonas.client.send(WRITE_FILE, fileInput('his', 3)),
    ]);
    const answers = [a, b];
    expect(
      answers
        .filter(({ errors }) => errors.length === 0)
        .map(({ data }) => data.writeCanvasFile.file.version),
    ).toEqual([4]);
    const [lost] = answers.filter(({ errors }) => errors.length > 0);
    const won = a.errors.length === 0 ? 'hers' : 'his';
    expect(lost!.errors[0]!.extensions).toMatchObject({
      ...{ code: 'CONFLICT', field: 'baseVersion', reason: 'VERSION_CONFLICT' },
      params: { baseVersion: 3, currentVersion: 4, currentContent: won },
    });
    expect((await read(mira)).file).toMatchObject({ content: won, version: 4 });
    // The same content again is no change, so that a repeated request is harmless.
    expect((await write(mira, won, 3)).version).toBe(4);
    expect(await refused(mira.client, WRITE_FILE, fileInput('new', null))).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('T2.12 of 50 writers from one version exactly one is first', async () => {
    await write(mira, 'start');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => mira.client.send(WRITE_FILE, fileInput(`w${index}`, 1))),
    );
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code ?? 'OK');
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['OK', 'CONFLICT']));
    expect((await read(mira)).file.history.totalCount).toBe(2);
  });

  it('T2.16 restoring makes a new version and loses none; a deleted file comes back with all of them', async () => {
    const { id } = await write(mira, 'one');
    await write(mira, 'two', 1);
    await write(mira, 'three', 2);
    const { file } = (await mira.client.data(RESTORE_FILE, { input: { fileId: id, version: 1 } }))
      .restoreCanvasFile;
    expect(file).toMatchObject({ version: 4, content: 'one' });
    expect(
      file.history.nodes.map(({ version, content, restoredFrom }: never) => [version, content, restoredFrom]),
    ).toEqual([
      [4, 'one', 1],
      [3, 'three', null],
      [2, 'two', null],
      [1, 'one', null],
    ]);
    await mira.client.data(DELETE_FILE, { id });
    expect(await read(mira)).toMatchObject({ file: null, files: [], deletedFiles: [{ id }] });
    await mira.client.data(RESTORE_FILE, { input: { fileId: id } });
    expect((await read(mira)).file).toMatchObject({ version: 4, content: 'one', history: { totalCount: 4 } });
    expect(await refused(mira.client, RESTORE_FILE, { input: { fileId: id, version: 9 } })).toMatchObject({
      code: 'NOT_FOUND',
      field: 'version',
    });
    // A new file at the path of a deleted one goes on counting.
    await mira.client.data(DELETE_FILE, { id });
    expect(await write(mira, 'again')).toMatchObject({ id, version: 5 });
  });

  it('are seen by collaborators, by everyone where public, and by nobody else', async () => {
    await write(mira, 'secret');
    expect(await read(eve)).toBeNull();
    expect(await refused(eve.client, WRITE_FILE, fileInput('x', 1))).toMatchObject({ code: 'NOT_FOUND' });
    await share(jonas.id, 'VIEWER');
    expect(await read(jonas)).toMatchObject({
      viewerRole: 'VIEWER',
      file: { content: 'secret' },
      deletedFiles: [],
    });
    expect(await refused(jonas.client, WRITE_FILE, fileInput('x', 1))).toMatchObject({ code: 'FORBIDDEN' });
    const rename = { input: { projectId: project, name: 'Mine' } };
    expect(await refused(jonas.client, UPDATE_CANVAS, rename)).toMatchObject({ code: 'FORBIDDEN' });
    await mira.client.data(UPDATE_CANVAS, { input: { projectId: project, settings: { isPublic: true } } });
    expect(await read(eve)).toMatchObject({ viewerRole: null, file: { content: 'secret' } });
    expect(await refused(eve.client, WRITE_FILE, fileInput('x', 1))).toMatchObject({ code: 'FORBIDDEN' });
    const { visitor } = await testApp();
    expect((await visitor.data(CANVAS, { id: project })).canvasProject.name).toBe('Landing');
    await mira.client.data(BLOCK, { id: eve.id });
    expect(await read(eve)).toBeNull();
    // What is archived can be read and not changed.
    await mira.client.data(UPDATE_CANVAS, { input: { projectId: project, status: 'ARCHIVED' } });
    expect(await refused(mira.client, WRITE_FILE, fileInput('x', 1))).toMatchObject({ code: 'CONFLICT' });
  });

  it('never take more collaborators than they allow, however many are added at once', async () => {
    await mira.client.data(UPDATE_CANVAS, {
      input: { projectId: project, settings: { maxCollaborators: 4 } },
    });
    const many = await people(8);
    const answers = await Promise.all(
      many.map(({ id }) =>
        mira.client.send(SHARE, { input: { projectId: project, userId: id, role: 'VIEWER' } }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
    expect((await read(mira)).collaborators).toHaveLength(4);
    const lower = { input: { projectId: project, settings: { maxCollaborators: 2 } } };
    expect(await refused(mira.client, UPDATE_CANVAS, lower)).toMatchObject({ code: 'CONFLICT' });
    const owner = { input: { projectId: project, userId: many[0]!.id, role: 'OWNER' } };
    expect(await refused(mira.client, SHARE, owner)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'role' });
  });

  it('T2.19 an owner leaves after a transfer only; an editor cannot delete; a deleted project is gone for all', async () => {
    await share(jonas.id);
    const about = (userId: string) => ({ input: { projectId: project, userId } });
    expect(await refused(mira.client, UNSHARE, about(mira.id))).toMatchObject({ code: 'CONFLICT' });
    expect(await refused(jonas.client, DELETE_CANVAS, { id: project })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(jonas.client, UNSHARE, about(mira.id))).toMatchObject({ code: 'FORBIDDEN' });
    await mira.client.data(TRANSFER, about(jonas.id));
    expect(await read(jonas)).toMatchObject({ viewerRole: 'OWNER', owner: { id: jonas.id } });
    expect(await refused(mira.client, TRANSFER, about(mira.id))).toMatchObject({ code: 'FORBIDDEN' });
    await jonas.client.data(DELETE_CANVAS, { id: project });
    expect(await read(jonas)).toBeNull();
    expect((await mira.client.data(MY_CANVASES)).viewer.canvasProjects).toMatchObject({
      totalCount: 0,
      nodes: [],
    });
    expect((await jonas.client.data(MY_CANVASES, { status: 'DELETED' })).viewer.canvasProjects.nodes).toEqual(
      [],
    );
  });

  it('are listed by latest activity, own and shared, page by page', async () => {
    const second = await create(mira, { name: 'Second' });
    await share(jonas.id);
    await write(mira, 'later');
    await allFolded();
    const page = (after?: string) => mira.client.data(MY_CANVASES, { first: 1, after });
    const one = (await page()).viewer.canvasProjects;
    expect(one).toMatchObject({ totalCount: 2, nodes: [{ id: project, viewerRole: 'OWNER' }] });
    const two = (await page(one.pageInfo.endCursor)).viewer.canvasProjects;
    expect(two).toMatchObject({ nodes: [{ id: second }], pageInfo: { hasNextPage: false } });
    expect((await jonas.client.data(MY_CANVASES)).viewer.canvasProjects.nodes).toEqual([
      { id: project, name: 'Landing', viewerRole: 'EDITOR' },
    ]);
  });

  it('cost the same number of commands with 5 files as with 50', async () => {
    const cost = async () => (await mira.client.send(CANVAS, { id: project })).extensions.cost!.mongoCommands;
    for (let index = 0; index < 5; index += 1) await write(mira, 'x', null, { path: `f${index}.html` });
    const few = await cost();
    for (let index = 5; index < 50; index += 1) await write(mira, 'x', null, { path: `f${index}.html` });
    expect(await cost()).toBe(few);
  });

  it('take comments of those who may see them, where they allow it', async () => {
    await share(jonas.id, 'VIEWER');
    await comment(jonas, project);
    const add = { input: { targetId: project, body: 'Lovely' } };
    expect((await eve.client.refusal(ADD_COMMENT, add)).code).toBe('NOT_FOUND');
    await allFolded();
    const COMMENTS = `query ($id: ID!) { canvasProject(id: $id) { stats { comments } comments(first: 5) { totalCount nodes { body target { ... on CanvasProject { id } } } } } }`;
    expect((await mira.client.data(COMMENTS, { id: project })).canvasProject).toEqual({
      stats: { comments: 1 },
      comments: { totalCount: 1, nodes: [{ body: 'Lovely', target: { id: project } }] },
    });
    const settings = { allowComments: false };
    await mira.client.data(UPDATE_CANVAS, { input: { projectId: project, settings } });
    expect((await jonas.client.refusal(ADD_COMMENT, add)).code).toBe('FORBIDDEN');
  });

  it('count exactly what their rows say', async () => {
    const { id } = await write(mira, 'one');
    await write(mira, 'twotwo', 1);
    await write(mira, 'other', null, { path: 'a/b.css' });
    await mira.client.data(DELETE_FILE, { id });
    await allFolded();
    expect((await read(mira)).stats).toEqual({ files: 1, totalSize: 5, edits: 3 });
    const { drift } = await reconcile({ settle: laneFolded });
    expect(drift.filter(({ collection }) => collection === 'chat_canvas_projects')).toEqual([]);
  });

  it('T2.14 whoever was removed is refused with the next mutation', async () => {
    await share(jonas.id);
    const { id } = await write(mira, 'one');
    await mira.client.data(UNSHARE, { input: { projectId: project, userId: jonas.id } });
    expect(await refused(jonas.client, WRITE_FILE, fileInput('x', 1))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(jonas.client, DELETE_FILE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(jonas.client, RESTORE_FILE, { input: { fileId: id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are exported as an archive, by a link that ends with the right to see them', async () => {
    await share(jonas.id, 'VIEWER');
    await write(mira, '<h1>Grüße</h1>');
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    await write(mira, pixel, null, { path: 'img/dot.gif' });
    await write(mira, '', null, { path: 'empty.txt' });
    const { archiveUrl } = await read(jonas);
    const response = await fetch(archiveUrl);
    expect(response.headers.get('content-type')).toBe('application/zip');
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files).sort()).toEqual(['empty.txt', 'img/dot.gif', 'index.html']);
    expect(Buffer.from(files['index.html']!).toString()).toBe('<h1>Grüße</h1>');
    expect(Buffer.from(files['img/dot.gif']!).subarray(0, 6).toString()).toBe('GIF89a');
    expect((await fetch(archiveUrl.replace(/.(?=\/archive)/, 'x'))).status).toBe(404);
    await mira.client.data(UNSHARE, { input: { projectId: project, userId: jonas.id } });
    expect((await fetch(archiveUrl)).status).toBe(404);
  });

  it('keep one row per path and one version per number in the database', async () => {
    await write(mira, 'one');
    const _id = readGlobalId(project)!.id;
    const file = (await CanvasFileModel.findOne({ project: _id }).lean())!;
    await expect(CanvasFileModel.create({ ...file, _id: undefined, slot: 7 })).rejects.toThrow(
      /duplicate key/,
    );
    const version = (await CanvasFileVersionModel.findOne({ file: file._id }).lean())!;
    await expect(CanvasFileVersionModel.create({ ...version, _id: undefined })).rejects.toThrow(
      /duplicate key/,
    );
  });
});
