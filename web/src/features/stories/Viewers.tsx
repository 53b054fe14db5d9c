import { useQuery } from '@apollo/client/react';
import { StoryViewersDocument } from '@leela/client/documents/stories.js';
import { Eye } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Avatar, Dialog, Empty, formatCount, Row, Spinner, Stack, Time } from '../../ui/index.js';
import styles from './StoryViewer.module.css';

interface Seen {
  id: string;
  viewsCount: number;
}

/** The number of users who saw a story of the viewer, and who they are. */
export function Viewers({ story, onOpen }: { story: Seen; onOpen: (open: boolean) => void }) {
  const [open, setOpen] = useState(false);
  const show = (next: boolean) => {
    setOpen(next);
    onOpen(next);
  };
  return (
    <>
      <button type="button" className={styles['viewers']} onClick={() => show(true)}>
        <Eye size={16} aria-hidden="true" />
        {formatCount(story.viewsCount)} {story.viewsCount === 1 ? 'view' : 'views'}
      </button>
      {open && <ViewerList story={story} onClose={() => show(false)} />}
    </>
  );
}

function ViewerList({ story, onClose }: { story: Seen; onClose: () => void }) {
  const { data } = useQuery(StoryViewersDocument, {
    variables: { id: story.id },
    fetchPolicy: 'cache-and-network',
  });
  const node = data?.node?.__typename === 'Story' ? data.node : null;
  const edges = node?.viewers?.edges;
  return (
    <Dialog open onClose={onClose} title="Seen by">
      {!edges && <Spinner />}
      {edges?.length === 0 && <Empty title="No views yet" />}
      <Stack gap="small">
        {edges?.map(({ node: person, viewedAt }) => (
          <Row key={person.id} between>
            <Link to={`/@${person.username}`} className="row">
              <Avatar name={person.fullName} src={person.avatar} size={34} />
              {person.fullName}
            </Link>
            <span className="muted small">
              <Time at={viewedAt} />
            </span>
          </Row>
        ))}
      </Stack>
    </Dialog>
  );
}
