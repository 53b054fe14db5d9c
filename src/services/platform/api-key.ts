import { Types } from 'mongoose';
import { newApiKey } from '../../auth/api-keys.js';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { Role, SecurityEvent } from '../../models/identity/index.js';
import { ApiKeyModel, DEFAULT_KEY_RATE, MOST_API_KEYS, type ApiKey } from '../../models/platform/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from '../identity/index.js';
import { allScopes } from './scopes.js';

/** What `createApiKey` takes. */
export interface CreateApiKeyInput {
  name: string;
  scopes: string[];
  expiresAt?: Date | null;
  requestsPerMinute?: number | null;
}

/** Makes a key that acts for the viewer. Its secret is shown this once. */
export async function createApiKey(
  ctx: Context,
  input: CreateApiKeyInput,
): Promise<{ apiKey: Types.ObjectId; secret: string }> {
  const { id: owner } = requireViewer(ctx);
  const scopes = checkedScopes(input.scopes);
  const { secret, prefix, hash } = newApiKey();
  const apiKey = new Types.ObjectId();
  await transact(ctx, async (tx) => {
    const expiresAt = input.expiresAt ?? null;
    if (expiresAt && expiresAt <= tx.at)
      throw refuse.badInput('This time has passed; a time in the future is allowed.', 'expiresAt');
    const slot = await freeSlot(tx, owner);
    await ApiKeyModel.collection.insertOne(
      {
        ...{ _id: apiKey, owner, slot, name: input.name, prefix, hash, scopes, expiresAt },
        requestsPerMinute: input.requestsPerMinute ?? DEFAULT_KEY_RATE,
        ...{ createdAt: tx.at, lastUsedAt: null, revokedAt: null },
      } as never,
      { session: tx.session },
    );
    const fact = {
      user: owner,
      event: SecurityEvent.API_KEY_CREATED,
      detail: `${prefix} ${scopes.join(' ')}`.slice(0, 100),
    };
    await recordSecurity(fact, ctx.request, tx.session);
    tx.emit('api-key.created', { apiKey, owner }, owner);
  });
  return { apiKey, secret };
}

function checkedScopes(given: readonly string[]): string[] {
  const known = new Set(allScopes().map(({ name }) => name));
  for (const [index, scope] of given.entries())
    if (!known.has(scope))
      throw refuse.badInput(
        `This scope is not known; ${[...known].join(', ')} are allowed.`,
        `scopes.${index}`,
      );
  return [...new Set(given)];
}

/** The first free place; two that take the same one meet at the unique index, and one runs again. */
async function freeSlot(tx: Tx, owner: Types.ObjectId): Promise<number> {
  const { session } = tx;
  // What has expired needs no place any more.
  await ApiKeyModel.collection.updateMany(
    { owner, slot: { $exists: true }, expiresAt: { $lte: tx.at, $ne: null } },
    { $unset: { slot: '' } },
    { session },
  );
  const rows = await ApiKeyModel.collection
    .find({ owner, slot: { $exists: true } }, { session, projection: { slot: 1 } })
    .toArray();
  const taken = new Set(rows.map((row) => row['slot'] as number));
  for (let slot = 0; slot < MOST_API_KEYS; slot += 1) if (!taken.has(slot)) return slot;
  throw refuse.conflict(`There are ${MOST_API_KEYS} keys already; revoke one first.`);
}

/** Ends a key at once, at every gateway; its sockets close. For its owner and admins. */
export async function revokeApiKey(ctx: Context, { apiKeyId }: { apiKeyId: Types.ObjectId }): Promise<void> {
  const viewer = requireViewer(ctx);
  const key = await ctx.loaders.apiKey.load(apiKeyId);
  const own = key?.owner.equals(viewer.id) ?? false;
  if (!key || (!own && viewer.role !== Role.ADMIN)) throw refuse.notFound('The API key', 'apiKeyId');
  await transact(ctx, async (tx) => {
    const revoked = (await ApiKeyModel.collection.findOneAndUpdate(
      { _id: key._id, revokedAt: null },
      { $set: { revokedAt: tx.at }, $unset: { slot: '' } },
      { session: tx.session },
    )) as ApiKey | null;
    if (!revoked) return;
    const fact = {
      ...{ user: key.owner, event: SecurityEvent.API_KEY_REVOKED, detail: key.prefix },
      ...(own ? {} : { actor: viewer.id }),
    };
    await recordSecurity(fact, ctx.request, tx.session);
    tx.emit('api-key.revoked', { apiKey: key._id, owner: key.owner }, viewer.id);
    // A socket of the key has its id in the place of a session's.
    tx.emit('session.ended', { user: key.owner, sessions: [key._id] }, viewer.id);
  });
}
