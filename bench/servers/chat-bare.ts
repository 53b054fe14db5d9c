import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import { WebSocketServer } from 'ws';
import { serve } from './serve.js';

// The least that an answer can cost: `streamText`, and each piece of it sent to the socket that asked. Nobody is signed in,
// nothing is stored, nothing is paid; an answer whose socket breaks is lost.

const baseURL = process.env.AI_COMPATIBLE_URL!;
const model = createOpenAICompatible({ name: 'compatible', baseURL, includeUsage: true })('main');

const server = createServer();
new WebSocketServer({ server }).on('connection', (socket) => {
  socket.on('message', (prompt: Buffer) => {
    void (async () => {
      const { textStream } = streamText({ model, prompt: prompt.toString(), maxRetries: 0 });
      for await (const text of textStream) socket.send(JSON.stringify({ text }));
      socket.send(JSON.stringify({ end: true }));
    })();
  });
});
server.listen(0, '127.0.0.1', () => {
  serve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
