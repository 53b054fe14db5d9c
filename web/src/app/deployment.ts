import { lazy, type ComponentType } from 'react';

const RETRY_MS = 3_000;

/** The script of the page that is open. Its name changes with every build. */
const entry = document.querySelector('script[type="module"]')?.getAttribute('src');

/**
 * Loads the page again if the gateway has another build than this page: files of the old one are gone. Without an answer
 * the page stays as it is.
 */
export async function reloadAfterDeployment(): Promise<void> {
  const answer = await fetch('/', { headers: { accept: 'text/html' } }).catch(() => null);
  const page = answer?.ok ? await answer.text() : null;
  if (page && entry && !page.includes(entry)) location.reload();
}

/** A component that is loaded when it is first shown. Without a connection it is tried again until it comes. */
export function lazyUntilLoaded(load: () => Promise<{ default: ComponentType }>): ComponentType {
  const attempt = (): Promise<{ default: ComponentType }> =>
    load().catch(() => new Promise((resolve) => setTimeout(() => resolve(attempt()), RETRY_MS)));
  return lazy(attempt);
}
