import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Scripts within a page, which VitePress needs before the first paint. */
const INLINE = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

const policies = new Map<string, { built: number; policy: Promise<string> }>();

/**
 * The content security policy of a built site: its own files, and the inline scripts of its pages by their hashes.
 * Read once for each build.
 * @returns null if nothing is built
 */
export async function readPolicy(folder: string): Promise<string | null> {
  // The build writes this file last.
  const stamp = await stat(join(folder, '.built')).catch(() => null);
  if (!stamp) return null;
  const known = policies.get(folder);
  if (known?.built === stamp.mtimeMs) return known.policy;
  const policy = policyOf(folder);
  policies.set(folder, { built: stamp.mtimeMs, policy });
  policy.catch(() => policies.delete(folder));
  return policy;
}

async function policyOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true });
  const hashes = new Set<string>();
  for (const file of files.filter((name) => name.endsWith('.html')))
    for (const [, script] of (await readFile(join(folder, file), 'utf8')).matchAll(INLINE))
      hashes.add(`'sha256-${createHash('sha256').update(script!).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].join(' ')}`.trim(),
    // The colours of code are style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
