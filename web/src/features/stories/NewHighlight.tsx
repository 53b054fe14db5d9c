import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import { HighlightCreateDocument, HighlightStoriesDocument } from '@leela/client/documents/stories.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Button,
  Checkbox,
  Dialog,
  Empty,
  Errors,
  formatDateTime,
  Row,
  Spinner,
  Stack,
  TextField,
  useToast,
} from '../../ui/index.js';

/** Keeps some of the viewer's stories on the profile, under a title. */
export default function NewHighlight({ username, onClose }: { username: string; onClose: () => void }) {
  const { data } = useQuery(HighlightStoriesDocument, {
    variables: { username },
    fetchPolicy: 'network-only',
  });
  const { run, busy, errors } = useAction(HighlightCreateDocument);
  const toast = useToast();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [clientId] = useState(newClientId);
  const stories = data?.user?.stories.nodes;

  async function send(event: FormEvent) {
    event.preventDefault();
    const result = await run(
      { input: { title: title.trim(), storyIds: [...chosen], clientId } },
      {
        update: (cache) => {
          const id = cache.identify({ __typename: 'User', id: data?.user?.id });
          cache.evict({ id, fieldName: 'highlights' });
        },
      },
    );
    if (!result.ok) return;
    toast('The highlight is on your profile.');
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title="New highlight" text="It keeps stories after their 24 hours.">
      {!stories && <Spinner />}
      {stories?.length === 0 && (
        <Empty title="You have no stories now" text="Share a story first, then keep it here." />
      )}
      {stories && stories.length > 0 && (
        <form className="stack" onSubmit={(event) => void send(event)}>
          <Errors of={errors.filter(({ field }) => field !== 'title')} />
          <TextField
            label="Title"
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={errorOf(errors, 'title')}
            required
          />
          <Stack gap="small">
            {stories.map((story) => (
              <Checkbox
                key={story.id}
                label={`${formatDateTime(story.createdAt)}: ${story.text ?? (story.type === 'VIDEO' ? 'a video' : 'an image')}`}
                checked={chosen.includes(story.id)}
                onChange={() =>
                  setChosen((now) =>
                    now.includes(story.id) ? now.filter((id) => id !== story.id) : [...now, story.id],
                  )
                }
              />
            ))}
          </Stack>
          <Row style={{ justifyContent: 'flex-end' }}>
            <Button kind="plain" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" busy={busy} disabled={chosen.length === 0 || !title.trim()}>
              Keep
            </Button>
          </Row>
        </form>
      )}
    </Dialog>
  );
}
