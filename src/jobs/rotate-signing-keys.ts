import { rotateSigningKey } from '../auth/signing-keys.js';
import { SigningKeyModel } from '../models/identity/index.js';
import type { JobRun } from './job.js';

/** How long one key signs. */
const AGE_MS = 30 * 24 * 60 * 60 * 1_000;

/** Replaces the signing key of access tokens once it is old. Idempotent: a second run finds a new key. */
export async function rotateSigningKeys({ logger }: JobRun): Promise<void> {
  const old = { current: true, createdAt: { $lte: new Date(Date.now() - AGE_MS) } };
  if (!(await SigningKeyModel.exists(old))) return;
  const kid = await rotateSigningKey();
  logger.info({ kid }, 'Access tokens are signed with a new key from now on.');
}
