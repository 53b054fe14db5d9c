import { authenticate } from '../../auth/authenticate.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { refuse } from '../../schema/errors.js';

/**
 * Gives an open socket a fresh access token of the same person, so that it lives on when its first one ends.
 * @throws UNAUTHENTICATED when the token is not good, FORBIDDEN when it is somebody else's
 */
export async function renewSocket({ socket }: Context, accessToken: string): Promise<Viewer> {
  if (!socket)
    throw refuse.badInput('This renews the token of a WebSocket; over HTTP each request brings its own.');
  const renewed = await authenticate(accessToken);
  if (!socket.viewer?.id.equals(renewed.id))
    throw refuse.forbidden('This token belongs to somebody else than this socket.', 'accessToken');
  socket.viewer = renewed;
  return renewed;
}
