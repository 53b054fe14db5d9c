import { GraphQLError, type ExecutionResult } from 'graphql';
import { expect, it } from 'vitest';
import { LiveSink } from '../../src/server/websocket/live-sink.js';
import { HINDERED } from '../../src/subscriptions/live/index.js';

const made = (result: ExecutionResult) =>
  new LiveSink(null as never, Buffer.alloc(0), null, {} as never, {
    ...{ context: () => null as never, delivered: () => undefined },
    execute: async () => result,
  }).make({ seq: 1 });

const failed = (code: string) =>
  made({ data: null, errors: [new GraphQLError('It failed.', { extensions: { code } })] });

it('what an outage kept back is nothing to send, and every other error is the client’s to know', async () => {
  expect(await failed('UNAVAILABLE')).toBe(HINDERED);
  expect(await failed('NOT_FOUND')).not.toBe(HINDERED);
  expect(await made({ data: { word: 'a' } })).not.toBe(HINDERED);
});
