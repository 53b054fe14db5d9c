import { Counter, type Registry } from 'prom-client';
import { OperationNames } from './operation-names.js';

/** The most operations and clients with their own series, and the most series. */
const NAMES = 100;
const SERIES = 1_000;

/** An operation that used deprecated elements of the schema. */
export interface DeprecatedSample {
  operation: string | null | undefined;
  client: string;
  coordinates: readonly string[];
}

/** A counter of uses by element, client and operation, with bounded cardinality. */
export function deprecatedUses(registers: Registry[]): (sample: DeprecatedSample) => void {
  const uses = new Counter({
    name: 'leela_deprecated_uses_total',
    help: 'Operations that used a deprecated element of the schema, by element, client and operation.',
    labelNames: ['element', 'client', 'operation'],
    registers,
  });
  const [operations, clients] = [new OperationNames(NAMES), new OperationNames(NAMES)];
  const series = new Set<string>();
  return ({ operation, client, coordinates }) => {
    const given = { client: clients.label(client), operation: operations.label(operation) };
    for (const element of coordinates) {
      const key = JSON.stringify([element, given.client, given.operation]);
      const bounded = series.size < SERIES || series.has(key);
      if (bounded) series.add(key);
      uses.inc({ element, ...(bounded ? given : { client: 'other', operation: 'other' }) });
    }
  };
}
