import { context, trace, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { mongo } from 'mongoose';
import { setTracing } from '../../lib/telemetry.js';

/** The exporter's address, and the sampling ratio. */
export interface TelemetrySettings {
  /** The base address of an OTLP/HTTP collector, such as http://localhost:4318. */
  endpoint: string;
  serviceName: string;
  /** The share of new traces that are kept, 0 to 1. */
  ratio: number;
}

/** Starts the export of traces. Returns the stop function, which sends the rest. */
export function startTelemetry({ endpoint, serviceName, ratio }: TelemetrySettings): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` }), {
        scheduledDelayMillis: 1_000,
      }),
    ],
  });
  provider.register();
  setTracing(true);
  return async () => {
    setTracing(false);
    // An unreachable collector must not delay a shutdown for long.
    await Promise.race([
      provider.shutdown().catch(() => undefined),
      new Promise((done) => setTimeout(done, 3_000).unref()),
    ]);
    trace.disable();
    context.disable();
  };
}

type Started = mongo.CommandStartedEvent;
type Ended = mongo.CommandSucceededEvent | mongo.CommandFailedEvent;

/** Creates a span for every command of a traced operation. Needs command events. */
export function traceCommands(client: Pick<mongo.MongoClient, 'on' | 'off'>): () => void {
  const tracer = trace.getTracer('leela');
  const running = new Map<number, Span>();
  const started = (event: Started): void => {
    const parent = context.active();
    // Heartbeats and change streams belong to no operation.
    if (!trace.getSpan(parent)) return;
    const collection: unknown = event.command[event.commandName];
    const attributes = {
      'db.system.name': 'mongodb',
      'db.operation.name': event.commandName,
      'db.namespace': event.databaseName,
      ...(typeof collection === 'string' ? { 'db.collection.name': collection } : {}),
    };
    running.set(event.requestId, tracer.startSpan(`mongodb ${event.commandName}`, { attributes }, parent));
  };
  const succeeded = (event: Ended): void => {
    running.get(event.requestId)?.end();
    running.delete(event.requestId);
  };
  const failed = (event: Ended): void => {
    running.get(event.requestId)?.setStatus({ code: 2 });
    succeeded(event);
  };
  client.on('commandStarted', started);
  client.on('commandSucceeded', succeeded);
  client.on('commandFailed', failed);
  return () => {
    client.off('commandStarted', started);
    client.off('commandSucceeded', succeeded);
    client.off('commandFailed', failed);
  };
}
