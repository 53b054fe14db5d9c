import { ResponseBodyError } from 'openid-client';
import { ProviderDown, ProviderRefused } from './oauth.js';

/** Errors that mean that our registration at the provider is wrong: for the operator to fix, not for the user. */
const OUR_FAULT = new Set([
  'invalid_client',
  'unauthorized_client',
  'incorrect_client_credentials',
  'redirect_uri_mismatch',
]);

/** Calls a provider, and reduces every error to the two relevant kinds. */
export async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProviderRefused) throw error;
    const down = downIn(error);
    if (down) throw down;
    if (error instanceof ResponseBodyError && OUR_FAULT.has(error.error)) throw error;
    throw new ProviderRefused('The provider did not confirm this.', { cause: error });
  }
}

/** The library wraps the errors of its fetch. */
function downIn(error: unknown): ProviderDown | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof ProviderDown) return at;
  return null;
}
