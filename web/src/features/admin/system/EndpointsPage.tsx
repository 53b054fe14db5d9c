import {
  AdminDeleteEndpointDocument,
  AdminEndpointsDocument,
  AdminTestEndpointDocument,
  type AdminEndpointPartsFragment,
} from '@leela/client/documents/admin-system.js';
import { useState } from 'react';
import { useAction } from '../../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Confirm,
  Empty,
  Errors,
  Note,
  Row,
  Skeleton,
  Stack,
  Time,
  useToast,
} from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { Failed } from '../parts.js';
import { usePages } from '../usePages.js';
import { Deliveries } from './Deliveries.js';
import { EndpointForm } from './EndpointForm.js';

/** Outgoing webhooks: addresses, events, deliveries. */
export function Component() {
  const [secret, setSecret] = useState<string | null>(null);
  const list = usePages(AdminEndpointsDocument, {}, (data) => data.viewer?.webhookEndpoints);
  const saved = (next: string | null | undefined) => {
    setSecret(next ?? null);
    list.refetch();
  };
  return (
    <AdminPage
      title="Webhooks"
      text="The gateway sends events to these addresses."
      actions={<EndpointForm onSaved={saved} />}
    >
      <Failed error={list.error} />
      {secret && (
        <Note tone="good">
          The secret, shown once: <code>{secret}</code>
        </Note>
      )}
      {!list.rows ? (
        <Skeleton height={200} />
      ) : list.rows.length === 0 ? (
        <Empty title="No addresses yet" />
      ) : (
        list.rows.map((endpoint) => <Endpoint key={endpoint.id} of={endpoint} onSaved={saved} />)
      )}
    </AdminPage>
  );
}

function Endpoint({
  of: endpoint,
  onSaved,
}: {
  of: AdminEndpointPartsFragment;
  onSaved: (secret?: string | null) => void;
}) {
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState(false);
  const test = useAction(AdminTestEndpointDocument);
  const remove = useAction(AdminDeleteEndpointDocument);
  const toast = useToast();
  const input = { endpointId: endpoint.id };
  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <code style={{ overflowWrap: 'anywhere' }}>{endpoint.url}</code>
          {endpoint.isActive ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>}
        </Row>
        {endpoint.description && <p className="muted">{endpoint.description}</p>}
        <Row wrap>
          {endpoint.events.map((event) => (
            <Badge key={event}>{event}</Badge>
          ))}
        </Row>
        {endpoint.failingSince && (
          <Note tone="warn">
            Fails since <Time at={endpoint.failingSince} />
          </Note>
        )}
        <Errors of={[...test.errors, ...remove.errors]} />
        <Row wrap>
          <Button size="small" kind="plain" onClick={() => setShown(!shown)} aria-expanded={shown}>
            Deliveries
          </Button>
          <Button
            size="small"
            kind="plain"
            busy={test.busy}
            onClick={() => void test.run({ input }).then(({ ok }) => ok && toast('A test event was sent.'))}
          >
            Test
          </Button>
          <EndpointForm of={endpoint} onSaved={onSaved} />
          <Button size="small" kind="danger" onClick={() => setAsked(true)}>
            Delete
          </Button>
        </Row>
        {shown && <Deliveries endpointId={endpoint.id} />}
        <Confirm
          open={asked}
          title="Delete this address?"
          text="The gateway sends nothing to it from now on."
          action="Delete"
          busy={remove.busy}
          onClose={() => setAsked(false)}
          onConfirm={() => void remove.run({ input }).then(({ ok }) => ok && onSaved())}
        />
      </Stack>
    </Card>
  );
}
