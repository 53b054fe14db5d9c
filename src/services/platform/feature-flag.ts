import { createHash } from 'node:crypto';
import { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { SecurityEvent, UserModel, type PlatformPlan, type User } from '../../models/identity/index.js';
import { FeatureFlagModel, type FeatureFlag } from '../../models/platform/index.js';
import { refuse } from '../../schema/errors.js';
import { toGlobalId } from '../../schema/ids.js';
import { recordSecurity } from '../identity/index.js';
import { liveConfig } from './live-config.js';

/** A feature as a user has it. */
export interface FeatureState {
  key: string;
  enabled: boolean;
  /** Which of several forms; null if there is only one, or the feature is off. */
  variant: string | null;
}

/** The user for which a flag is evaluated. */
export type FlagSubject = Pick<User, '_id'> & { plan: PlatformPlan | string };

/**
 * The place of a user in a flag, from 0 to below 1: the first 32 bits of SHA-256 over `<flag>:<user id>`. It depends on
 * nothing else, so every gateway and every client comes to the same.
 */
export function placeIn(flag: string, user: Types.ObjectId): number {
  const digest = createHash('sha256')
    .update(`${flag}:${toGlobalId('User', user)}`)
    .digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/** Whether a user has a feature, and in which form. */
export function evaluateFlag(flag: FeatureFlag, { _id, plan }: FlagSubject): FeatureState {
  const named = flag.users.some((user) => user.equals(_id));
  const inPlan = flag.plans.length === 0 || flag.plans.includes(plan);
  const enabled = flag.enabled && (named || (inPlan && placeIn(flag.key, _id) * 100 < flag.percentage));
  return { key: flag.key, enabled, variant: enabled ? variantOf(flag, _id) : null };
}

/** By another hash than the percentage: a larger percentage changes nobody's variant. */
function variantOf({ key, variants }: FeatureFlag, user: Types.ObjectId): string | null {
  const total = variants.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  let rest = placeIn(`${key}:variant`, user) * total;
  for (const { name, weight } of variants) if ((rest -= weight) < 0) return name;
  return variants.at(-1)!.name;
}

/** All features as a user has them. */
export const featuresOf = (user: FlagSubject): FeatureState[] =>
  liveConfig.flags.map((flag) => evaluateFlag(flag, user));

/** Whether a user has a feature. False for an unknown one. */
export function hasFeature(key: string, user: FlagSubject): boolean {
  const flag = liveConfig.flags.find((one) => one.key === key);
  return flag !== undefined && evaluateFlag(flag, user).enabled;
}

/** What `setFeatureFlag` takes. Absent parts stay. */
export interface SetFeatureFlagInput {
  key: string;
  description?: string | null;
  enabled?: boolean | null;
  percentage?: number | null;
  userIds?: Types.ObjectId[] | null;
  plans?: PlatformPlan[] | null;
  variants?: { name: string; weight: number }[] | null;
}

const KEY = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;

/** Makes or changes a feature flag. A new one is off for everyone until it is enabled. */
export async function setFeatureFlag(ctx: Context, input: SetFeatureFlagInput): Promise<Types.ObjectId> {
  const admin = requireAdmin(ctx);
  const { key } = input;
  if (!KEY.test(key))
    throw refuse.badInput(
      'This is not a key; lower case letters, digits, dots and hyphens are allowed.',
      'key',
    );
  const names = input.variants?.map(({ name }) => name) ?? [];
  if (new Set(names).size < names.length)
    throw refuse.badInput('Two variants have the same name.', 'variants');
  if (input.userIds && input.userIds.length > 0) {
    const there = await UserModel.countDocuments({ _id: { $in: input.userIds } });
    if (there < input.userIds.length) throw refuse.notFound('A user', 'userIds');
  }
  const id = await transact(ctx, async (tx) => {
    const { session } = tx;
    const before = (await FeatureFlagModel.collection.findOne({ key }, { session })) as FeatureFlag | null;
    const _id = before?._id ?? new Types.ObjectId();
    await FeatureFlagModel.collection.updateOne(
      { key },
      {
        $set: {
          description: input.description ?? before?.description ?? '',
          enabled: input.enabled ?? before?.enabled ?? false,
          percentage: input.percentage ?? before?.percentage ?? 100,
          users: input.userIds ?? before?.users ?? [],
          plans: input.plans ?? before?.plans ?? [],
          variants: (input.variants ?? before?.variants ?? []).map(({ name, weight }) => ({ name, weight })),
          updatedBy: admin.id,
          updatedAt: tx.at,
        },
        $setOnInsert: { _id, createdAt: tx.at },
      } as never,
      { session, upsert: true },
    );
    const fact = { user: admin.id, event: SecurityEvent.CONFIG_CHANGED, detail: `flag ${key}` };
    await recordSecurity(fact, ctx.request, session);
    tx.emit('feature-flag.changed', { key, deleted: false }, admin.id);
    return _id;
  });
  await liveConfig.reload();
  return id;
}

/** Deletes a feature flag: nobody has the feature any more. */
export async function deleteFeatureFlag(ctx: Context, { key }: { key: string }): Promise<Types.ObjectId> {
  const admin = requireAdmin(ctx);
  const id = await transact(ctx, async (tx) => {
    const { session } = tx;
    const gone = await FeatureFlagModel.collection.findOneAndDelete({ key }, { session });
    if (!gone) throw refuse.notFound('The feature flag', 'key');
    const fact = { user: admin.id, event: SecurityEvent.CONFIG_CHANGED, detail: `flag ${key}` };
    await recordSecurity(fact, ctx.request, session);
    tx.emit('feature-flag.changed', { key, deleted: true }, admin.id);
    return gone._id;
  });
  await liveConfig.reload();
  return id;
}
