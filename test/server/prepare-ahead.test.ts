import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { boundedCache } from '../../src/server/graphql/bounded-cache.js';
import { prepareAhead } from '../../src/server/graphql/documents/prepare-ahead.js';
import { Executor } from '../../src/server/graphql/executor.js';
import { PreparedDocuments } from '../../src/server/graphql/prepared.js';
import { sampleSchema } from './sample-schema.js';

const schema = sampleSchema();

/** The parts of an engine whose cache holds two documents, with these documents trusted. */
function engineOf(...bodies: string[]) {
  const trusted = new Map(
    bodies.map((body, index) => {
      const id = createHash('sha256').update(body).digest('hex');
      return [id, { id, name: `Document${index}`, body }];
    }),
  );
  const parsed = boundedCache<DocumentNode>({ max: 2 });
  const documents = new PreparedDocuments(schema, { introspection: true, hideSuggestions: false });
  const executor = new Executor(schema, { hideSuggestions: false });
  const end = new AbortController();
  const logger = pino({ level: 'silent' });
  const deps = { trusted, parsed, documents, executor, logger, signal: end.signal };
  const ids = [...trusted.keys()];
  return { ...deps, ids, end, ahead: () => prepareAhead(deps) };
}

type Engine = ReturnType<typeof engineOf>;

/** The keys of an operation's variants that are compiled. */
function compiledOf({ parsed, documents }: Engine, id: string): string[] {
  const prepared = documents.prepare(parsed.now(id)!);
  const [operation] = prepared.errors ? [] : [...prepared.operations.values()];
  return [...(operation?.variants?.known ?? [])].flatMap(([key, { compiled }]) => (compiled ? [key] : []));
}

describe('trusted documents', () => {
  it('are compiled before their first run, and their first run is compiled', async () => {
    const engine = engineOf('query A { hello }');
    await engine.ahead();
    expect(compiledOf(engine, engine.ids[0]!)).toEqual(['']);
  });

  it('are compiled for the values that their conditions may have', async () => {
    const engine = engineOf(
      'query ($a: Boolean!, $b: Boolean = true) { hello @include(if: $a) whoami @skip(if: $b) }',
    );
    await engine.ahead();
    expect(compiledOf(engine, engine.ids[0]!).sort()).toEqual(['01', '11']);
    const document = engine.parsed.now(engine.ids[0]!)!;
    const prepared = engine.documents.prepare(document);
    const operation = prepared.errors ? undefined : [...prepared.operations.values()][0];
    await engine.executor.run({
      document,
      operation: operation!,
      variables: { a: true, b: false },
      context: { viewer: null },
    });
    expect(compiledOf(engine, engine.ids[0]!).sort()).toEqual(['01', '10', '11']);
  });

  it('stay when other documents fill the cache', async () => {
    const engine = engineOf('{ hello }', 'query B { hello }', 'subscription { count }', 'query C { hello }');
    await engine.ahead();
    for (let n = 0; n < 10; n += 1) await engine.parsed.set(`other ${n}`, {} as DocumentNode);
    expect(engine.ids.map((id) => engine.parsed.now(id) !== undefined)).toEqual([true, true, true, true]);
    expect(engine.parsed.now('other 0')).toBeUndefined();
  });

  it('leave turns to requests, and end with the gateway', async () => {
    const engine = engineOf(...Array.from({ length: 50 }, (_, n) => `query Q${n} { hello }`));
    let turns = 0;
    const count = () => {
      turns += 1;
      if (turns === 20) engine.end.abort();
      else setImmediate(count);
    };
    setImmediate(count);
    await engine.ahead();
    const pinned = engine.ids.filter((id) => engine.parsed.now(id)).length;
    expect(turns).toBe(20);
    expect(pinned).toBeGreaterThan(0);
    expect(pinned).toBeLessThanOrEqual(20);
  });
});
