import fc from 'fast-check';
import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { page } from '../../src/loaders/page.js';
import { decodeCursor } from '../../src/schema/cursor.js';
import { toRange, type PageArgs, type Range } from '../../src/schema/page-args.js';

interface Row {
  key: number;
  id: Types.ObjectId;
  hidden: boolean;
  gone: boolean;
}

/** A list in memory, sorted by key and id, read as an index scan would. */
class List {
  scans = 0;
  readonly rows: Row[];

  constructor(rows: { key: number; hidden: boolean; gone: boolean }[]) {
    this.rows = rows
      .map((row, index) => ({
        ...row,
        id: Types.ObjectId.createFromHexString(index.toString(16).padStart(24, '0')),
      }))
      .sort(compare);
  }

  get visible(): Row[] {
    return this.rows.filter((row) => !row.hidden && !row.gone);
  }

  read(args: PageArgs) {
    const range = toRange(args);
    return page<Row, Row>(range, {
      skeleton: async (rest) => this.scan(rest),
      position: (row) => row,
      hydrate: async (row) => (row.gone ? null : row),
      visible: async (row) => !row.hidden,
      count: () => this.visible.length,
    });
  }

  private scan({ size, backward, after, before }: Range): Row[] {
    this.scans += 1;
    const within = this.rows.filter(
      (row) => (!after || compare(row, after as Row) > 0) && (!before || compare(row, before as Row) < 0),
    );
    return (backward ? within.reverse() : within).slice(0, size + 1);
  }
}

const compare = (a: Pick<Row, 'key' | 'id'>, b: Pick<Row, 'key' | 'id'>) =>
  a.key - b.key || (a.id.toHexString() < b.id.toHexString() ? -1 : a.id.equals(b.id) ? 0 : 1);

const rows = fc.array(
  // Few keys, so that there are many ties.
  fc.record({ key: fc.integer({ min: 0, max: 4 }), hidden: fc.boolean(), gone: fc.boolean() }),
  { maxLength: 80 },
);
const size = fc.integer({ min: 1, max: 12 });

/** Reads a whole list page by page, as a client does that trusts `hasNextPage` or `hasPreviousPage` alone. */
async function readAll(list: List, pageSize: number, backward: boolean): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null = null;
  for (let pages = 0; ; pages++) {
    if (pages > list.rows.length + 1) throw new Error('The list does not end.');
    const before = list.scans;
    const read = await list.read(
      backward ? { last: pageSize, before: cursor } : { first: pageSize, after: cursor },
    );
    expect(list.scans - before).toBeLessThanOrEqual(4);
    expect(read.edges.length).toBeLessThanOrEqual(pageSize);
    const nodes = read.edges.map((edge) => edge.node);
    if (backward) found.unshift(...nodes);
    else found.push(...nodes);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = read.pageInfo;
    expect(backward ? hasNextPage : hasPreviousPage).toBe(cursor !== null);
    if (!(backward ? hasPreviousPage : hasNextPage)) return found;
    cursor = backward ? startCursor : endCursor;
    if (cursor === null) throw new Error('A list that goes on has to say from where.');
  }
}

describe('page', () => {
  it.each([false, true])('gives every visible row once and in order (backward: %s)', (backward) =>
    fc.assert(
      fc.asyncProperty(rows, size, async (given, pageSize) => {
        const list = new List(given);
        expect(await readAll(list, pageSize, backward)).toEqual(list.visible);
      }),
      { numRuns: 300 },
    ),
  );

  it('gives the rows between two cursors', () =>
    fc.assert(
      fc.asyncProperty(rows, size, fc.nat(), fc.nat(), fc.boolean(), async (given, pageSize, a, b, back) => {
        const list = new List(given);
        const all = await list.read({ first: 100 });
        fc.pre(all.edges.length > 0);
        const [from, to] = [a % all.edges.length, b % all.edges.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const between = all.edges.slice(from + 1, to).map((edge) => edge.node);
        const places = { after: all.edges[from]!.cursor, before: all.edges[to]!.cursor };
        const read = await list.read({ ...places, ...(back ? { last: pageSize } : { first: pageSize }) });
        const asked = back ? between.slice(-pageSize) : between.slice(0, pageSize);
        // What hidden rows thinned out may be short, but never wrong.
        const nodes = read.edges.map((edge) => edge.node);
        expect(back ? asked.slice(asked.length - nodes.length) : asked.slice(0, nodes.length)).toEqual(nodes);
        if (nodes.length < asked.length)
          expect(back ? read.pageInfo.hasPreviousPage : read.pageInfo.hasNextPage).toBe(true);
      }),
      { numRuns: 200 },
    ));

  it('fills a page up again that the rules have thinned out', async () => {
    const list = new List(
      Array.from({ length: 40 }, (_, key) => ({ key, hidden: key % 2 === 0, gone: false })),
    );
    const read = await list.read({ first: 10 });
    expect(read.edges.map((edge) => edge.node.key)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    expect(list.scans).toBe(2);
  });

  it('ends exactly: one visible row too many is a next page, none is none', async () => {
    const list = new List(Array.from({ length: 11 }, (_, key) => ({ key, hidden: key === 10, gone: false })));
    expect((await list.read({ first: 10 })).pageInfo.hasNextPage).toBe(false);
    expect(list.scans).toBe(2);
    expect((await list.read({ first: 9 })).pageInfo.hasNextPage).toBe(true);
    expect(list.scans).toBe(3);
  });

  it('names a place behind hidden rows, so that a client can go on, and stops looking after four scans', async () => {
    const list = new List(Array.from({ length: 500 }, (_, key) => ({ key, hidden: key < 499, gone: false })));
    const read = await list.read({ first: 5 });
    expect(read.edges).toEqual([]);
    expect(list.scans).toBe(4);
    expect(read.pageInfo.hasNextPage).toBe(true);
    expect(decodeCursor(read.pageInfo.endCursor!, 'after').key).toBe(5 + 1 + 10 + 1 + 20 + 1 + 40);
  });

  it('counts only when asked', async () => {
    let asked = 0;
    const read = await page<Row, Row>(toRange({ first: 1 }), {
      skeleton: async () => [],
      position: (row) => row,
      hydrate: (row) => row,
      count: () => (asked += 1),
    });
    expect(asked).toBe(0);
    expect(read.total()).toBe(1);
    expect(read.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: null,
    });
  });
});

describe('attack 9: page sizes', () => {
  it.each([0, -1, 101, 1e9])('%s is refused', (asked) => {
    expect(() => toRange({ first: asked })).toThrow('first must be between 1 and 100');
    expect(() => toRange({ last: asked })).toThrow('last must be between 1 and 100');
  });

  it('both directions at once are refused', () => {
    expect(() => toRange({ first: 1, last: 1 })).toThrow('not both');
  });

  it.each(['', 'x', 'ZDE6', Buffer.from('n1:zzzzzzzzzzzzzzzzzzzzzzzz').toString('base64url')])(
    'a cursor that is none is refused: %s',
    (after) => {
      if (after === '') expect(toRange({ after }).after).toBeNull();
      else expect(() => toRange({ after })).toThrow('not a cursor');
    },
  );
});
