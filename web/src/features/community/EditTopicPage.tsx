import { useQuery } from '@apollo/client/react';
import {
  TopicPageDocument,
  TopicUpdateDocument,
  type TopicDetailsFragment,
} from '@leela/client/documents/community.js';
import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Component as NotFound } from '../../app/NotFoundPage.js';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Button,
  Card,
  Errors,
  LinkButton,
  Page,
  Row,
  Skeleton,
  TextArea,
  TextField,
} from '../../ui/index.js';
import { MarkdownField } from './MarkdownField.js';
import { wordsOf } from './words.js';

/** Changes a community post, and publishes a draft. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading } = useQuery(TopicPageDocument, { variables: { id } });
  const topic = data?.node?.__typename === 'CommunityPost' ? data.node : null;
  if (!topic && !loading) return <NotFound />;
  return <Page title="Edit the post">{topic ? <Form topic={topic} /> : <Skeleton height={480} />}</Page>;
}

function Form({ topic }: { topic: TopicDetailsFragment }) {
  const navigate = useNavigate();
  const update = useAction(TopicUpdateDocument);
  const [title, setTitle] = useState(topic.title);
  const [body, setBody] = useState(topic.body);
  const [tags, setTags] = useState(topic.tags.map(({ name }) => name).join(', '));

  async function save(publish: boolean) {
    const input = {
      communityPostId: topic.id,
      title,
      body,
      tags: wordsOf(tags),
      ...(publish && { status: 'PUBLISHED' as const }),
    };
    const result = await update.run({ input });
    if (result.ok) await navigate(`/community/${topic.id}`);
  }

  return (
    <Card>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save(false);
        }}
      >
        <Errors of={update.errors} />
        <TextField
          label="Title"
          value={title}
          required
          error={errorOf(update.errors, 'title')}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        {topic.format === 'MARKDOWN' ? (
          <MarkdownField
            label="Text"
            value={body}
            onChange={setBody}
            error={errorOf(update.errors, 'body')}
          />
        ) : (
          <TextArea
            label={topic.format === 'RICH' ? 'Text in HTML' : 'Text'}
            rows={10}
            value={body}
            error={errorOf(update.errors, 'body')}
            onChange={(event) => setBody(event.currentTarget.value)}
          />
        )}
        <TextField
          label="Tags"
          hint="Separated by commas."
          value={tags}
          error={errorOf(update.errors, 'tags')}
          onChange={(event) => setTags(event.currentTarget.value)}
        />
        <Row wrap>
          <Button type="submit" busy={update.busy}>
            Save
          </Button>
          {topic.status === 'DRAFT' && (
            <Button kind="plain" busy={update.busy} onClick={() => void save(true)}>
              Save and publish
            </Button>
          )}
          <LinkButton kind="quiet" to={`/community/${topic.id}`}>
            Cancel
          </LinkButton>
        </Row>
      </form>
    </Card>
  );
}
