import type { ReactNode } from 'react';
import { Badge, Card } from '../../../ui/index.js';
import styles from './figures.module.css';

/** A figure with its name and, if it can be compared, the one of the period before. */
export interface Figure {
  label: string;
  value: number | null | undefined;
  before?: number | null | undefined;
  format?: (value: number) => string;
  /** Whether more is better. Unset where it is neither. */
  better?: 'more' | 'less';
}

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A share from 0 to 1 as per cent. */
export const percent = (share: number): string => `${plain.format(share * 100)} %`;

/** Numbers beside each other, each with its change since the period before. */
export function Figures({ of }: { of: readonly Figure[] }) {
  return (
    <div className={styles['figures']}>
      {of.map(({ label, value, before, format = plain.format, better }) => (
        <Card key={label}>
          <div className="muted small">{label}</div>
          <div className={styles['value']}>{value == null ? '–' : format(value)}</div>
          {value != null && before != null && <Change {...{ value, before, better }} />}
        </Card>
      ))}
    </div>
  );
}

function Change({ value, before, better }: { value: number; before: number; better?: 'more' | 'less' }) {
  const change = before === 0 ? null : (value - before) / Math.abs(before);
  const good = better && value !== before ? value > before === (better === 'more') : null;
  const text =
    value === before ? 'as before' : change === null ? 'new' : `${change > 0 ? '+' : ''}${percent(change)}`;
  return <Badge tone={good === null ? undefined : good ? 'good' : 'bad'}>{text}</Badge>;
}

/** Charts beside each other where there is room. */
export const Two = ({ children }: { children: ReactNode }) => <div className={styles['two']}>{children}</div>;

/** Which share of each week's new users came back in later weeks. */
export function RetentionGrid({
  cohorts,
}: {
  cohorts: readonly { cohort: string; size: number; weeks: readonly (number | null)[] }[];
}) {
  const weeks = Math.min(13, Math.max(0, ...cohorts.map((one) => one.weeks.length)));
  return (
    <Card>
      <h2 style={{ fontSize: 15 }}>Retention by week of the first visit</h2>
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Retention">
        <table className={styles['retention']}>
          <thead>
            <tr>
              <th scope="col">Week of</th>
              <th scope="col">Users</th>
              {Array.from({ length: weeks }, (_, week) => (
                <th key={week} scope="col">
                  {week === 0 ? 'Same' : `+${week}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ cohort, size, weeks: shares }) => (
              <tr key={cohort}>
                <th scope="row">{cohort}</th>
                <td>{size}</td>
                {shares.slice(0, weeks).map((share, week) => (
                  <td key={week} style={{ background: shade(share) }}>
                    {share === null ? '' : `${Math.round(share * 100)} %`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const shade = (share: number | null): string | undefined =>
  share === null ? undefined : `color-mix(in srgb, var(--accent) ${Math.round(share * 45)}%, transparent)`;
