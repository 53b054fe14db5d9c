import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What both kinds of providers share: codes that are good once, for one client, one page and one PKCE verifier. */
export class CodeServer {
  readonly clientId = 'leela-client';
  readonly clientSecret = 'leela-client-secret';
  /** Nothing is answered from now on: every connection is cut, or everything is a fault. */
  down: 'cut' | 'fault' | null = null;
  /** Asked so far, as `METHOD /path`. */
  readonly asked: string[] = [];
  private readonly codes = new Map<string, URLSearchParams>();
  private readonly server = createServer((request, response) => void this.take(request, response));

  constructor(
    private readonly answer: (request: IncomingMessage, body: string, path: string) => Promise<Reply> | Reply,
  ) {}

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** What a person's browser does: opens the page, agrees, and is sent back. Throws where the page would show an error. */
  agree(address: string, more: Record<string, string> = {}): URL {
    const asked = new URL(address).searchParams;
    const need = (name: string, is?: string) => {
      const value = asked.get(name);
      if (!value || (is !== undefined && value !== is))
        throw new Error(`The provider refuses: ${name} is ${value}.`);
      return value;
    };
    need('response_type', 'code');
    need('client_id', this.clientId);
    need('code_challenge_method', 'S256');
    need('code_challenge');
    const code = randomBytes(16).toString('hex');
    this.codes.set(code, asked);
    const back = new URL(need('redirect_uri'));
    const parts = { code, state: need('state'), ...more };
    for (const [name, value] of Object.entries(parts)) back.searchParams.set(name, value);
    return back;
  }

  /** Takes a code in; null where anything about it is wrong. */
  redeem(body: string): URLSearchParams | null {
    const form = new URLSearchParams(body);
    const code = form.get('code') ?? '';
    const asked = this.codes.get(code);
    this.codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const good =
      form.get('grant_type') === 'authorization_code' &&
      form.get('client_id') === this.clientId &&
      form.get('client_secret') === this.clientSecret &&
      asked?.get('redirect_uri') === form.get('redirect_uri') &&
      asked?.get('code_challenge') === challenge;
    return good ? asked! : null;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url!, 'http://provider');
    this.asked.push(`${request.method} ${pathname}`);
    if (this.down === 'cut') return void request.socket.destroy();
    if (this.down === 'fault') return void response.writeHead(503).end('down');
    let body = '';
    for await (const part of request) body += String(part);
    const { status = 200, json, location } = await this.answer(request, body, pathname);
    response.writeHead(status, { 'content-type': 'application/json', ...(location ? { location } : {}) });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  }
}

/** An answer. */
export interface Reply {
  status?: number;
  json?: unknown;
  location?: string;
}
