import { newClientId } from '@leela/client';
import { RewardClaimOneDocument, type RewardClaimFragment } from '@leela/client/documents/rewards.js';
import type { RewardLevelName } from '@leela/client/schema.js';
import { Gift } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Empty, formatDateTime, formatEnum, Stack, useToast } from '../../ui/index.js';
import styles from './rewards.module.css';

/** What the conditions of rewards are compared with. */
interface ViewerState {
  /** The days of the streak. */
  streak: number;
  level: RewardLevelName;
}

const LEVELS: readonly RewardLevelName[] = ['BRONZE', 'SILVER', 'GOLD', 'PLATINUM', 'DIAMOND'];

/** The rewards that are offered. */
export function Claims({
  rewards,
  ...state
}: ViewerState & {
  rewards: readonly RewardClaimFragment[];
}) {
  return (
    <Stack gap="small">
      <h2>Rewards to claim</h2>
      <Card flush>
        {rewards.length === 0 && <Empty title="No rewards are offered now" />}
        {rewards.map((reward) => (
          <Claim key={reward.id} reward={reward} state={state} />
        ))}
      </Card>
    </Stack>
  );
}

function Claim({ reward, state }: { reward: RewardClaimFragment; state: ViewerState }) {
  const claim = useAction(RewardClaimOneDocument, { toasts: true });
  const toast = useToast();
  const { nextClaimAt } = reward;
  const due = nextClaimAt !== null && new Date(nextClaimAt).getTime() <= Date.now();
  const ready = due && meets(reward, state);

  async function run() {
    const result = await claim.run({ input: { rewardId: reward.id, clientId: newClientId() } });
    if (!result.ok) return;
    toast(`You got ${earnings(result.data.claimReward!)}.`);
  }

  return (
    <div className={styles['claim']}>
      <span className={styles['icon']} data-on={ready || undefined}>
        <Gift size={22} />
      </span>
      <div className="grow">
        <h3>{reward.title}</h3>
        <p className="small muted">{reward.description}</p>
        <p className="small">
          {earnings(reward)} · {formatEnum(reward.frequency)}
          {conditionOf(reward)}
        </p>
        {!due && nextClaimAt && <p className="small muted">Again on {formatDateTime(nextClaimAt)}</p>}
      </div>
      <Button
        size="small"
        busy={claim.busy}
        disabled={!ready}
        aria-label={`Claim: ${reward.title}`}
        onClick={() => void run()}
      >
        {due ? (ready ? 'Claim' : 'Not yet') : nextClaimAt ? 'Claimed' : 'Done'}
      </Button>
    </div>
  );
}

function earnings({ points, coins }: { points: number | null; coins: number | null }): string {
  const parts = [points ? `${points} points` : '', coins ? `${coins} coins` : ''];
  return parts.filter(Boolean).join(' and ') || 'the reward';
}

function meets(
  { conditions: { consecutiveDays, userLevel } }: RewardClaimFragment,
  state: ViewerState,
): boolean {
  return (
    state.streak >= consecutiveDays && LEVELS.indexOf(state.level) >= LEVELS.indexOf(userLevel ?? 'BRONZE')
  );
}

function conditionOf({ conditions: { consecutiveDays, userLevel } }: RewardClaimFragment): string {
  const parts = [
    consecutiveDays > 1 ? `a streak of ${consecutiveDays} days` : '',
    userLevel && userLevel !== 'BRONZE' ? `level ${formatEnum(userLevel)}` : '',
  ].filter(Boolean);
  return parts.length > 0 ? ` · needs ${parts.join(' and ')}` : '';
}
