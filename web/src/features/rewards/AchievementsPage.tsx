import { useQuery } from '@apollo/client/react';
import {
  RewardAchievementsDocument,
  RewardShowAchievementsDocument,
  RewardsPageDocument,
  type RewardAchievementFragment,
} from '@leela/client/documents/rewards.js';
import { Award, Compass, Crown, MessageCircle, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Chips,
  Empty,
  formatDate,
  formatEnum,
  Page,
  Row,
  Stack,
} from '../../ui/index.js';
import { Progress } from './Progress.js';
import { RewardTabs } from './RewardTabs.js';
import styles from './rewards.module.css';

const ICONS: Record<RewardAchievementFragment['category'], LucideIcon> = {
  COMMUNICATOR: MessageCircle,
  EXPLORER: Compass,
  LEGEND: Crown,
  MASTER: Award,
};

type View = 'all' | 'unlocked' | 'locked';

/** All achievements, with the progress of the viewer. */
export function Component() {
  const { signedIn } = useSession();
  const [view, setView] = useState<View>('all');
  const result = useQuery(RewardAchievementsDocument, {
    variables: { unlocked: view === 'all' ? null : view === 'unlocked' },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data } = result;
  const { data: own } = useQuery(RewardsPageDocument, { skip: !signedIn });
  const shown = own?.viewer?.rewards.cosmetics.achievements.map(({ id }) => id) ?? [];
  return (
    <Page title="Achievements" width="wide">
      <RewardTabs />
      {signedIn && (
        <Chips<View>
          label="Which achievements"
          value={view}
          onChoose={setView}
          options={[
            { value: 'all', label: 'All' },
            { value: 'unlocked', label: 'Unlocked' },
            { value: 'locked', label: 'Not yet' },
          ]}
        />
      )}
      <ConnectionList
        result={result}
        list={data?.achievements}
        className="grid"
        itemHeight={190}
        empty={<Empty title="No achievements here yet" />}
      >
        {(achievement) => <Achievement key={achievement.id} achievement={achievement} shown={shown} />}
      </ConnectionList>
    </Page>
  );
}

function Achievement({
  achievement,
  shown,
}: {
  achievement: RewardAchievementFragment;
  /** The ids of the achievements that the profile shows first. */
  shown: readonly string[];
}) {
  const show = useAction(RewardShowAchievementsDocument, { toasts: true });
  const { id, name, description, requirement, viewerProgress: progress } = achievement;
  const unlocked = progress?.unlockedAt ?? null;
  const on = shown.includes(id);
  const Icon = ICONS[achievement.category];

  async function toggle() {
    const achievementIds = on ? shown.filter((one) => one !== id) : [...shown, id];
    await show.run({ input: { achievementIds } });
  }

  return (
    <Card>
      <Stack gap="small">
        <Row>
          <span className={styles['icon']} data-on={unlocked ? true : undefined}>
            <Icon size={24} />
          </span>
          <div className="grow">
            <h2>{name}</h2>
            <Badge
              tone={
                achievement.rarity === 'LEGENDARY' || achievement.rarity === 'EPIC' ? 'accent' : undefined
              }
            >
              {formatEnum(achievement.rarity)}
            </Badge>
          </div>
        </Row>
        <p className="small muted">{description}</p>
        {progress && <Progress label={`Progress of ${name}`} fraction={progress.fraction} />}
        <p className="small muted">
          {unlocked
            ? `Unlocked on ${formatDate(unlocked)}`
            : `${progress ? `${progress.value} of ` : ''}${requirement.value} ${formatEnum(requirement.metric).toLowerCase()}`}
          {' · '}
          {achievement.points} points
        </p>
        {unlocked && (
          <Row>
            <Button
              kind="plain"
              size="small"
              busy={show.busy}
              aria-pressed={on}
              onClick={() => void toggle()}
            >
              {on ? 'Shown on the profile' : 'Show on the profile'}
            </Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
