import { useApolloClient } from '@apollo/client/react';
import {
  PostPublishDocument,
  PostScheduleDocument,
  PostUnscheduleDocument,
  PostUpdateDocument,
} from '@leela/client/documents/post-editor.js';
import type { PostVisibility } from '@leela/client/schema.js';
import { useState } from 'react';
import { useSession } from '../../../app/session.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Dialog, Errors, Row, Select, TextArea, TextField, useToast } from '../../../ui/index.js';
import { PostMedia } from '../PostMedia.js';
import type { OriginalPost } from '../types.js';
import { AiFields, noAi, toAiInput, type Ai } from './AiFields.js';
import { AUDIENCES } from './Composer.js';
import { afterCreate } from './new-post.js';
import styles from './Editor.module.css';

/** Changes a post: its words and its audience; of a draft or a scheduled post also its time. */
export default function EditPost({ post, onClose }: { post: OriginalPost; onClose: () => void }) {
  const { viewer } = useSession();
  const client = useApolloClient();
  const update = useAction(PostUpdateDocument);
  const publish = useAction(PostPublishDocument);
  const schedule = useAction(PostScheduleDocument);
  const unschedule = useAction(PostUnscheduleDocument);
  const toast = useToast();
  const [title, setTitle] = useState(post.title ?? '');
  const [caption, setCaption] = useState(post.caption ?? '');
  const [visibility, setVisibility] = useState<PostVisibility>(post.visibility);
  const [ai, setAi] = useState(() => aiOf(post));
  const [at, setAt] = useState('');
  const unpublished = post.status === 'DRAFT' || post.status === 'SCHEDULED';
  const actions = [update, publish, schedule, unschedule];
  const errors = actions.flatMap((action) => action.errors);
  const busy = actions.some((action) => action.busy);

  async function save(then?: () => Promise<{ ok: boolean }>, text = 'The post is changed.') {
    const input = {
      postId: post.id,
      title: title.trim() || null,
      caption: caption.trim() || null,
      visibility,
      aiDetails: toAiInput(ai) ?? null,
    };
    if (!(await update.run({ input })).ok) return;
    if (then && !(await then()).ok) return;
    if (then && viewer) leaveLists(viewer.id);
    toast(text);
    onClose();
  }

  function leaveLists(viewerId: string) {
    const id = client.cache.identify({ __typename: 'Viewer', id: viewerId });
    for (const fieldName of ['drafts', 'scheduledPosts']) client.cache.evict({ id, fieldName });
  }

  const publishNow = async () => {
    const result = await publish.run({ postId: post.id });
    if (result.ok && viewer) afterCreate(client.cache, viewer.id, result.data.publishPost!.post! as never);
    return result;
  };
  const publishAt = () => schedule.run({ input: { postId: post.id, publishAt: new Date(at).toISOString() } });
  const keep = () => unschedule.run({ postId: post.id });

  return (
    <Dialog open onClose={onClose} title={unpublished ? 'Edit the draft' : 'Edit the post'}>
      <Errors of={errors.filter(({ field }) => !field || field === 'postId' || field.startsWith('media'))} />
      <TextField
        label="Title (optional)"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        error={errorOf(errors, 'title')}
      />
      <TextArea
        label="Text"
        rows={5}
        value={caption}
        onChange={(event) => setCaption(event.currentTarget.value)}
        error={errorOf(errors, 'caption')}
      />
      <PostMedia media={post.media} author={post.author.fullName} />
      <Select
        label="Who can see it"
        value={visibility}
        onChoose={setVisibility}
        options={AUDIENCES}
        error={errorOf(errors, 'visibility')}
      />
      <AiFields value={ai} onChange={setAi} errors={errors} />
      {unpublished && (
        <div className={styles['two']}>
          <TextField
            label="Publish at"
            type="datetime-local"
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
            error={errorOf(errors, 'publishAt')}
          />
        </div>
      )}
      <Row wrap style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
        {post.status === 'SCHEDULED' && (
          <Button kind="plain" busy={busy} onClick={() => void save(keep, 'The post is a draft again.')}>
            Back to drafts
          </Button>
        )}
        <Button kind={unpublished ? 'plain' : 'main'} busy={busy} onClick={() => void save()}>
          Save
        </Button>
        {unpublished &&
          (at ? (
            <Button busy={busy} onClick={() => void save(publishAt, 'The post is scheduled.')}>
              Schedule
            </Button>
          ) : (
            <Button busy={busy} onClick={() => void save(publishNow, 'The post is published.')}>
              Publish now
            </Button>
          ))}
      </Row>
    </Dialog>
  );
}

function aiOf({ aiDetails }: OriginalPost): Ai {
  if (!aiDetails?.isAIGenerated) return noAi;
  const { model, prompt, style, seed } = aiDetails;
  return { made: true, model: model ?? '', prompt: prompt ?? '', style: style ?? '', seed: seed ?? '' };
}
