import { useQuery } from '@apollo/client/react';
import { GroupJoinByInvitationDocument, GroupPreviewDocument } from '@leela/client/documents/groups.js';
import { useNavigate, useParams } from 'react-router';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import {
  Avatar,
  Badge,
  Button,
  Card,
  Empty,
  Errors,
  LinkButton,
  Page,
  Row,
  Skeleton,
  Stack,
} from '../../ui/index.js';
import styles from './groups.module.css';
import { categoryWords } from './words.js';

/** The preview of a group by an invitation link. */
export function Component() {
  const { token = '' } = useParams();
  const { data, loading, error } = useQuery(GroupPreviewDocument, { variables: { code: token } });
  const join = useAction(GroupJoinByInvitationDocument);
  const allowed = useSignIn();
  const navigate = useNavigate();
  const group = data?.groupInvitationPreview;

  async function accept() {
    const result = await join.run({ input: { code: token } });
    if (result.ok) await navigate(`/groups/${result.data.joinGroupByInvitation!.membership!.group!.slug}`);
  }

  return (
    <Page title={group ? `Invitation to ${group.name}` : 'Invitation'} hideTitle={Boolean(group)}>
      {!group && loading && <Skeleton height={320} />}
      {!group && !loading && (
        <Empty
          title={error ? 'The invitation could not be loaded' : 'This invitation is not valid'}
          text={error?.message ?? 'It is unknown, has ended or is used up. Ask for a new one.'}
          action={<LinkButton to="/groups">Discover groups</LinkButton>}
        />
      )}
      {group && (
        <Card>
          <Stack>
            <Row>
              <Avatar name={group.name} src={group.avatar} size={64} />
              <div className="grow">
                <p className="muted small">You are invited to</p>
                <p className="strong" style={{ fontSize: 20 }}>
                  {group.name}
                </p>
              </div>
            </Row>
            {group.description && <p>{group.description}</p>}
            <Row wrap>
              <Badge>{categoryWords(group.category)}</Badge>
              <span className="muted small">
                {group.members === 1 ? '1 member' : `${group.members} members`}
              </span>
              {group.needsApproval && <Badge tone="warn">A moderator approves the request</Badge>}
            </Row>
            {group.rules.length > 0 && (
              <Stack gap="small">
                <h2>Rules</h2>
                <ol className={styles['rules']}>
                  {group.rules.map((rule) => (
                    <li key={rule}>{rule}</li>
                  ))}
                </ol>
              </Stack>
            )}
            <Errors of={join.errors} />
            <Row>
              <Button busy={join.busy} onClick={() => allowed() && void accept()}>
                {group.needsApproval ? 'Ask to join' : 'Join the group'}
              </Button>
            </Row>
          </Stack>
        </Card>
      )}
    </Page>
  );
}
