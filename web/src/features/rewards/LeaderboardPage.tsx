import { useQuery } from '@apollo/client/react';
import { LeaderboardPageDocument, type LeaderboardRowFragment } from '@leela/client/documents/rewards.js';
import type { LeaderboardCategory, LeaderboardPeriod } from '@leela/client/schema.js';
import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { Card, Chips, Empty, formatCount, formatEnum, Page, Person, Stack, Time } from '../../ui/index.js';
import styles from './rewards.module.css';

const CATEGORIES = (['POINTS', 'ACHIEVEMENTS', 'STREAK', 'MESSAGES', 'TOKENS'] as const).map((value) => ({
  value,
  label: formatEnum(value),
}));
const PERIODS = (['DAILY', 'WEEKLY', 'MONTHLY', 'ALL_TIME'] as const).map((value, index) => ({
  value,
  label: ['Today', 'This week', 'This month', 'All time'][index]!,
}));

/** The ranking of users, with the viewer's own rank. */
export function Component() {
  const [search, setSearch] = useSearchParams();
  const { viewer } = useSession();
  const category = (search.get('category') ?? 'POINTS') as LeaderboardCategory;
  const period = (search.get('period') ?? 'WEEKLY') as LeaderboardPeriod;
  const result = useQuery(LeaderboardPageDocument, {
    variables: { category, period },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const board = result.data?.leaderboard;
  const own = board?.viewerEntry;
  const choose = (changes: { category?: string; period?: string }) =>
    setSearch({ category, period, ...changes }, { replace: true });
  return (
    <Page title="Leaderboard" text="Who did the most. Counted in UTC, every five minutes.">
      <Stack gap="small">
        <Chips
          label="Category"
          value={category}
          options={CATEGORIES}
          onChoose={(value) => choose({ category: value })}
        />
        <Chips
          label="Period"
          value={period}
          options={PERIODS}
          onChoose={(value) => choose({ period: value })}
        />
      </Stack>
      {own && (
        <Card flush aria-label="Your rank">
          <Entry entry={own} own />
        </Card>
      )}
      <Card flush>
        <ConnectionList
          result={result}
          list={board?.entries}
          className=""
          itemHeight={62}
          empty={<Empty title="No ranks yet" text="The ranking is made every five minutes." />}
        >
          {(entry) => <Entry key={entry.user.id} entry={entry} own={entry.user.id === viewer?.user.id} />}
        </ConnectionList>
      </Card>
      {board && (
        <p className="small muted">
          {formatCount(board.participants)} users · counted <Time at={board.updatedAt} />
        </p>
      )}
    </Page>
  );
}

function Entry({ entry, own }: { entry: LeaderboardRowFragment; own: boolean }) {
  return (
    <div className={styles['entry']} data-own={own || undefined}>
      <span className={styles['rank']} aria-label={`Rank ${entry.rank}`}>
        {entry.rank}
      </span>
      <Person user={entry.user} text={own ? 'You' : undefined} size={36} />
      <Trend entry={entry} />
      <span className="strong">{formatCount(entry.score)}</span>
    </div>
  );
}

function Trend({ entry: { trend, change } }: { entry: LeaderboardRowFragment }) {
  if (trend === 'SAME') return <Minus size={16} className="muted" aria-label="Same rank" />;
  const up = trend === 'UP';
  const Icon = up ? ArrowUp : ArrowDown;
  return (
    <span className={`small ${up ? styles['plus'] : 'muted'}`}>
      <Icon size={14} aria-label={up ? 'Up by' : 'Down by'} /> {Math.abs(change)}
    </span>
  );
}
