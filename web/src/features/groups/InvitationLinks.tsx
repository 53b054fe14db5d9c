import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import {
  GroupCreateInvitationDocument,
  GroupInvitationsDocument,
  GroupRevokeInvitationDocument,
  type GroupDetailsFragment,
  type GroupInvitationLinkFragment,
} from '@leela/client/documents/groups.js';
import { useState } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Errors,
  formatDateTime,
  Row,
  Select,
  Stack,
  TextField,
  useToast,
} from '../../ui/index.js';
import styles from './groups.module.css';

const DAY_MS = 24 * 60 * 60 * 1_000;
const ENDS = [
  { value: '1', label: 'After a day' },
  { value: '7', label: 'After a week' },
  { value: '30', label: 'After 30 days' },
  { value: '', label: 'Never' },
];

/** The invitation links of a group: new ones, and those that there are. */
export function InvitationLinks({ group }: { group: GroupDetailsFragment }) {
  const { data, refetch } = useQuery(GroupInvitationsDocument, {
    variables: { slug: group.slug },
    fetchPolicy: 'cache-and-network',
  });
  const create = useAction(GroupCreateInvitationDocument);
  const [days, setDays] = useState('7');
  const [uses, setUses] = useState('');

  async function run() {
    const input = {
      groupId: group.id,
      maxUses: uses ? Number(uses) : null,
      expiresAt: days ? new Date(Date.now() + Number(days) * DAY_MS).toISOString() : null,
      clientId: newClientId(),
    };
    if ((await create.run({ input })).ok) await refetch();
  }

  const links = (data?.group?.invitations?.nodes ?? []).filter(({ revokedAt }) => !revokedAt);
  return (
    <Card>
      <Stack>
        <h2>Invitation links</h2>
        <div className={styles['link']}>
          <div className="grow">
            <Select label="Ends" value={days} options={ENDS} onChoose={setDays} />
          </div>
          <div className="grow">
            <TextField
              label="Number of uses"
              type="number"
              min={1}
              placeholder="Any"
              value={uses}
              error={errorOf(create.errors, 'maxUses')}
              onChange={(event) => setUses(event.currentTarget.value)}
            />
          </div>
          <Button kind="plain" busy={create.busy} onClick={() => void run()}>
            Create a link
          </Button>
        </div>
        <Errors of={create.errors.filter(({ field }) => !field?.endsWith('maxUses'))} />
        {links.map((link) => (
          <Link key={link.id} link={link} />
        ))}
      </Stack>
    </Card>
  );
}

function Link({ link }: { link: GroupInvitationLinkFragment }) {
  const revoke = useAction(GroupRevokeInvitationDocument);
  const toast = useToast();
  const url = `${location.origin}/groups/join/${link.code}`;
  const usedUp = link.maxUses !== null && link.uses >= link.maxUses;
  return (
    <Stack gap="small">
      <code className={styles['code']}>{url}</code>
      <Row between wrap>
        <span className="small muted">
          {link.uses} of {link.maxUses ?? 'any number of'} uses
          {link.expiresAt && ` · ends on ${formatDateTime(link.expiresAt)}`}{' '}
          {usedUp && <Badge tone="warn">Used up</Badge>}
        </span>
        <Row>
          <Button
            size="small"
            kind="plain"
            onClick={() =>
              void navigator.clipboard.writeText(url).then(() => toast('The address was copied.'))
            }
          >
            Copy
          </Button>
          <Button
            size="small"
            kind="danger"
            busy={revoke.busy}
            onClick={() => void revoke.run({ input: { invitationId: link.id } })}
          >
            End the link
          </Button>
        </Row>
      </Row>
    </Stack>
  );
}
