import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runningOn } from '../../../src/cli/embedded/database.js';
import { goneWithin, signal, type ProcessMark } from '../../../src/cli/embedded/process.js';
import { runningRedis } from '../../../src/cli/embedded/redis.js';
import { launch, temporaryData, type GatewayProcess } from '../../setup/gateway.js';
import { canCluster } from './shared.js';

describe.skipIf(!canCluster)('npm run cluster', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  const started: GatewayProcess[] = [];
  beforeEach(async () => void (data = await temporaryData()));
  afterEach(async () => {
    for (const one of started.splice(0)) {
      one.kill('SIGTERM');
      await one.exit;
    }
    await data.clean();
  });

  const start = (...args: string[]): GatewayProcess => {
    const small = ['scripts/run.mjs', 'start-cluster', '--gateways', '1', '--members', '1'];
    const environment = {
      DATA_DIR: data.folder,
      PORT: '0',
      DEMO: 'off',
      PLAYGROUND: 'off',
      LOG_LEVEL: 'warn',
    };
    const cluster = launch([...small, ...args], environment);
    started.push(cluster);
    return cluster;
  };

  it('is up at one line, starts again what dies, refuses a second start, and ends all of it', async () => {
    const cluster = start();
    const url = await cluster.ready();
    const alive = () => fetch(new URL('/readyz', url)).then(({ status }) => status);
    expect(await alive()).toBe(200);

    const second = start();
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain(`npm run cluster, process ${cluster.pid}`);

    const folder = join(data.folder, 'cluster');
    const marks = async (): Promise<ProcessMark[]> => {
      const redis = await runningRedis(join(folder, 'redis'));
      const mongod = await runningOn(join(folder, 'member-1'));
      return [redis, mongod?.mark].filter((mark) => mark != null);
    };
    const [redis] = await marks();
    signal(redis!.pid, 'SIGKILL');
    await vi.waitFor(() => expect(cluster.output()).toContain('redis: up again'), { timeout: 10_000 });
    expect(await alive()).toBe(200);

    const running = await marks();
    expect(running).toHaveLength(2);
    cluster.kill('SIGINT');
    expect(await cluster.exit).toBe(0);
    for (const mark of running) expect(await goneWithin(mark, 0)).toBe(true);
    expect(await readdir(folder)).not.toContain('leela.lock');
  }, 60_000);

  it('says what is wrong with its arguments', async () => {
    const wrong = start('--members', '2');
    expect(await wrong.exit).toBe(1);
    expect(wrong.output()).toContain('--members is 1, 3, 5 or 7');
  });
});
