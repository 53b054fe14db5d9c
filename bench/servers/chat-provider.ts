import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from './serve.js';

// A provider that speaks OpenAI's protocol and answers at the pace of a model. Each token is the time at which it left.

const TOKENS_A_SECOND = 30;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as { messages: { content: unknown }[] };
    // The question is how many tokens are wanted.
    const tokens = Number(/\d+/.exec(JSON.stringify(messages.at(-1)!.content))?.[0]);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    stream(response, tokens);
  });
});

function stream(response: ServerResponse, tokens: number): void {
  const begun = performance.now();
  let sent = 0;
  const tick = (): void => {
    if (response.destroyed) return;
    if (sent === tokens) {
      const usage = { prompt_tokens: 10, completion_tokens: tokens, total_tokens: tokens + 10 };
      write(response, { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
      write(response, { choices: [], usage });
      response.end('data: [DONE]\n\n');
      return;
    }
    const content = `${process.hrtime.bigint() / 1_000n} `;
    write(response, { choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }] });
    sent += 1;
    setTimeout(tick, Math.max(0, begun + (sent * 1_000) / TOKENS_A_SECOND - performance.now()));
  };
  tick();
}

function write(response: ServerResponse, event: object): void {
  response.write(
    `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', model: 'main', ...event })}\n\n`,
  );
}

server.listen(0, '127.0.0.1', () => {
  serve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});
