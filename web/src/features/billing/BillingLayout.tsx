import { CreateBillingPortalDocument } from '@leela/client/documents/billing.js';
import { Outlet } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { Button, Errors, LinkTabs, Page } from '../../ui/index.js';

const PAGES = [
  { to: '/billing', label: 'Plan' },
  { to: '/billing/invoices', label: 'Invoices' },
  { to: '/billing/payments', label: 'Payments' },
  { to: '/billing/coins', label: 'Coins' },
  { to: '/billing/agents', label: 'Agents' },
];

/** The frame of billing. */
export function Component() {
  const { run, busy, errors } = useAction(CreateBillingPortalDocument);
  async function openPortal() {
    const result = await run({ input: { returnUrl: location.href } });
    if (result.ok) location.assign(result.data.createBillingPortal!.url!);
  }
  return (
    <Page
      title="Billing"
      actions={
        <Button kind="plain" busy={busy} onClick={() => void openPortal()}>
          Cards and addresses
        </Button>
      }
    >
      <Errors of={errors} />
      <LinkTabs label="Billing" items={PAGES} />
      <Outlet />
    </Page>
  );
}
