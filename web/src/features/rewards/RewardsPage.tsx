import { useQuery } from '@apollo/client/react';
import { RewardsPageDocument, type RewardsPageQuery } from '@leela/client/documents/rewards.js';
import { Flame, Snowflake } from 'lucide-react';
import {
  Badge,
  Button,
  Card,
  Empty,
  formatCount,
  formatEnum,
  Page,
  Row,
  Skeleton,
  Stack,
} from '../../ui/index.js';
import { Claims } from './Claims.js';
import { DailyBonus } from './DailyBonus.js';
import { Progress } from './Progress.js';
import { RewardTabs } from './RewardTabs.js';
import styles from './rewards.module.css';

type State = NonNullable<RewardsPageQuery['viewer']>;

/** What the viewer has earned, and what can be claimed today. */
export function Component() {
  return (
    <Page title="Rewards" width="wide">
      <RewardTabs />
      <Overview />
    </Page>
  );
}

function Overview() {
  const { data, error, refetch } = useQuery(RewardsPageDocument, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const viewer = data?.viewer;
  if (!viewer && error)
    return (
      <Empty
        title="The rewards could not be loaded"
        text={error.message}
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  if (!viewer)
    return (
      <Stack aria-busy="true">
        <Skeleton height={140} />
        <Skeleton height={90} />
        <Skeleton height={300} />
      </Stack>
    );
  return (
    <Stack>
      <div className={styles['hero']}>
        <Level viewer={viewer} />
        <Points viewer={viewer} />
        <Streak viewer={viewer} />
      </div>
      <DailyBonus bonus={viewer.dailyBonus} coins={viewer.coins} />
      <Claims rewards={viewer.claimableRewards} />
    </Stack>
  );
}

function Level({ viewer: { rewards } }: { viewer: State }) {
  const { level, points, mastery } = rewards;
  const next = level.pointsToNext;
  const whole = next === null ? 1 : points.total - level.minPoints + next;
  return (
    <Card>
      <Stack gap="small">
        <h2>Level</h2>
        <p className={styles['figure']}>{formatEnum(level.name)}</p>
        <Progress
          label="Way to the next level"
          fraction={next === null ? 1 : (points.total - level.minPoints) / whole}
        />
        <p className="small muted">
          {level.nextName && next !== null
            ? `${formatCount(next)} points to ${formatEnum(level.nextName)}`
            : 'The highest level'}
        </p>
        <Row>
          <Badge tone="accent">Mastery: {formatEnum(mastery)}</Badge>
        </Row>
      </Stack>
    </Card>
  );
}

function Points({ viewer: { rewards } }: { viewer: State }) {
  const { points, today } = rewards;
  return (
    <Card>
      <Stack gap="small">
        <h2>Points</h2>
        <p className={styles['figure']}>{formatCount(points.available)}</p>
        <p className="small muted">
          {formatCount(points.total)} earned, {formatCount(points.spent)} spent
        </p>
        <p className="small muted">{formatCount(today.pointsEarned)} today</p>
      </Stack>
    </Card>
  );
}

function Streak({ viewer: { rewards } }: { viewer: State }) {
  const { streak } = rewards;
  return (
    <Card>
      <Stack gap="small">
        <h2>Streak</h2>
        <p className={styles['figure']}>
          <Flame size={24} aria-hidden="true" /> {streak.days === 1 ? '1 day' : `${streak.days} days`}
        </p>
        <p className="small muted">Longest: {streak.longest}</p>
        <Row wrap>
          <Badge>
            <Snowflake size={13} /> {streak.freezesLeft === 1 ? '1 freeze' : `${streak.freezesLeft} freezes`}
          </Badge>
          {streak.atRisk && <Badge tone="warn">Be active today to keep it</Badge>}
        </Row>
      </Stack>
    </Card>
  );
}
