import { useQuery } from '@apollo/client/react';
import { TopicHideVersionDocument, TopicHistoryDocument } from '@leela/client/documents/community.js';
import { ConnectionList } from '../../app/ConnectionList.js';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Card, Dialog, Empty, Row, Stack, Time } from '../../ui/index.js';
import styles from './community.module.css';

/** The former versions of a post. Moderators hide single ones. */
export function TopicHistory({
  topicId,
  canHide,
  onClose,
}: {
  topicId: string;
  canHide: boolean;
  onClose: () => void;
}) {
  const result = useQuery(TopicHistoryDocument, {
    variables: { id: topicId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { data, refetch } = result;
  const hide = useAction(TopicHideVersionDocument);
  const node = data?.node;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Edit history"
      text="Former titles and texts, the latest edit first."
      width="wide"
    >
      <ConnectionList
        result={result}
        list={node?.__typename === 'CommunityPost' ? node.history : undefined}
        empty={<Empty title="No former versions" />}
      >
        {(version) => (
          <Card key={version.id}>
            <Stack gap="small">
              <Row between wrap>
                <span className="small muted">
                  Until <Time at={version.editedAt} />, changed by{' '}
                  {version.editedBy?.fullName ?? 'an unknown user'}
                </span>
                {version.isHidden && <Badge tone="warn">Hidden</Badge>}
                {canHide && (
                  <Button
                    kind="quiet"
                    size="small"
                    busy={hide.busy}
                    onClick={() =>
                      void hide
                        .run({ input: { versionId: version.id, hidden: !version.isHidden } })
                        .then(() => refetch())
                    }
                  >
                    {version.isHidden ? 'Show to all' : 'Hide'}
                  </Button>
                )}
              </Row>
              {version.previousTitle && <h3>{version.previousTitle}</h3>}
              {version.previousBody && <p className={styles['words']}>{version.previousBody}</p>}
            </Stack>
          </Card>
        )}
      </ConnectionList>
    </Dialog>
  );
}
