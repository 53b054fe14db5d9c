import { hash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TrustedDocument } from '../graphql/documents/manifest.js';

/** The part of the pages' script that is read here. */
interface Actions {
  ACTIONS: Record<string, { buttons: { label: string; query: string }[] }>;
}

/** The documents that the pages of mail links send, so that they work where only trusted documents run. */
export async function accountDocuments(): Promise<TrustedDocument[]> {
  const script = pathToFileURL(join(import.meta.dirname, 'client', 'actions.js')).href;
  const { ACTIONS } = (await import(script)) as Actions;
  return Object.entries(ACTIONS).flatMap(([path, { buttons }]) =>
    buttons.map(({ label, query }) => ({
      id: hash('sha256', query),
      name: `${path} ${label}`,
      body: query,
    })),
  );
}
