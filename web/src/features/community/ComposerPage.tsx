import { useQuery } from '@apollo/client/react';
import { newClientId } from '@leela/client';
import { TopicComposerDocument, TopicCreateDocument } from '@leela/client/documents/community.js';
import type { CommunityPostCategory, CommunityPostType } from '@leela/client/schema.js';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRole } from '../../app/session.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Card, Errors, formatEnum, Page, Row, Select, TextField } from '../../ui/index.js';
import { MarkdownField } from './MarkdownField.js';
import { EMPTY_POLL, PollFields, type PollDraft } from './PollFields.js';
import { MODERATOR_TYPES, TYPES, wordsOf } from './words.js';

const CATEGORIES: readonly CommunityPostCategory[] = [
  'GENERAL',
  'HELP',
  'IDEAS',
  'TIPS',
  'SHOWCASE',
  'TUTORIALS',
  'AGENTS',
  'FEEDBACK',
  'ANNOUNCEMENTS',
];

/** Writes a community post, in a group or outside of groups. */
export function Component() {
  return (
    <Page title="New post">
      <Composer />
    </Page>
  );
}

function Composer() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const isModerator = useRole('MODERATOR', 'ADMIN');
  const { data } = useQuery(TopicComposerDocument);
  const create = useAction(TopicCreateDocument);
  // A repeated press must not make a second post.
  const clientId = useRef(newClientId());
  const [type, setType] = useState<CommunityPostType>(
    (search.get('type') as CommunityPostType) ?? 'DISCUSSION',
  );
  const [groupSlug, setGroupSlug] = useState(search.get('group') ?? '');
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [category, setCategory] = useState<CommunityPostCategory>('GENERAL');
  const [tags, setTags] = useState('');
  const [poll, setPoll] = useState<PollDraft>(EMPTY_POLL);

  const memberships = (data?.viewer?.memberships.nodes ?? []).filter(
    ({ group, permissions }) => group?.isActive && permissions.canPost,
  );
  const membership = memberships.find(({ group }) => group?.slug === groupSlug);
  const moderates = isModerator || membership?.permissions.canModerate;

  async function send(isDraft: boolean) {
    const input = {
      title,
      body,
      type,
      category,
      format: 'MARKDOWN' as const,
      isDraft,
      groupId: membership?.group?.id ?? null,
      tags: wordsOf(tags),
      clientId: clientId.current,
      poll: type === 'POLL' ? pollInput(poll) : null,
    };
    const result = await create.run({ input });
    if (!result.ok) {
      clientId.current = newClientId();
      return;
    }
    await navigate(`/community/${result.data.createCommunityPost!.communityPost!.id}`);
  }

  return (
    <Card>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void send(false);
        }}
      >
        <Errors of={create.errors.filter(({ field }) => !FIELDS.some((one) => field?.endsWith(one)))} />
        <Select
          label="Where"
          value={groupSlug}
          onChoose={setGroupSlug}
          options={[
            { value: '', label: 'Community, for everyone' },
            ...memberships.map(({ group }) => ({ value: group!.slug, label: group!.name })),
          ]}
        />
        <Select
          label="Type"
          value={type}
          onChoose={setType}
          options={TYPES.filter(({ value }) => moderates || !MODERATOR_TYPES.includes(value))}
        />
        <TextField
          label="Title"
          value={title}
          required
          maxLength={200}
          error={errorOf(create.errors, 'title')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <MarkdownField label="Text" value={body} onChange={setBody} error={errorOf(create.errors, 'body')} />
        {type === 'POLL' && (
          <PollFields poll={poll} onChange={setPoll} errorOf={(field) => errorOf(create.errors, field)} />
        )}
        <Select
          label="Topic"
          value={category}
          onChoose={setCategory}
          options={CATEGORIES.map((value) => ({ value, label: formatEnum(value) }))}
        />
        <TextField
          label="Tags"
          hint="Separated by commas."
          value={tags}
          error={errorOf(create.errors, 'tags')}
          onChange={(event) => setTags(event.currentTarget.value)}
        />
        <Row>
          <Button type="submit" busy={create.busy}>
            Publish
          </Button>
          <Button kind="plain" busy={create.busy} onClick={() => void send(true)}>
            Save as a draft
          </Button>
        </Row>
      </form>
    </Card>
  );
}

const FIELDS = ['title', 'body', 'tags', 'question', 'endsAt'];

const pollInput = ({ endsAt, ...poll }: PollDraft) => ({
  ...poll,
  endsAt: endsAt ? new Date(endsAt).toISOString() : null,
});
