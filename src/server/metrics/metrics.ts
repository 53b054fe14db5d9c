import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type Metric } from 'prom-client';
import { onBatch } from '../../loaders/batch-metrics.js';
import { OperationNames } from './operation-names.js';

/** Names of operations that get a series of their own. */
const OPERATION_LABELS = 200;

/** One finished operation. */
export interface OperationSample {
  name: string | null | undefined;
  kind: string | undefined;
  ms: number;
  codes: readonly string[];
  /** Commands by which it has read. */
  reads: number;
}

/** What the gateway measures about itself. */
export interface Metrics {
  readonly registry: Registry;
  operation(sample: OperationSample): void;
  /** Sockets that are open now. */
  readonly sockets: Gauge;
  /** Subscriptions that run now. */
  readonly subscriptions: Gauge;
  /** One more event went to one more subscriber. */
  delivered(): void;
  close(): void;
}

/** Makes the metrics of one gateway, in a registry of its own. */
export function createMetrics({ more = [] }: { more?: readonly Metric[] | undefined } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const metric of more) registry.registerMetric(metric as Metric<string>);
  const names = new OperationNames(OPERATION_LABELS);
  const duration = new Histogram({
    name: 'leela_operation_duration_seconds',
    help: 'How long operations take, by name and kind.',
    labelNames: ['operation', 'kind'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers,
  });
  const commands = new Histogram({
    name: 'leela_operation_mongo_commands',
    help: 'By how many commands an operation reads from MongoDB; what a transaction sends is not among them.',
    labelNames: ['operation'],
    buckets: [0, 1, 2, 4, 6, 8, 12, 16, 24, 48],
    registers,
  });
  const errors = new Counter({
    name: 'leela_operation_errors_total',
    help: 'Errors that clients received, by operation and code.',
    labelNames: ['operation', 'code'],
    registers,
  });
  const batches = new Histogram({
    name: 'leela_loader_batch_keys',
    help: 'How many keys loaders ask for at once.',
    labelNames: ['loader'],
    buckets: [1, 2, 5, 10, 20, 50, 100, 250, 500, 1_000],
    registers,
  });
  const sockets = new Gauge({ name: 'leela_sockets', help: 'WebSockets that are open.', registers });
  const subscriptions = new Gauge({
    name: 'leela_subscriptions',
    help: 'Subscriptions that run.',
    registers,
  });
  let deliveries = 0;
  new Counter({
    name: 'leela_deliveries_total',
    help: 'Events of subscriptions that were sent, one for each subscriber.',
    registers,
    collect() {
      this.reset();
      this.inc(deliveries);
    },
  });
  const stopBatches = onBatch((loader, keys) => batches.observe({ loader }, keys));
  return {
    registry,
    sockets,
    subscriptions,
    delivered: () => void (deliveries += 1),
    operation({ name, kind = 'none', ms, codes, reads }) {
      const operation = names.label(name);
      duration.observe({ operation, kind }, ms / 1_000);
      commands.observe({ operation }, reads);
      for (const code of codes) errors.inc({ operation, code });
    },
    close() {
      stopBatches();
      registry.clear();
    },
  };
}
