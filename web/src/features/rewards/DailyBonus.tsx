import { newClientId } from '@leela/client';
import { RewardClaimBonusDocument, type RewardsPageQuery } from '@leela/client/documents/rewards.js';
import { Coins } from 'lucide-react';
import { useRef } from 'react';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Errors, formatCount, formatDateTime, Row, Stack, useToast } from '../../ui/index.js';
import styles from './rewards.module.css';

type Bonus = NonNullable<RewardsPageQuery['viewer']>['dailyBonus'];

/** The coins that the viewer gets once a day. */
export function DailyBonus({ bonus, coins }: { bonus: Bonus; coins: number }) {
  const claim = useAction(RewardClaimBonusDocument);
  const toast = useToast();
  const clientId = useRef(newClientId());

  async function run() {
    const result = await claim.run({ input: { clientId: clientId.current } });
    clientId.current = newClientId();
    if (result.ok) toast(`You got ${bonus.amount} coins.`);
  }

  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <Row>
            <span className={styles['icon']} data-on={bonus.available || undefined}>
              <Coins size={22} />
            </span>
            <div>
              <h2>Daily bonus: {bonus.amount} coins</h2>
              <p className="small muted">
                {bonus.availableAt && !bonus.available
                  ? `Next on ${formatDateTime(bonus.availableAt)}`
                  : 'Once a day'}{' '}
                · you have {formatCount(coins)} coins
              </p>
            </div>
          </Row>
          <Button busy={claim.busy} disabled={!bonus.available} onClick={() => void run()}>
            {bonus.available ? 'Claim the bonus' : 'Claimed'}
          </Button>
        </Row>
        <Errors of={claim.errors} />
      </Stack>
    </Card>
  );
}
