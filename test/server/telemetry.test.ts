import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTracing, traced, traceHeaders } from '../../src/lib/telemetry.js';
import { startTelemetry, traceCommands } from '../../src/server/telemetry/telemetry.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { Client } from '../setup/client.js';
import { allFolded } from '../setup/lanes.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

/** A collector as OTLP/HTTP has it, in JSON. */
let collector: Server;
const spans: Span[] = [];
const services: string[] = [];
let stop: () => Promise<void>;
let untrace: () => void;
let mira: Person;

beforeAll(async () => {
  await testApp();
  mira = await person();
  expect(isTracing()).toBe(false);
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { resourceSpans = [] } = JSON.parse(Buffer.concat(parts).toString());
      for (const { resource, scopeSpans } of resourceSpans) {
        services.push(resource.attributes.find(({ key }: any) => key === 'service.name').value.stringValue);
        for (const scope of scopeSpans) spans.push(...scope.spans);
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((done) => collector.listen(0, '127.0.0.1', done));
  const { port } = collector.address() as AddressInfo;
  stop = startTelemetry({ endpoint: `http://127.0.0.1:${port}/`, serviceName: 'leela-test', ratio: 1 });
  untrace = traceCommands(mongoose.connection.getClient());
});
afterAll(async () => {
  untrace();
  await stop();
  await new Promise((done) => collector.close(done));
});

const found = (name: RegExp, traceId?: string) =>
  spans.filter((span) => name.test(span.name) && (traceId === undefined || span.traceId === traceId));

describe('traces', () => {
  it('continue the trace of a request down to its commands, and tell nothing that people wrote', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const { url } = await testApp();
    const client = new Client(url, mira.accessToken, { traceparent });
    await publish(mira, { caption: 'Quixotria' });
    await client.data('query Posts { posts(first: 2) { nodes { caption author { username } } } }');
    await expect.poll(() => found(/^graphql$/, traceId).length, { timeout: 10_000 }).toBe(1);
    const [request] = found(/^graphql$/, traceId);
    expect(request!.parentSpanId).toBe('00f067aa0ba902b7');
    const [root] = found(/^resolve Query\.posts$/, traceId);
    expect(root!.parentSpanId).toBe(request!.spanId);
    expect(found(/^load /, traceId).length).toBeGreaterThan(0);
    await expect.poll(() => found(/^mongodb /, traceId).length, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(JSON.stringify(spans)).not.toContain('Quixotria');
    expect(JSON.stringify(spans)).not.toContain(mira.accessToken);
    expect(services[0]).toBe('leela-test');
  });

  it('have a span of each batch of a lane', async () => {
    await publish(mira);
    await allFolded();
    await expect.poll(() => found(/^lane counters$/).length, { timeout: 10_000 }).toBeGreaterThan(0);
  });

  it('are handed on to services that are called', async () => {
    const headers = await traced('outer', {}, async () => traceHeaders());
    expect(headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    await expect(traced('failing', {}, () => Promise.reject(new Error('secret words')))).rejects.toThrow();
    await expect.poll(() => found(/^failing$/).length, { timeout: 10_000 }).toBe(1);
    expect(JSON.stringify(found(/^failing$/))).not.toContain('secret words');
  });

  it('cost nothing where there is no exporter', async () => {
    await stop();
    expect(isTracing()).toBe(false);
    expect(traceHeaders()).toEqual({});
    const before = spans.length;
    await mira.client.data('{ posts(first: 1) { nodes { id } } }');
    expect(traced('nothing', {}, () => 7)).toBe(7);
    expect(spans.length).toBe(before);
  });
});
