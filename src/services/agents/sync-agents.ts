import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { hashInput } from '../../events/canonical.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { AgentModel, AgentStatus, type Agent } from '../../models/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { AgentDefinition, problemOf } from './definition.js';

/** A rejected agent, with the reason. */
export interface RejectedAgent {
  slug: string | null;
  problem: string;
}

/** The result of a synchronisation. */
export interface AgentSync {
  created: string[];
  changed: string[];
  unchanged: string[];
  rejected: RejectedAgent[];
}

/** The most agents of one synchronisation. */
export const MOST_SYNCED = 200;

/**
 * Updates the catalogue from definitions: agents are found by slug, and created or changed. Other agents are
 * unchanged. An invalid definition is reported and does not stop the others.
 */
export async function syncAgents(definitions: readonly unknown[]): Promise<AgentSync> {
  const done: AgentSync = { created: [], changed: [], unchanged: [], rejected: [] };
  const seen = new Set<string>();
  for (const given of definitions) {
    const parsed = AgentDefinition.safeParse(given);
    if (!parsed.success) {
      done.rejected.push({ slug: slugOf(given), problem: problemOf(parsed.error) });
      continue;
    }
    const { slug } = parsed.data;
    if (seen.has(slug)) {
      done.rejected.push({ slug, problem: 'slug: stands there twice' });
      continue;
    }
    seen.add(slug);
    const came = await transact(null, (tx) => putAgent(tx, parsed.data));
    done[came].push(slug);
  }
  return done;
}

/** The same for an admin. @throws FORBIDDEN, BAD_USER_INPUT for more than 200 */
export async function syncAgentsAs(ctx: Context, definitions: readonly unknown[]): Promise<AgentSync> {
  requireAdmin(ctx);
  if (definitions.length > MOST_SYNCED)
    throw refuse.badInput(`The list is too long; up to ${MOST_SYNCED} agents are allowed.`, 'agents');
  return syncAgents(definitions);
}

/** The built-in agents. */
export async function ownAgents(): Promise<unknown[]> {
  return readAgents(new URL('../../../data/agents.json', import.meta.url));
}

/** The definitions of a file: a list, or an object with a list under `agents`. @throws Error for anything else */
export async function readAgents(file: URL | string): Promise<unknown[]> {
  const content = JSON.parse(await readFile(file, 'utf8')) as unknown;
  const list = Array.isArray(content) ? content : (content as { agents?: unknown } | null)?.agents;
  if (!Array.isArray(list)) throw new Error('The file holds no list of agents.');
  return list as unknown[];
}

/** Creates or changes one agent by its slug. */
export async function putAgent(
  tx: Tx,
  definition: AgentDefinition,
): Promise<'created' | 'changed' | 'unchanged'> {
  const { slug } = definition;
  const definitionHash = hashInput(definition);
  const before = await AgentModel.findOne({ slug }, { definitionHash: 1 })
    .session(tx.session)
    .lean<Pick<Agent, '_id' | 'definitionHash'>>();
  if (before?.definitionHash === definitionHash) return 'unchanged';
  const fields = { ...storedFields(definition), definitionHash, updatedAt: tx.at };
  if (before) {
    const gone = Object.fromEntries(
      OPTIONAL.filter((name) => definition[name] === undefined).map((name) => [name, '']),
    );
    await AgentModel.collection.updateOne(
      { _id: before._id },
      { $set: fields as never, ...(Object.keys(gone).length > 0 ? { $unset: gone as never } : {}) },
      { session: tx.session },
    );
    return 'changed';
  }
  const _id = new Types.ObjectId(createHash('sha256').update(`agent:${slug}`).digest('hex').slice(0, 24));
  await new AgentModel({ _id, ...fields, createdAt: tx.at }).save({ session: tx.session });
  return 'created';
}

const OPTIONAL = [
  'tagline',
  'description',
  'avatarUrl',
  'icon',
  'color',
  'contextPrompt',
  'releaseDate',
] as const;

/** A definition with its derived fields. */
function storedFields(definition: AgentDefinition): Record<string, unknown> {
  const { isNew: recent, ...rest } = definition;
  const { name, tagline, tags, personality, isActive, status } = rest;
  const defined = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(defined),
    recent,
    listed: isActive && status !== AgentStatus.DEPRECATED,
    searchText: wordsOf([name, tagline ?? '', ...tags, ...personality.expertise]),
  };
}

/** The lower-case words of some texts, each once. */
export function wordsOf(texts: readonly string[]): string[] {
  const words =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, 200);
}

function slugOf(given: unknown): string | null {
  const slug = (given as { slug?: unknown } | null)?.slug;
  return typeof slug === 'string' ? slug.slice(0, 50) : null;
}
