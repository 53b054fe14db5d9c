import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launch } from '../setup/gateway.js';

const PROGRAM = `
  const { findMongod } = await import('./dist/cli/embedded/binary.js');
  findMongod((line) => console.log(line)).then(
    (path) => console.log('RESULT ' + path),
    (error) => { console.log(error.name + ': ' + error.message); process.exit(1); },
  );`;

// The stand-in for a mongod is a shell script.
describe.skipIf(process.platform === 'win32')('finding a mongod', { timeout: 60_000 }, () => {
  let folder: string;
  let cache: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leela-binary-'));
    cache = join(folder, 'cache');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** Looks with nothing on PATH and nothing kept, so that only what the test gives can be found. */
  async function find(environment: NodeJS.ProcessEnv): Promise<{ code: unknown; output: string }> {
    const run = launch(['--input-type=module', '-e', PROGRAM], {
      PATH: join(folder, 'empty'),
      LEELA_CACHE: cache,
      MONGOMS_SYSTEM_BINARY: '',
      MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:1',
      ...environment,
    });
    return { code: await run.exit, output: run.output() };
  }

  async function standIn(path: string, code = 0): Promise<string> {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, `#!/bin/sh\nexit ${code}\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('takes MONGOMS_SYSTEM_BINARY before PATH before an earlier download', async () => {
    const kept = await standIn(join(cache, 'mongod'));
    expect((await find({})).output).toContain(`RESULT ${kept}`);
    const installed = await standIn(join(folder, 'bin', 'mongod'));
    const PATH = join(folder, 'bin');
    expect((await find({ PATH })).output).toContain(`RESULT ${installed}`);
    const named = await standIn(join(folder, 'named'));
    const { output } = await find({ PATH, MONGOMS_SYSTEM_BINARY: named });
    expect(output).toContain(`RESULT ${named}`);
  });

  it('refuses a MONGOMS_SYSTEM_BINARY that does not run, instead of taking another one in silence', async () => {
    await standIn(join(cache, 'mongod'));
    const { code, output } = await find({ MONGOMS_SYSTEM_BINARY: await standIn(join(folder, 'broken'), 1) });
    expect(code).toBe(1);
    expect(output).toMatch(/StartError: MONGOMS_SYSTEM_BINARY is .*broken/);
  });

  it('passes over a binary on PATH that does not run here', async () => {
    await standIn(join(folder, 'bin', 'mongod'), 1);
    const kept = await standIn(join(cache, 'mongod'));
    expect((await find({ PATH: join(folder, 'bin') })).output).toContain(`RESULT ${kept}`);
  });

  it('downloads from the mirror, keeps it, and finds it again without the mirror', async () => {
    await standIn(join(folder, 'archive', 'bin', 'mongod'));
    execFileSync('tar', ['czf', 'mongod.tgz', 'archive'], { cwd: folder });
    const archive = await readFile(join(folder, 'mongod.tgz'));
    const sum = createHash('md5').update(archive).digest('hex');
    const mirror = createServer((request, response) =>
      response.end(request.url?.endsWith('.md5') ? `${sum}  mongod.tgz` : archive),
    );
    await new Promise<void>((done) => mirror.listen(0, '127.0.0.1', done));
    const { port } = mirror.address() as { port: number };
    const first = await find({
      MONGOMS_DOWNLOAD_MIRROR: `http://127.0.0.1:${port}`,
      MONGOMS_USE_HTTP: 'true',
      MONGOMS_PLATFORM: 'linux',
      MONGOMS_DISTRO: 'debian-12',
      MONGOMS_ARCH: 'x64',
    });
    await new Promise((done) => mirror.close(done));
    expect(first.output).toContain(`RESULT ${join(cache, 'mongod')}`);
    const again = await find({});
    expect(again.output).toContain('(an earlier download)');
    expect(again.output).toContain(`RESULT ${join(cache, 'mongod')}`);
  });

  it('names every way out when nothing can be found or fetched, and leaves no half download', async () => {
    const { code, output } = await find({});
    expect(code).toBe(1);
    expect(output).toContain('No MongoDB server was found, and none could be fetched');
    for (const way of ['MONGODB_URI', 'PATH', 'MONGOMS_SYSTEM_BINARY', 'MONGOMS_DOWNLOAD_MIRROR']) {
      expect(output).toMatch(new RegExp(`^  - .*${way}`, 'm'));
    }
    expect(output).toMatch(/python3 is not installed|it is for x86-64 Linux/);
    // A closed host is asked once, and the library, which would try it for seven seconds, is not.
    expect(output).not.toContain('downloading from');
    expect(await readdir(cache)).toEqual([]);
  });
});
