import { generate } from 'otplib/functional';
import type { Person } from '../factories/person.js';
import { CONFIRM_TWO_FACTOR, START_TWO_FACTOR } from './operations.js';

const STEP_SECONDS = 30;

/** An authenticator app. */
export interface Authenticator {
  secret: string;
  backupCodes: string[];
  /** The code of now, or of so many steps later (the next one is accepted as well). */
  code(stepsLater?: number): Promise<string>;
}

/** The code of an app with this secret. */
export function codeOf(secret: string, stepsLater = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1_000) + stepsLater * STEP_SECONDS });
}

/** Turns a person's second factor on with a code of the step before, so that this step's is still good. */
export async function withTwoFactor({ client }: Person): Promise<Authenticator> {
  const { startTwoFactor } = await client.data(START_TWO_FACTOR);
  const { secret } = startTwoFactor as { secret: string };
  const { confirmTwoFactor } = await client.data(CONFIRM_TWO_FACTOR, { code: await codeOf(secret, -1) });
  return {
    secret,
    backupCodes: confirmTwoFactor.backupCodes as string[],
    code: (stepsLater) => codeOf(secret, stepsLater),
  };
}
