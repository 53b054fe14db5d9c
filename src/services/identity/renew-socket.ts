import { authenticate } from '../../auth/authenticate.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';

/**
 * Gives an open socket a new access token of the same user, so that it stays open when the first one expires.
 * @throws UNAUTHENTICATED if the token is invalid, FORBIDDEN if it belongs to another user
 */
export async function renewSocket({ socket }: Context, accessToken: string): Promise<Viewer> {
  if (!socket)
    throw refuse.badInput('This renews the token of a WebSocket; an HTTP request sends its own token.');
  const renewed = await authenticate(accessToken);
  if (!socket.viewer?.id.equals(renewed.id))
    throw refuse.forbidden('This token belongs to another user than this socket.', 'accessToken');
  socket.viewer = renewed;
  return renewed;
}
