import { useState, type ReactNode } from 'react';
import styles from './DataTable.module.css';
import { InfiniteList } from './InfiniteList.js';
import { Card, Empty, Skeleton } from './layout.js';

/** A column of a table. */
interface Column<T> {
  header: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand on the right. */
  number?: boolean;
  /** The value to sort by. Only for lists that are complete. */
  sortBy?: (row: T) => number | string | null | undefined;
}

interface DataTableProps<T> {
  /** What the table lists. Screen readers say it. */
  caption: string;
  /** Whether the caption is shown above the table. */
  titled?: boolean;
  columns: readonly Column<T>[];
  /** Undefined while the first page loads. */
  rows: readonly T[] | undefined;
  keyOf: (row: T, index: number) => string;
  /** Shown in place of an empty list. */
  empty?: string;
  hasMore?: boolean;
  loading?: boolean;
  onMore?: () => void;
}

/** A list as a table; on phones each row is a card. The first column names the row. */
export function DataTable<T>(props: DataTableProps<T>) {
  const {
    caption,
    titled,
    columns,
    rows,
    keyOf,
    empty = 'There is nothing yet',
    hasMore,
    loading,
    onMore,
  } = props;
  const [order, setOrder] = useState<{ column: number; down: boolean } | null>(null);
  if (!rows) return <Skeleton height={280} />;
  if (rows.length === 0)
    return titled ? (
      <Card>
        <h2 className={styles['title']}>{caption}</h2>
        <p className="muted">{empty}.</p>
      </Card>
    ) : (
      <Empty title={empty} />
    );
  const sortBy = order ? columns[order.column]?.sortBy : undefined;
  const sorted = sortBy ? [...rows].sort((a, b) => compare(sortBy(a), sortBy(b), order!.down)) : rows;
  const table = (
    <Card flush>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={caption}>
        <table className={`table ${styles['table']}`} data-cards>
          <caption className={titled ? styles['title'] : 'visually-hidden'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <Head
                  key={column.header}
                  column={column}
                  order={order?.column === index ? order : null}
                  onSort={() =>
                    setOrder({ column: index, down: order?.column === index ? !order.down : true })
                  }
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row, index) => (
              <tr key={keyOf(row, index)}>
                {columns.map((column, place) => (
                  <td
                    key={column.header}
                    className={column.number ? 'number' : undefined}
                    data-label={column.header}
                    data-lead={place === 0 || undefined}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
  if (!onMore) return table;
  return (
    <InfiniteList hasMore={hasMore ?? false} loading={loading ?? false} onMore={onMore}>
      {table}
    </InfiniteList>
  );
}

function Head<T>({
  column: { header, number, sortBy },
  order,
  onSort,
}: {
  column: Column<T>;
  order: { down: boolean } | null;
  onSort: () => void;
}) {
  const className = number ? 'number' : undefined;
  if (!sortBy)
    return (
      <th scope="col" className={className}>
        {header}
      </th>
    );
  return (
    <th
      scope="col"
      className={className}
      aria-sort={order ? (order.down ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" className={styles['sort']} onClick={onSort}>
        {header}
      </button>
    </th>
  );
}

type Value = number | string | null | undefined;

/** Missing values come last in both directions. */
function compare(a: Value, b: Value, down: boolean): number {
  if (a == null || b == null) return a == null ? (b == null ? 0 : 1) : -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
  return down ? -order : order;
}
