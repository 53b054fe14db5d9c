import type { Page, WebSocketRoute } from 'playwright-core';

/** The connection of a page, which a story can take away and give back. */
export class Connection {
  private away = false;
  private readonly open = new Set<WebSocketRoute>();

  private constructor(private readonly page: Page) {}

  /** Takes hold of the sockets that the page opens after its next navigation. */
  static async of(page: Page): Promise<Connection> {
    const connection = new Connection(page);
    await page.routeWebSocket(/\/graphql$/, (socket) => connection.take(socket));
    return connection;
  }

  /** Closes the sockets and refuses requests. */
  async lose(): Promise<void> {
    this.away = true;
    await this.page.context().setOffline(true);
    await Promise.all([...this.open].map((socket) => socket.close({ code: 1001, reason: 'away' })));
  }

  /** Lets requests and sockets through again. */
  async giveBack(): Promise<void> {
    this.away = false;
    await this.page.context().setOffline(false);
  }

  private take(socket: WebSocketRoute): void {
    if (this.away) return void socket.close({ code: 1001, reason: 'away' });
    const server = socket.connectToServer();
    this.open.add(socket);
    socket.onClose((code, reason) => {
      this.open.delete(socket);
      void server.close({ code, reason });
    });
  }
}
