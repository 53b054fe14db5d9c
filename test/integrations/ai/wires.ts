import { AIProvider } from '../../../src/models/agents/ai-enums.js';

/** What a vendor's API is sent for `QUESTION`, and what it answers: its address, its names, its events. */
export interface Wire {
  model: string;
  path: string;
  /** The headers that carry the key `secret-key`, and what else the vendor demands. */
  headers: Record<string, string>;
  /** The essential part of the body. */
  body: Record<string, unknown>;
  /** A short answer in the vendor's format: "A red", " cat.", 31 tokens of input and 5 of output. */
  stream: string;
}

/** A picture of one pixel. As base64: the adapter of Hugging Face does not encode bytes. */
export const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const SYSTEM = 'You are Ada.';
const IMAGE_URL = `data:image/png;base64,${PICTURE}`;
const BEARER = { authorization: 'Bearer secret-key' };
const SCHEMA = { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] };
const FUNCTION = { name: 'search-posts', description: 'Searches posts.', parameters: SCHEMA };

/** Events without names, as most vendors send them. */
const data = (...events: object[]): string =>
  events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('');
const done = 'data: [DONE]\n\n';
/** Events with their type as their name. */
const named = (...events: ({ type: string } & Record<string, unknown>)[]): string =>
  events.map((event) => `event: ${event.type}\n${data(event)}`).join('');

/** The request to an API that follows OpenAI's chat completions. */
const chat = (
  maxTokens: string,
  [question, image]: [question: unknown, image: unknown] = ['Hi', { url: IMAGE_URL }],
) => ({
  stream: true,
  temperature: 0.3,
  [maxTokens]: 200,
  messages: [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: question },
    { role: 'assistant', content: 'Hello.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: image },
      ],
    },
  ],
  tools: [{ type: 'function', function: FUNCTION }],
});

const USAGE = { prompt_tokens: 31, completion_tokens: 5, total_tokens: 36 };

/** A piece of a chat completion. */
const piece = (delta: object, more: object = {}, finish: string | null = null) => ({
  ...{ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_764_500_000, model: 'm' },
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  ...more,
});
const pieces = [piece({ role: 'assistant', content: 'A red' }), piece({ content: ' cat.' })];

/** The request to an API that follows OpenAI's responses. */
const responses = {
  stream: true,
  temperature: 0.3,
  max_output_tokens: 200,
  input: [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: [{ type: 'input_text', text: 'Hi' }] },
    { role: 'assistant', content: [{ type: 'output_text', text: 'Hello.' }] },
    {
      role: 'user',
      content: [
        { type: 'input_text', text: 'What is this?' },
        { type: 'input_image', image_url: IMAGE_URL },
      ],
    },
  ],
  tools: [{ type: 'function', ...FUNCTION }],
};

const RESPONSE = {
  ...{ id: 'resp_1', object: 'response', created_at: 1_764_500_000, error: null, incomplete_details: null },
  ...{ model: 'm', output: [], parallel_tool_calls: true, tool_choice: 'auto', tools: [], metadata: {} },
};
const MESSAGE = { id: 'msg_1', type: 'message', role: 'assistant' };
const CONTENT = [{ type: 'output_text', text: 'A red cat.', annotations: [] }];
const TEXT = { type: 'response.output_text.delta', item_id: 'msg_1', output_index: 0, content_index: 0 };
const responsesStream = named(
  {
    type: 'response.created',
    ...{ sequence_number: 0, response: { ...RESPONSE, status: 'in_progress', usage: null } },
  },
  {
    type: 'response.output_item.added',
    ...{ sequence_number: 1, output_index: 0, item: { ...MESSAGE, status: 'in_progress', content: [] } },
  },
  { ...TEXT, sequence_number: 2, ...{ delta: 'A red', logprobs: [] } },
  { ...TEXT, sequence_number: 3, ...{ delta: ' cat.', logprobs: [] } },
  {
    type: 'response.output_item.done',
    ...{ sequence_number: 4, output_index: 0, item: { ...MESSAGE, status: 'completed', content: CONTENT } },
  },
  {
    type: 'response.completed',
    ...{ sequence_number: 5 },
    response: {
      ...{
        ...RESPONSE,
        status: 'completed',
        output: [{ ...MESSAGE, status: 'completed', content: CONTENT }],
      },
      usage: {
        ...{ input_tokens: 31, input_tokens_details: { cached_tokens: 0 }, output_tokens: 5 },
        ...{ output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 36 },
      },
    },
  },
);

const anthropicStream = named(
  {
    type: 'message_start',
    message: {
      ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-haiku-4-5', content: [] },
      ...{ stop_reason: null, stop_sequence: null, usage: { input_tokens: 31, output_tokens: 1 } },
    },
  },
  { type: 'content_block_start', ...{ index: 0, content_block: { type: 'text', text: '' } } },
  { type: 'ping' },
  { type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text: 'A red' } } },
  { type: 'content_block_delta', ...{ index: 0, delta: { type: 'text_delta', text: ' cat.' } } },
  { type: 'content_block_stop', ...{ index: 0 } },
  {
    type: 'message_delta',
    ...{ delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 5 } },
  },
  { type: 'message_stop' },
);

const geminiPiece = (text: string, candidate: object, candidatesTokenCount: number) => ({
  candidates: [{ content: { parts: [{ text }], role: 'model' }, index: 0, ...candidate }],
  usageMetadata: { promptTokenCount: 31, candidatesTokenCount, totalTokenCount: 31 + candidatesTokenCount },
  modelVersion: 'gemini-2.5-flash',
});

const coherePiece = (text: string) => ({
  ...{ type: 'content-delta', index: 0, delta: { message: { content: { text } } } },
});
const cohereStream = named(
  {
    type: 'message-start',
    ...{ id: '1', delta: { message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [] } } },
  },
  { type: 'content-start', ...{ index: 0, delta: { message: { content: { type: 'text', text: '' } } } } },
  coherePiece('A red'),
  coherePiece(' cat.'),
  { type: 'content-end', ...{ index: 0 } },
  {
    type: 'message-end',
    ...{
      delta: {
        finish_reason: 'COMPLETE',
        usage: {
          billed_units: { input_tokens: 12, output_tokens: 5 },
          tokens: { input_tokens: 31, output_tokens: 5 },
        },
      },
    },
  },
);

/** Every vendor. The offline agent has no wire. */
export const WIRES: Record<Exclude<AIProvider, AIProvider.OFFLINE>, Wire> = {
  [AIProvider.OPENAI]: {
    ...{ model: 'gpt-4.1-mini', path: '/v1/responses', headers: BEARER },
    ...{ body: responses, stream: responsesStream },
  },
  [AIProvider.ANTHROPIC]: {
    ...{ model: 'claude-haiku-4-5', path: '/v1/messages' },
    headers: { 'x-api-key': 'secret-key', 'anthropic-version': '2023-06-01' },
    body: {
      ...{ stream: true, temperature: 0.3, max_tokens: 200, system: [{ type: 'text', text: SYSTEM }] },
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Hi' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Hello.' }] },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PICTURE } },
          ],
        },
      ],
      tools: [{ name: FUNCTION.name, description: FUNCTION.description, input_schema: SCHEMA }],
    },
    stream: anthropicStream,
  },
  [AIProvider.GEMINI]: {
    model: 'gemini-2.5-flash',
    path: '/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
    headers: { 'x-goog-api-key': 'secret-key' },
    body: {
      generationConfig: { maxOutputTokens: 200, temperature: 0.3 },
      systemInstruction: { parts: [{ text: SYSTEM }] },
      contents: [
        { role: 'user', parts: [{ text: 'Hi' }] },
        { role: 'model', parts: [{ text: 'Hello.' }] },
        {
          role: 'user',
          parts: [{ text: 'What is this?' }, { inlineData: { mimeType: 'image/png', data: PICTURE } }],
        },
      ],
      tools: [{ functionDeclarations: [FUNCTION] }],
    },
    stream: data(geminiPiece('A red', {}, 2), geminiPiece(' cat.', { finishReason: 'STOP' }, 5)),
  },
  [AIProvider.COHERE]: {
    ...{ model: 'command-a-vision-07-2025', path: '/v1/chat', headers: BEARER },
    ...{ body: chat('max_tokens'), stream: cohereStream },
  },
  [AIProvider.MISTRAL]: {
    ...{ model: 'mistral-small-latest', path: '/v1/chat/completions', headers: BEARER },
    body: chat('max_tokens', [[{ type: 'text', text: 'Hi' }], IMAGE_URL]),
    stream: data(...pieces, piece({ content: '' }, { usage: USAGE }, 'stop')) + done,
  },
  [AIProvider.XAI]: {
    ...{ model: 'grok-4', path: '/v1/chat/completions', headers: BEARER },
    body: { ...chat('max_completion_tokens'), stream_options: { include_usage: true } },
    stream:
      data(...pieces, piece({}, {}, 'stop'), {
        ...piece({}),
        ...{ choices: [], usage: { ...USAGE, completion_tokens_details: { reasoning_tokens: 0 } } },
      }) + done,
  },
  [AIProvider.HUGGINGFACE]: {
    ...{ model: 'Qwen/Qwen3-32B', path: '/v1/responses', headers: BEARER },
    ...{ body: responses, stream: responsesStream },
  },
  [AIProvider.GROQ]: {
    ...{ model: 'llama-3.3-70b-versatile', path: '/v1/chat/completions', headers: BEARER },
    body: chat('max_tokens'),
    stream: data(...pieces, piece({}, { x_groq: { id: 'req_1', usage: USAGE } }, 'stop')) + done,
  },
  [AIProvider.COMPATIBLE]: {
    ...{ model: 'llama3.2', path: '/v1/chat/completions', headers: BEARER },
    body: { ...chat('max_tokens'), stream_options: { include_usage: true } },
    stream: data(...pieces, piece({}, {}, 'stop'), { ...piece({}), choices: [], usage: USAGE }) + done,
  },
};
