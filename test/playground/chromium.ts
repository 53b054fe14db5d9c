import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM_BINARY'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine, or null, which is said loudly: what needs a browser is then not tested. */
export function findChromium(): string | null {
  const found = PLACES.find((path) => path && existsSync(path));
  if (found) return found;
  console.warn('\n*** SKIPPED: no Chromium here (set CHROMIUM_BINARY); the playground is not tested ***\n');
  return null;
}

/** Starts it without a window. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}
