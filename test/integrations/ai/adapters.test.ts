import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAi, priceTable, type AiCall, type AiStreamEvent } from '../../../src/integrations/ai/index.js';
import { AIProvider, AIPurpose } from '../../../src/models/agents/ai-enums.js';
import { OpenAIServer } from './openai-server.js';
import { PICTURE, WIRES, type Wire } from './wires.js';

let server: OpenAIServer;
beforeAll(async () => void (server = await OpenAIServer.start()));
afterEach(() => server.reset());
afterAll(() => server.close());

/** A question with everything that vendors write in their own way: system prompt, history, image, tool, limits. */
const QUESTION: Omit<AiCall, 'targets'> = {
  purpose: AIPurpose.CHAT,
  system: 'You are Ada.',
  messages: [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'file', mediaType: 'image/png', data: PICTURE },
      ],
    },
  ],
  tools: {
    'search-posts': { description: 'Searches posts.', inputSchema: z.object({ query: z.string() }) },
  },
  temperature: 0.3,
  maxOutputTokens: 200,
};

async function ask(provider: AIProvider, { model, stream }: Wire): Promise<AiStreamEvent[]> {
  server.next = [{ does: 'wire', stream }];
  const ai = createAi({
    providers: { [provider]: { apiKey: 'secret-key', baseURL: server.url, model } },
    timeouts: { firstMs: 5_000, idleMs: 5_000 },
    prices: priceTable(),
  });
  const events: AiStreamEvent[] = [];
  for await (const event of ai.streamText({ ...QUESTION, targets: [{ provider, model }] }))
    events.push(event);
  return events;
}

describe.each(Object.entries(WIRES) as [AIProvider, Wire][])('%s', (provider, wire) => {
  it('is asked at its address, with its key, in its own words', async () => {
    await ask(provider, wire);
    expect(server.received).toHaveLength(1);
    const [{ path, headers, body }] = server.received as [(typeof server.received)[0]];
    expect(path).toBe(wire.path);
    expect(headers).toMatchObject(wire.headers);
    expect(body).toMatchObject(wire.body);
    if (provider !== AIProvider.GEMINI) expect(body.model).toBe(wire.model);
  });

  it('is understood: text, usage and end', async () => {
    const events = await ask(provider, wire);
    const text = events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
    expect(text).toEqual(['A red', ' cat.']);
    expect(events.at(-1)).toMatchObject({
      outcome: {
        ...{ finish: 'stop', error: null, served: { provider, model: wire.model } },
        usage: {
          ...{ input: { total: 31, cacheRead: 0, cacheWrite: 0 }, output: { total: 5, reasoning: 0 } },
          estimated: false,
        },
      },
    });
  });
});
