import { Types } from 'mongoose';
import { z } from 'zod';
import { requireAdmin } from '../../auth/viewer.js';
import { RUNTIME_KEYS, runtimeKey } from '../../config/runtime-keys.js';
import { transact } from '../../events/transact.js';
import { secretIn, whyNotPlainJson } from '../../lib/plain-json.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent } from '../../models/identity/index.js';
import { ConfigEntryModel, type ConfigCategory, type ConfigEntry } from '../../models/platform/index.js';
import { refuse } from '../../schema/errors.js';
import { recordSecurity } from '../identity/index.js';
import { liveConfig } from './live-config.js';

const LARGEST_VALUE = 16 * 1_024;

/** What `setConfig` takes. Absent parts stay, or come from the key. */
export interface SetConfigInput {
  key: string;
  value?: unknown;
  isPublic?: boolean | null;
  category?: ConfigCategory | null;
  description?: string | null;
}

/** Stores a runtime setting. @throws BAD_USER_INPUT for an unknown key, a value of another type, or a secret */
export async function setConfig(ctx: Context, input: SetConfigInput): Promise<Types.ObjectId> {
  const admin = requireAdmin(ctx);
  const { key } = input;
  const value = checkedValue(key, input.value ?? null);
  const row = runtimeKey(key)!;
  const json = JSON.stringify(value);
  const id = await transact(ctx, async (tx) => {
    const { session } = tx;
    const before = (await ConfigEntryModel.collection.findOne({ key }, { session })) as ConfigEntry | null;
    const isPublic = input.isPublic ?? before?.isPublic ?? row.isPublic;
    const description = input.description ?? before?.description ?? row.description;
    const category = input.category ?? before?.category ?? row.category;
    const _id = before?._id ?? new Types.ObjectId();
    await ConfigEntryModel.collection.updateOne(
      { key },
      {
        $set: { json, isPublic, category, description, updatedBy: admin.id, updatedAt: tx.at },
        $setOnInsert: { _id, createdAt: tx.at },
      } as never,
      { session, upsert: true },
    );
    await recordSecurity(
      { user: admin.id, event: SecurityEvent.CONFIG_CHANGED, detail: key },
      ctx.request,
      session,
    );
    tx.emit('config.changed', { key, from: before?.json ?? null, to: json, isPublic }, admin.id);
    return _id;
  });
  await liveConfig.reload();
  return id;
}

/** A setting that the gateway knows, stored or not. */
export interface KnownSetting {
  key: string;
  description: string | null;
  category: ConfigCategory;
  isPublic: boolean;
  /** The type of the value as a JSON Schema. */
  type: unknown;
  defaultValue: unknown;
  entry: ConfigEntry | null;
}

/** All known settings and the stored ones of clients, by key. */
export function knownSettings(): KnownSetting[] {
  const stored = new Map(liveConfig.entries.map((entry) => [entry.key, entry]));
  const keys = new Set([...Object.keys(RUNTIME_KEYS), ...stored.keys()]);
  return [...keys].sort().flatMap((key) => {
    const row = runtimeKey(key);
    const entry = stored.get(key) ?? null;
    // A key of a former version has no type any more, and nothing reads it.
    if (!row) return [];
    return {
      key,
      description: entry?.description ?? (row.description || null),
      category: entry?.category ?? (row.category as ConfigCategory),
      isPublic: entry?.isPublic ?? row.isPublic,
      type: z.toJSONSchema(row.schema, { io: 'input' }),
      defaultValue: row.fallback,
      entry,
    };
  });
}

/** Removes a stored setting, so that its default holds again. */
export async function resetConfig(ctx: Context, { key }: { key: string }): Promise<void> {
  const admin = requireAdmin(ctx);
  await transact(ctx, async (tx) => {
    const { session } = tx;
    const before = (await ConfigEntryModel.collection.findOneAndDelete(
      { key },
      { session },
    )) as ConfigEntry | null;
    if (!before) throw refuse.notFound('The entry', 'key');
    const fact = { user: admin.id, event: SecurityEvent.CONFIG_CHANGED, detail: key };
    await recordSecurity(fact, ctx.request, session);
    tx.emit('config.changed', { key, from: before.json, to: null, isPublic: before.isPublic }, admin.id);
  });
  await liveConfig.reload();
}

/** A value as its key wants it. */
function checkedValue(key: string, value: unknown): unknown {
  const row = runtimeKey(key);
  if (!row)
    throw refuse.badInput(
      `This key is not known; ${Object.keys(RUNTIME_KEYS).join(', ')} and keys that begin with custom. are allowed.`,
      'key',
    );
  const why = whyNotPlainJson(value, { maxBytes: LARGEST_VALUE });
  if (why) throw refuse.badInput(`The value ${why}.`, 'value');
  const secret = secretIn(value);
  if (secret !== null)
    throw refuse.badInput(
      `The value holds a secret at "${secret}"; secrets belong into the environment of the gateway.`,
      'value',
    );
  const parsed = row.schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = ['value', ...(issue?.path ?? [])].map(String).join('.');
  throw refuse.badInput(issue?.message ?? 'The value has the wrong type.', path);
}
