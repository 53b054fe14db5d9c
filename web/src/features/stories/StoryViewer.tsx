import { Dialog } from '@base-ui/react/dialog';
import { StoryViewDocument } from '@leela/client/documents/stories.js';
import { ChevronLeft, ChevronRight, Pause, Play, X } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { useSession } from '../../app/session.js';
import { Avatar, Badge, IconButton, Time } from '../../ui/index.js';
import { Progress } from './Progress.js';
import { StoryMenu } from './StoryMenu.js';
import { StoryPicture } from './StoryPicture.js';
import type { StoryGroup } from './StoryTray.js';
import { Viewers } from './Viewers.js';
import styles from './StoryViewer.module.css';

const stillness = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Shows stories one after the other in the whole window: by time, arrow keys, or a tap beside the picture. */
export default function StoryViewer({
  groups,
  start,
  onClose,
}: {
  groups: readonly StoryGroup[];
  start: number;
  onClose: () => void;
}) {
  const { viewer } = useSession();
  const { run } = useAction(StoryViewDocument);
  const [at, setAt] = useState(() => ({ group: start, story: firstUnseen(groups[start]!) }));
  // Who does not want motion goes on by hand.
  const [paused, setPaused] = useState(stillness);
  const [busy, setBusy] = useState(false);
  const group = groups[at.group]!;
  const story = group.stories[at.story]!;
  const own = viewer?.user.id === story.author.id;

  useEffect(() => {
    if (!viewer || own || story.viewerHasSeen) return;
    void run(
      { storyId: story.id },
      {
        context: { repeatable: true },
        shown: {
          viewStory: {
            __typename: 'StoryPayload',
            story: { __typename: 'Story', id: story.id, viewerHasSeen: true },
            userErrors: [],
          },
        },
      },
    );
    // The answer changes `viewerHasSeen`, and a view is recorded once.
  }, [story.id, own, viewer?.id]);

  function go(by: 1 | -1) {
    const next = at.story + by;
    if (next >= 0 && next < group.stories.length) return setAt({ ...at, story: next });
    const other = groups[at.group + by];
    if (other) return setAt({ group: at.group + by, story: by > 0 ? 0 : other.stories.length - 1 });
    if (by > 0) onClose();
  }

  function keys({ key }: KeyboardEvent) {
    if (key === 'ArrowRight') go(1);
    if (key === 'ArrowLeft') go(-1);
    if (key === ' ') setPaused((now) => !now);
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['popup']} onKeyDown={keys}>
          <Dialog.Title className="visually-hidden">
            {group.title}: story {at.story + 1} of {group.stories.length}
          </Dialog.Title>
          <div className={styles['frame']}>
            <Progress
              count={group.stories.length}
              at={at.story}
              seconds={story.duration}
              paused={paused || busy}
              onEnd={() => go(1)}
            />
            <header className={styles['head']}>
              <Link to={`/@${story.author.username}`} className={styles['author']} onClick={onClose}>
                <Avatar name={story.author.fullName} src={story.author.avatar} size={34} />
                <span>{story.author.fullName}</span>
              </Link>
              <Time at={story.createdAt} />
              {story.aiGenerated && <Badge>AI</Badge>}
              {story.visibility === 'CLOSE_FRIENDS' && <Badge tone="good">Close friends</Badge>}
              <span className="grow" />
              <IconButton
                label={paused ? 'Continue' : 'Pause'}
                onClick={() => setPaused(!paused)}
                onKeyDown={(event) => event.key === ' ' && event.stopPropagation()}
              >
                {paused ? <Play size={18} /> : <Pause size={18} />}
              </IconButton>
              <StoryMenu story={story} own={own} onBusy={setBusy} onDeleted={onClose} />
              <IconButton label="Close" onClick={onClose}>
                <X size={20} />
              </IconButton>
            </header>
            <StoryPicture key={story.id} story={story} paused={paused || busy} />
            <button
              type="button"
              className={styles['back']}
              onClick={() => go(-1)}
              aria-label="Previous story"
            >
              <ChevronLeft size={28} />
            </button>
            <button type="button" className={styles['next']} onClick={() => go(1)} aria-label="Next story">
              <ChevronRight size={28} />
            </button>
            {own && <Viewers story={story} onOpen={setBusy} />}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const firstUnseen = ({ stories }: StoryGroup): number =>
  Math.max(
    0,
    stories.findIndex(({ viewerHasSeen }) => !viewerHasSeen),
  );
