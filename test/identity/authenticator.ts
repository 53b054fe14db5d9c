import { generate } from 'otplib/functional';
import type { Person } from '../factories/person.js';
import { CONFIRM_TWO_FACTOR, START_TWO_FACTOR } from './operations.js';

const STEP_SECONDS = 30;

/** An authenticator app. */
export interface Authenticator {
  secret: string;
  backupCodes: string[];
  /** The code of the step in which it was turned on, or of so many steps later (the next one is accepted as well). */
  code(stepsLater?: number): Promise<string>;
}

/** The code of an app with this secret, so many steps after a moment. */
export function codeOf(secret: string, stepsLater = 0, at = Date.now()): Promise<string> {
  return generate({ secret, epoch: Math.floor(at / 1_000) + stepsLater * STEP_SECONDS });
}

/**
 * Turns a person's second factor on with a code of the step before, so that this step's is still good. Steps count from then
 * on, for one that ends in the middle of a test must not make another code of the same name.
 */
export async function withTwoFactor({ client }: Person): Promise<Authenticator> {
  const { startTwoFactor } = await client.data(START_TWO_FACTOR);
  const { secret } = startTwoFactor as { secret: string };
  const turnOn = async (at: number) =>
    client.send(CONFIRM_TWO_FACTOR, { code: await codeOf(secret, -1, at) });
  let at = Date.now();
  let answer = await turnOn(at);
  // The step has ended on the way.
  if (answer.errors.length > 0) answer = await turnOn((at = Date.now()));
  return {
    secret,
    backupCodes: answer.data.confirmTwoFactor.backupCodes as string[],
    code: (stepsLater) => codeOf(secret, stepsLater, at),
  };
}
