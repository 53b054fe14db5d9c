import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What a server of OpenAI's protocol does with one request. */
export type Behaviour =
  | {
      does: 'answer';
      chunks: string[];
      everyMs?: number;
      usage?: Record<string, unknown> | null;
      finish?: string | null;
      reasoning?: string[];
    }
  | { does: 'tools'; calls: { id: string; name: string; arguments: string }[]; text?: string }
  | { does: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { does: 'error-event'; after?: string[] }
  | { does: 'cut'; after: string[] }
  | { does: 'destroy'; after: string[] }
  | { does: 'malformed' }
  /** Another vendor's stream, byte by byte. */
  | { does: 'wire'; stream: string }
  | { does: 'hang'; after?: string[] };

/** A request as it came. */
export interface Received {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: any;
  /** Resolves when the client has closed the connection. */
  closed: Promise<void>;
}

/** A local server that speaks OpenAI's chat completions, well or badly, as the test says. */
export class OpenAIServer {
  readonly received: Received[] = [];
  /** What to do with the next requests, in order; then `then`. */
  next: Behaviour[] = [];
  then: Behaviour = { does: 'answer', chunks: ['Hello', ' there', '.'] };
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request, response).catch(() => response.destroy());
    });
  }

  static async start(): Promise<OpenAIServer> {
    const made = new OpenAIServer();
    await new Promise<void>((resolve) => made.server.listen(0, '127.0.0.1', resolve));
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** How often a model was called. */
  calls(model?: string): number {
    return this.received.filter(({ body }) => model === undefined || body?.model === model).length;
  }

  reset(): void {
    this.received.length = 0;
    this.next = [];
    this.then = { does: 'answer', chunks: ['Hello', ' there', '.'] };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const closed = new Promise<void>((resolve) => response.once('close', resolve));
    const body = text === '' ? null : JSON.parse(text);
    this.received.push({ path: request.url ?? '', headers: request.headers, body, closed });
    await this.perform(this.next.shift() ?? this.then, body, response);
  }

  private async perform(behaviour: Behaviour, body: any, response: ServerResponse): Promise<void> {
    if (behaviour.does === 'status') {
      response.writeHead(behaviour.status, { 'content-type': 'application/json', ...behaviour.headers });
      response.end(behaviour.body ?? JSON.stringify({ error: { message: 'secret prompt quoted here' } }));
      return;
    }
    if (behaviour.does === 'malformed') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end('data: {"choices": [{"del\n\n');
      return;
    }
    if (behaviour.does === 'wire') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(behaviour.stream);
      return;
    }
    if (!body?.stream) return void this.whole(behaviour, body, response);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
    const send = (delta: object, finish: string | null = null): void => {
      const choice = { index: 0, delta, finish_reason: finish };
      response.write(`data: ${JSON.stringify({ id: 'c', model: body.model, choices: [choice] })}\n\n`);
    };
    const say = async (chunks: string[], everyMs = 0): Promise<void> => {
      for (const content of chunks) {
        if (response.destroyed) return;
        send({ role: 'assistant', content });
        await wait(everyMs);
      }
    };
    switch (behaviour.does) {
      case 'answer': {
        for (const reasoning_content of behaviour.reasoning ?? []) send({ reasoning_content });
        await say(behaviour.chunks, behaviour.everyMs);
        if (behaviour.finish !== null) send({}, behaviour.finish ?? 'stop');
        const usage =
          behaviour.usage === undefined
            ? {
                prompt_tokens: 10,
                completion_tokens: behaviour.chunks.length,
                total_tokens: 10 + behaviour.chunks.length,
              }
            : behaviour.usage;
        if (usage)
          response.write(`data: ${JSON.stringify({ id: 'c', choices: [], usage, x_groq: { usage } })}\n\n`);
        response.end('data: [DONE]\n\n');
        return;
      }
      case 'tools': {
        if (behaviour.text) await say([behaviour.text]);
        for (const [index, { id, name, arguments: args }] of behaviour.calls.entries())
          send({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: args } }] });
        send({}, 'tool_calls');
        response.write(
          `data: ${JSON.stringify({ id: 'c', choices: [], usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } })}\n\n`,
        );
        response.end('data: [DONE]\n\n');
        return;
      }
      case 'error-event':
        await say(behaviour.after ?? []);
        response.write(
          `data: ${JSON.stringify({ error: { message: 'overloaded', type: 'server_error' } })}\n\n`,
        );
        response.end('data: [DONE]\n\n');
        return;
      case 'cut':
        await say(behaviour.after);
        response.end();
        return;
      case 'destroy':
        await say(behaviour.after, 20);
        response.destroy();
        return;
      case 'hang':
        await say(behaviour.after ?? []);
        return;
    }
  }

  private whole(behaviour: Behaviour, body: any, response: ServerResponse): void {
    const content = behaviour.does === 'answer' ? behaviour.chunks.join('') : '';
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
    const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'c', model: body?.model, choices, usage }));
  }
}
