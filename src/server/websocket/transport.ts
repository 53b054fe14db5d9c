import type { Logger } from 'pino';
import type { WebSocket } from 'ws';

/** Bytes that may wait for a client that does not read. */
const MAX_BUFFERED = 1024 * 1024;
const PING_EVERY_MS = 12_000;

/** The socket as graphql-ws sees it. A client that stops reading is cut off before its messages fill the memory. */
export function transportOf(socket: WebSocket, logger: Logger) {
  return {
    protocol: socket.protocol,
    send: (data: string) =>
      new Promise<void>((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        if (socket.bufferedAmount > MAX_BUFFERED) {
          socket.terminate();
          return resolve();
        }
        socket.send(data, (error) => (error ? reject(error) : resolve()));
      }),
    close: (code: number, reason: string) => socket.close(code, reason),
    onMessage: (receive: (data: string) => Promise<void>) => {
      socket.on('message', (data) => {
        receive(String(data)).catch((error: unknown) => {
          logger.error({ err: error }, 'a message on a socket could not be handled');
          socket.close(4500, 'Internal server error');
        });
      });
    },
  };
}

/** Pings a client, and cuts it off when it has not answered by the next ping. */
export function keepAlive(socket: WebSocket, everyMs = PING_EVERY_MS): void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, everyMs);
  socket.on('pong', () => (answered = true));
  socket.once('close', () => clearInterval(timer));
}
