import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  createAi,
  offlinePace,
  OFFLINE_LABEL,
  priceTable,
  type AiCall,
  type AiOutcome,
  type AiPort,
  type AiSettings,
  type AiToolCall,
} from '../../../src/integrations/ai/index.js';
import { AIProvider, AIPurpose } from '../../../src/models/agents/ai-enums.js';
import { OpenAIServer } from './openai-server.js';

let server: OpenAIServer;
let second: OpenAIServer;

beforeAll(async () => {
  [server, second] = await Promise.all([OpenAIServer.start(), OpenAIServer.start()]);
  offlinePace.wordMs = 0;
});
afterEach(() => [server, second].forEach((one) => one.reset()));
afterAll(() => Promise.all([server, second].map((one) => one.close())));

const PRICES = priceTable({
  'compatible/main': { input: 10, output: 2_000 },
  'groq/other': { input: 10, output: 1_000, cacheRead: 1 },
});
/** Long enough for a busy machine; short enough for tests that wait for their end. */
const PATIENT = { firstMs: 10_000, idleMs: 10_000 };
const IMPATIENT = { firstMs: 1_000, idleMs: 1_000 };
const patience = (does: string) => ({ timeouts: does === 'hang' ? IMPATIENT : PATIENT });
const MAIN = { provider: AIProvider.COMPATIBLE, model: 'main' };
const OTHER = { provider: AIProvider.GROQ, model: 'other' };

function port(more: Partial<AiSettings> = {}): AiPort {
  return createAi({
    providers: {
      compatible: { baseURL: server.url, model: 'main' },
      groq: { baseURL: second.url, apiKey: 'key', model: 'other' },
    },
    timeouts: PATIENT,
    prices: PRICES,
    ...more,
  });
}

interface Read {
  text: string;
  reasoning: string;
  calls: AiToolCall[];
  outcome: AiOutcome;
}

async function read(
  ai: AiPort,
  call: Partial<AiCall> = {},
  onText: () => void = () => undefined,
): Promise<Read> {
  const got: Omit<Read, 'outcome'> = { text: '', reasoning: '', calls: [] };
  const asked = { purpose: AIPurpose.CHAT, targets: [MAIN], messages: [{ role: 'user', content: 'Hi' }] };
  for await (const event of ai.streamText({ ...asked, ...call } as AiCall)) {
    if (event.type === 'text') {
      got.text += event.text;
      onText();
    }
    if (event.type === 'reasoning') got.reasoning += event.text;
    if (event.type === 'tool-call') got.calls.push(event.call);
    if (event.type === 'end') return { ...got, outcome: event.outcome };
  }
  throw new Error('no end');
}

describe('a stream', () => {
  it('gives the text, the model that served it, usage and cost', async () => {
    const { text, outcome } = await read(port());
    expect(text).toBe('Hello there.');
    expect(outcome).toMatchObject({ finish: 'stop', served: MAIN, error: null });
    expect(outcome.usage).toMatchObject({ input: { total: 10 }, output: { total: 3 }, estimated: false });
    expect(outcome.costMicros).toBe(10 * 10 + 3 * 2_000);
  });

  it('T1.5 counts cached and reasoning tokens once, each at its price', async () => {
    server.next = [
      {
        does: 'answer',
        chunks: ['ok'],
        usage: {
          prompt_tokens: 17_903,
          prompt_tokens_details: { cached_tokens: 17_817 },
          completion_tokens: 482,
          completion_tokens_details: { reasoning_tokens: 448 },
          total_tokens: 18_385,
        },
      },
    ];
    const prices = priceTable({ 'compatible/main': { input: 10, output: 20, cacheRead: 1 } });
    const { outcome } = await read(port({ prices }));
    expect(outcome.usage.input).toEqual({ total: 17_903, cacheRead: 17_817, cacheWrite: 0 });
    expect(outcome.usage.output).toEqual({ total: 482, reasoning: 448 });
    expect(outcome.costMicros).toBe(86 * 10 + 17_817 * 1 + 482 * 20);
  });

  it('tells reasoning apart from text', async () => {
    server.next = [{ does: 'answer', chunks: ['42'], reasoning: ['six', ' times seven'] }];
    expect(await read(port())).toMatchObject({ text: '42', reasoning: 'six times seven' });
  });

  it('ends with `length` where the model ran out of tokens', async () => {
    server.next = [{ does: 'answer', chunks: ['a'], finish: 'length' }];
    expect((await read(port())).outcome.finish).toBe('length');
  });

  it('hands tool calls over and runs none', async () => {
    server.next = [{ does: 'tools', calls: [{ id: 't1', name: 'add', arguments: '{"a":1,"b":2}' }] }];
    const tools = { add: { description: 'Adds', inputSchema: z.object({ a: z.number(), b: z.number() }) } };
    const { calls, outcome } = await read(port(), { tools });
    expect(calls).toEqual([{ id: 't1', name: 'add', input: { a: 1, b: 2 }, problem: null }]);
    expect(outcome.finish).toBe('tool-calls');
  });

  it('says of a tool call with wrong arguments that it is none', async () => {
    server.next = [{ does: 'tools', calls: [{ id: 't1', name: 'add', arguments: '{"a":"x"}' }] }];
    const tools = { add: { description: 'Adds', inputSchema: z.object({ a: z.number() }) } };
    const { calls } = await read(port(), { tools });
    expect(calls).toMatchObject([{ id: 't1', input: null, problem: expect.any(String) }]);
  });

  it('stops the provider when the caller stops', async () => {
    server.next = [{ does: 'answer', chunks: Array<string>(200).fill('x'), everyMs: 10 }];
    const stop = new AbortController();
    const { text, outcome } = await read(port(), { signal: stop.signal }, () => stop.abort());
    expect(text.length).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ finish: 'aborted', error: null });
    await server.received[0]!.closed;
  });
});

describe('failures', () => {
  it.each([
    ['a server error', { does: 'status', status: 500 }, 'UNREACHABLE'],
    ['a wrong key', { does: 'status', status: 401 }, 'UNAUTHORIZED'],
    ['a refused request', { does: 'status', status: 400 }, 'REFUSED'],
    ['a rate limit', { does: 'status', status: 429, headers: { 'retry-after': '60' } }, 'RATE_LIMITED'],
    ['an error event', { does: 'error-event' }, 'UNREACHABLE'],
    ['an empty stream', { does: 'cut', after: [] }, 'CUT_OFF'],
    ['a broken stream', { does: 'malformed' }, 'MALFORMED'],
    ['silence', { does: 'hang' }, 'TIMEOUT'],
  ] as const)('before the first token, %s leads to the fallback', async (_, behaviour, code) => {
    server.then = behaviour as never;
    second.then = { does: 'answer', chunks: ['po', 'ng'] };
    const { text, outcome } = await read(port(patience(behaviour.does)), { targets: [MAIN, OTHER] });
    expect(text).toBe('pong');
    expect(outcome).toMatchObject({ finish: 'stop', served: OTHER, error: null });
    expect(outcome.attempts.map(({ error }) => error)).toEqual([code, null]);
    expect(JSON.stringify(outcome)).not.toContain('secret prompt');
  });

  it.each([
    ['an error event', { does: 'error-event', after: ['po'] }, 'UNREACHABLE'],
    ['a stream without an end', { does: 'cut', after: ['po'] }, 'CUT_OFF'],
    ['a lost connection', { does: 'destroy', after: ['po'] }, 'CUT_OFF'],
    ['silence', { does: 'hang', after: ['po'] }, 'TIMEOUT'],
  ] as const)(
    'T1.11 after the first token, %s is a failure with its text, and no fallback',
    async (_, behaviour, code) => {
      server.then = behaviour as never;
      second.then = { does: 'answer', chunks: ['pong'] };
      const { text, outcome } = await read(port(patience(behaviour.does)), { targets: [MAIN, OTHER] });
      expect(text).toBe('po');
      expect(outcome).toMatchObject({ finish: 'error', served: MAIN, error: code });
      expect(second.calls()).toBe(0);
    },
  );

  it('T1.17 calls a dead primary once and the fallback once, each with its own time', async () => {
    server.then = { does: 'hang' };
    second.then = { does: 'answer', chunks: Array<string>(20).fill('x'), everyMs: 60 };
    const { text, outcome } = await read(port({ timeouts: IMPATIENT }), { targets: [MAIN, OTHER] });
    expect([server.calls(), second.calls()]).toEqual([1, 1]);
    expect(text).toBe('x'.repeat(20));
    expect(outcome.finish).toBe('stop');
  });

  it('T1.12 prices each attempt at its own model', async () => {
    server.then = { does: 'status', status: 500 };
    second.then = {
      does: 'answer',
      chunks: ['x'],
      usage: { prompt_tokens: 0, completion_tokens: 1_000, total_tokens: 1_000 },
    };
    const { outcome } = await read(port(), { targets: [MAIN, OTHER] });
    expect(outcome.attempts.map(({ costMicros }) => costMicros)).toEqual([0, 1_000_000]);
    expect(outcome.costMicros).toBe(1_000_000);
  });

  it('waits once for the last target where it asks for a short pause', async () => {
    server.next = [{ does: 'status', status: 429, headers: { 'retry-after': '0' } }];
    const { text, outcome } = await read(port());
    expect(text).toBe('Hello there.');
    expect(outcome.attempts.map(({ error }) => error)).toEqual(['RATE_LIMITED', null]);
  });

  it('opens the circuit of a provider that keeps failing', async () => {
    const states: string[] = [];
    const ai = createAi(
      {
        providers: { compatible: { baseURL: server.url, model: 'main' } },
        timeouts: PATIENT,
        prices: PRICES,
      },
      { circuit: (_, state) => void states.push(state) },
    );
    server.then = { does: 'status', status: 503 };
    for (let call = 0; call < 5; call++) await read(ai);
    const { outcome } = await read(ai);
    expect(outcome.error).toBe('CIRCUIT_OPEN');
    expect(server.calls()).toBe(5);
    expect(states.at(-1)).toBe('open');
    expect(ai.providers()).toMatchObject([{ provider: 'compatible', circuit: 'open' }]);
  });

  it('calls no model without a price', async () => {
    const { outcome } = await read(port(), { targets: [{ provider: AIProvider.GROQ, model: 'unknown' }] });
    expect(outcome).toMatchObject({ finish: 'error', error: 'NO_PRICE', served: null, costMicros: 0 });
    expect(second.calls()).toBe(0);
  });
});

describe('prices', () => {
  it.each([
    ['negative', { input: -1, output: 1 }],
    ['missing', { input: 1 }],
    ['not a number', { input: Number.NaN, output: 1 }],
    ['a text', { input: '1', output: 1 }],
  ])('that are %s are refused', (_, price) => {
    expect(() => priceTable({ 'openai/x': price })).toThrow(/openai\/x\.(in|out)put/);
  });
});

describe('objects', () => {
  const schema = z.object({ title: z.string(), score: z.number() });
  const messages = [{ role: 'user' as const, content: 'Rate it' }];

  it('come typed, with their usage', async () => {
    server.next = [{ does: 'answer', chunks: ['{"title":"Dawn","score":3}'] }];
    const made = await port().generateObject({
      purpose: AIPurpose.SCORING,
      targets: [MAIN],
      messages,
      schema,
    });
    expect(made.object).toEqual({ title: 'Dawn', score: 3 });
    expect(made.outcome.usage.input.total).toBe(10);
  });

  it('of the wrong shape lead to the next target', async () => {
    server.next = [{ does: 'answer', chunks: ['no object'] }];
    second.next = [{ does: 'answer', chunks: ['{"title":"Dusk","score":1}'] }];
    const targets = [MAIN, OTHER];
    const made = await port().generateObject({ purpose: AIPurpose.SCORING, targets, messages, schema });
    expect(made.object).toEqual({ title: 'Dusk', score: 1 });
    expect(made.outcome.attempts.map(({ error }) => error)).toEqual(['MALFORMED', null]);
  });
});

describe('without a provider', () => {
  const offline = createAi({ providers: {}, timeouts: PATIENT, prices: PRICES });

  it('the offline agent answers and says so', async () => {
    const targets = offline.targetsFor([MAIN]);
    expect(targets).toEqual([{ provider: AIProvider.OFFLINE, model: 'offline' }]);
    const { text, outcome } = await read(offline, {
      targets,
      system: 'secret',
      messages: [{ role: 'user', content: 'Plan my week' }],
    });
    expect(text).toContain(OFFLINE_LABEL);
    expect(text).toContain('Monday');
    expect(text).not.toContain('secret');
    expect(outcome).toMatchObject({ finish: 'stop', costMicros: 0 });
  });

  it('makes objects of a schema, too', async () => {
    const schema = z.object({ files: z.array(z.object({ path: z.string(), n: z.number() })).min(2) });
    const messages = [{ role: 'user' as const, content: 'x' }];
    const targets = offline.targetsFor([]);
    const made = await offline.generateObject({ purpose: AIPurpose.CANVAS, targets, messages, schema });
    expect(made.object?.files).toHaveLength(2);
  });
});
