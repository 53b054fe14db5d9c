import { newClientId } from '@leela/client';
import { RewardClaimOneDocument, type RewardClaimFragment } from '@leela/client/documents/rewards.js';
import type { RewardBlockReason } from '@leela/client/schema.js';
import { Gift } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Empty, formatDateTime, formatEnum, Stack, useToast } from '../../ui/index.js';
import styles from './rewards.module.css';

/** What the button says of a reward that cannot be claimed. */
const LABELS: Record<RewardBlockReason, string> = {
  CLAIMED: 'Done',
  WAITING: 'Claimed',
  STREAK: 'Not yet',
  LEVEL: 'Not yet',
  PREREQUISITE: 'Not yet',
  NOT_OFFERED: 'Not offered',
};

/** The rewards that are offered. */
export function Claims({ rewards }: { rewards: readonly RewardClaimFragment[] }) {
  return (
    <Stack gap="small">
      <h2>Rewards to claim</h2>
      <Card flush>
        {rewards.length === 0 && <Empty title="No rewards are offered now" />}
        {rewards.map((reward) => (
          <Claim key={reward.id} reward={reward} />
        ))}
      </Card>
    </Stack>
  );
}

function Claim({ reward }: { reward: RewardClaimFragment }) {
  const claim = useAction(RewardClaimOneDocument, { toasts: true });
  const toast = useToast();
  const { viewerCanClaim: ready, viewerBlock: block } = reward;

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
        </p>
        {block && (
          <p className="small muted">
            {block.reason === 'WAITING' ? `Again on ${formatDateTime(block.until!)}` : block.message}
          </p>
        )}
      </div>
      <Button
        size="small"
        busy={claim.busy}
        disabled={!ready}
        aria-label={`Claim: ${reward.title}`}
        onClick={() => void run()}
      >
        {ready ? 'Claim' : block ? LABELS[block.reason] : 'Not yet'}
      </Button>
    </div>
  );
}

function earnings({ points, coins }: { points: number | null; coins: number | null }): string {
  const parts = [points ? `${points} points` : '', coins ? `${coins} coins` : ''];
  return parts.filter(Boolean).join(' and ') || 'the reward';
}
