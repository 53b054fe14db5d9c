import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Stripe's own mock server, installed if Go is here; null, said loudly, where it cannot be had. */
export function findStripeMock(): string | null {
  const places = [
    process.env['STRIPE_MOCK_BINARY'],
    join(homedir(), 'go/bin/stripe-mock'),
    '/usr/local/bin/stripe-mock',
  ];
  const found = () => places.find((path) => path && existsSync(path)) ?? null;
  if (found()) return found();
  try {
    execFileSync('go', ['install', 'github.com/stripe/stripe-mock@latest'], {
      stdio: 'ignore',
      timeout: 90_000,
    });
  } catch {
    // Neither here nor to be had.
  }
  if (!found())
    console.warn(
      '\n*** SKIPPED: no stripe-mock here (go install github.com/stripe/stripe-mock@latest) ***\n',
    );
  return found();
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts it on the loopback; answers its address and how to end it. */
export async function startStripeMock(
  binary: string,
): Promise<{ url: string; stop: () => void; log: () => string }> {
  const port = await freePort();
  const child: ChildProcess = spawn(binary, ['-http-addr', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data: Buffer) => (log += data.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (let time = 0; time < 100; time++) {
    const up = await fetch(`${url}/v1/products`, { headers: { authorization: 'Bearer sk_test_123' } }).catch(
      () => null,
    );
    if (up?.ok) return { url, stop: () => void child.kill(), log: () => log };
    await delay(50);
  }
  child.kill();
  throw new Error(`stripe-mock did not start: ${log}`);
}
