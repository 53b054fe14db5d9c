import { newClientId } from '@leela/client';
import { PostCreateDocument } from '@leela/client/documents/post-editor.js';
import type { QuotedPostPartsFragment } from '@leela/client/documents/post-parts.js';
import type { PostCategory, PostVisibility } from '@leela/client/schema.js';
import { useRef, useState } from 'react';
import { useSession } from '../../../app/session.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import {
  Button,
  Dialog,
  Errors,
  Menu,
  Row,
  Select,
  TextArea,
  TextField,
  useToast,
} from '../../../ui/index.js';
import { QuotedPost } from '../QuotedPost.js';
import { AiFields, noAi, toAiInput } from './AiFields.js';
import { Attachments } from './Attachments.js';
import { categoryOf, mayBeShort } from './category.js';
import { afterCreate } from './new-post.js';
import { useAttachments } from './useAttachments.js';
import styles from './Editor.module.css';

/** The longest caption. */
const MAX_CAPTION = 2_500;

/** Who may see a post. */
export const AUDIENCES: { value: PostVisibility; label: string }[] = [
  { value: 'PUBLIC', label: 'Everyone' },
  { value: 'FOLLOWERS', label: 'Followers' },
  { value: 'PRIVATE', label: 'Only me' },
];

/** The fields that the form shows errors at. */
const FIELDS = ['title', 'caption', 'media', 'visibility', 'publishAt', 'model', 'prompt', 'category'];

/** The window in which a post is written: text, images or a video, AI details, audience, time. */
export default function Composer({
  quoteOf,
  onClose,
}: {
  quoteOf?: QuotedPostPartsFragment;
  onClose: () => void;
}) {
  const { viewer } = useSession();
  const { run, busy, errors } = useAction(PostCreateDocument);
  const toast = useToast();
  const [title, setTitle] = useState('');
  const [caption, setCaption] = useState('');
  const [visibility, setVisibility] = useState<PostVisibility>('PUBLIC');
  const [later, setLater] = useState<string | null>(null);
  const [short, setShort] = useState(true);
  const [ai, setAi] = useState(noAi);
  const files = useAttachments('POST');
  // The same for every attempt, so that a repeated request makes no second post.
  const attempt = useRef({ content: '', clientId: newClientId() });
  const choosable = mayBeShort(files.items);
  const category: PostCategory = categoryOf(files.items, caption, short);
  const empty = !caption.trim() && files.items.length === 0;

  async function send(status?: 'DRAFT') {
    const content = {
      category,
      title: title.trim() || undefined,
      caption: caption.trim() || undefined,
      media: files.items.map(({ uploadId, alt }) => ({ uploadId, alt: alt.trim() || undefined })),
      visibility,
      aiDetails: toAiInput(ai),
      quoteOf: quoteOf?.id,
      ...(status && { status }),
      ...(later && !status && { publishAt: new Date(later).toISOString() }),
    };
    const key = JSON.stringify(content);
    if (attempt.current.content !== key) attempt.current = { content: key, clientId: newClientId() };
    const result = await run(
      { input: { ...content, clientId: attempt.current.clientId } },
      {
        update: (cache, { data }) =>
          data?.createPost?.post && viewer && afterCreate(cache, viewer.id, data.createPost.post),
      },
    );
    if (!result.ok) return;
    toast(status ? 'The draft is saved.' : later ? 'The post is scheduled.' : 'The post is published.');
    onClose();
  }

  const general = errors.filter(
    ({ field }) => !field || !FIELDS.some((name) => field.split('.').includes(name)),
  );
  return (
    <Dialog open onClose={onClose} title={quoteOf ? 'Quote a post' : 'New post'}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Errors of={general} />
        <TextArea
          label="Text"
          placeholder="What did you make? #tags and @names work."
          rows={5}
          value={caption}
          onChange={(event) => setCaption(event.currentTarget.value)}
          error={errorOf(errors, 'caption') ?? errorOf(errors, 'category')}
          hint={
            caption.length > MAX_CAPTION - 300 ? (
              <span className={styles['count']}>{MAX_CAPTION - [...caption].length} characters left</span>
            ) : undefined
          }
          autoFocus
        />
        <Attachments
          of={files}
          most={files.items.some(({ video }) => video) ? 1 : 10}
          error={errorOf(errors, 'media')}
          errorAt={(index) => errors.find(({ field }) => field?.includes(`media.${index}`))?.message}
        />
        {choosable && (
          <Select
            label="Shown as"
            value={short ? 'short' : 'video'}
            onChoose={(value) => setShort(value === 'short')}
            options={[
              { value: 'short', label: 'Short' },
              { value: 'video', label: 'Video' },
            ]}
          />
        )}
        {quoteOf && <QuotedPost post={quoteOf} />}
        <details className={styles['fold']}>
          <summary>Title, audience and time</summary>
          <div className="stack">
            <TextField
              label="Title (optional)"
              value={title}
              onChange={(event) => setTitle(event.currentTarget.value)}
              error={errorOf(errors, 'title')}
            />
            <div className={styles['two']}>
              <Select
                label="Who can see it"
                value={visibility}
                onChoose={setVisibility}
                options={AUDIENCES}
                error={errorOf(errors, 'visibility')}
              />
              <TextField
                label="Publish at (optional)"
                type="datetime-local"
                value={later ?? ''}
                onChange={(event) => setLater(event.currentTarget.value || null)}
                error={errorOf(errors, 'publishAt')}
              />
            </div>
          </div>
        </details>
        <AiFields value={ai} onChange={setAi} errors={errors} />
        <Row between wrap>
          <Menu
            label="More ways to save"
            trigger="More"
            items={[{ label: 'Save as draft', onSelect: () => void send('DRAFT') }]}
          />
          <Row>
            <Button kind="plain" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" busy={busy || files.busy} disabled={empty || files.failed}>
              {later ? 'Schedule' : 'Publish'}
            </Button>
          </Row>
        </Row>
      </form>
    </Dialog>
  );
}
