import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  ChangePlanDocument,
  PlanChangePreviewDocument,
  type PlanPartsFragment,
} from '@leela/client/documents/billing.js';
import type { BillingInterval, PlatformPlan } from '@leela/client/schema.js';
import { useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, formatDate, formatMoney, Row, Skeleton, useToast } from '../../ui/index.js';
import styles from './billing.module.css';
import { PER } from './words.js';

/** Previews a change of the plan and makes it: an upgrade now, a downgrade at the renewal. */
export function ChangePlanDialog({
  plan,
  interval,
  onClose,
}: {
  plan: PlanPartsFragment;
  interval: BillingInterval;
  onClose: () => void;
}) {
  const toast = useToast();
  const code = plan.code as PlatformPlan;
  const { data, error } = useQuery(PlanChangePreviewDocument, {
    variables: { plan: code, interval },
    fetchPolicy: 'network-only',
  });
  const { run, busy, errors } = useAction(ChangePlanDocument);
  const preview = data?.planChangePreview;
  const now = preview && new Date(preview.appliesAt) <= new Date(preview.prorationDate);

  async function change() {
    const result = await run({
      input: { plan: code, interval, prorationDate: preview?.prorationDate, clientId: newClientId() },
    });
    if (!result.ok) return;
    toast(now ? `You are on ${plan.name} now.` : `${plan.name} begins with the next renewal.`);
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={`Change to ${plan.name}, ${PER[interval]}`}>
      <Errors of={error ? [error] : errors} />
      {!preview && !error && <Skeleton height={60} />}
      {preview &&
        (now ? (
          <>
            <p className="muted">It applies now. The rest of the paid period is credited.</p>
            <div className={styles['sum']} data-total>
              <span>To pay now</span>
              <span>{formatMoney(preview.prorationAmount, preview.currency)}</span>
            </div>
          </>
        ) : (
          <p>
            It applies on {formatDate(preview.appliesAt)}, at the end of the paid period. Until then you keep
            your present plan.
          </p>
        ))}
      <Row>
        <Button busy={busy} disabled={!preview} onClick={() => void change()}>
          Change the plan
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Not now
        </Button>
      </Row>
    </Dialog>
  );
}
