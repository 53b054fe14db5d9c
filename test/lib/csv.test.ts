import { describe, expect, it, test } from 'vitest';
import { csvCell, csvRows } from '../../src/lib/csv.js';
import { tablesOf, tablesToCsv } from '../../src/services/analytics/export/tables.js';

describe('cells of CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['Grüße 你好', 'Grüße 你好'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['=HYPERLINK("x,y")', `"'=HYPERLINK(""x,y"")"`],
    // A number is no formula.
    [-5, '-5'],
    [0, '0'],
    [true, 'true'],
    [null, ''],
    [undefined, ''],
  ])('%j is %s', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('stand in rows that end as RFC 4180 says', () => {
    expect(
      csvRows([
        ['a', 1],
        ['b', null],
      ]),
    ).toBe('a,1\r\nb,\r\n');
  });
});

describe('figures as tables', () => {
  it('are one for the single figures and one for each list', () => {
    const data = {
      open: 2,
      times: { p50: 1.5, p95: null },
      gross: [{ amount: 5, currency: 'USD' }],
      byUser: [
        { user: null, count: 1 },
        { user: { username: 'mira' }, count: 3 },
      ],
      none: [],
    };
    expect(tablesToCsv(tablesOf('things', data))).toBe(
      [
        ...['things', 'open,times.p50,times.p95', '2,1.5,', ''],
        ...['gross', 'amount,currency', '5,USD', ''],
        ...['byUser', 'count,user.username', '1,', '3,mira', ''],
        ...['none', ''],
      ].join('\r\n'),
    );
  });

  it('tell for lists within lists whose they are', () => {
    const tools = [
      { tool: { slug: 'a' }, uses: 2, byAction: [{ key: 'run', count: 2 }] },
      { tool: { slug: 'b' }, uses: 1, byAction: [{ key: 'run', count: 1 }] },
    ];
    expect(tablesOf('tools', tools)).toEqual([
      expect.objectContaining({ name: 'tools', columns: ['tool.slug', 'uses'] }),
      {
        ...{ name: 'byAction', columns: ['tools.tool.slug', 'key', 'count'] },
        rows: [
          { 'tools.tool.slug': 'a', key: 'run', count: 2 },
          { 'tools.tool.slug': 'b', key: 'run', count: 1 },
        ],
      },
    ]);
  });

  it('have a cell for every value of a plain list', () => {
    const [, cohorts] = tablesOf('users', { retention: [{ cohort: 'x', weeks: [1, 0.5, null] }] });
    expect(cohorts).toBeUndefined();
    const [retention] = tablesOf('users', { retention: [{ cohort: 'x', weeks: [1, 0.5, null] }] });
    expect(retention).toEqual({
      ...{ name: 'retention', columns: ['cohort', 'weeks.0', 'weeks.1', 'weeks.2'] },
      rows: [{ cohort: 'x', 'weeks.0': 1, 'weeks.1': 0.5, 'weeks.2': null }],
    });
  });
});
