import { newClientId } from '@leela/client';
import { StoryCreateDocument } from '@leela/client/documents/stories.js';
import type { StoryVisibility } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Checkbox, Dialog, Errors, Row, Select, TextArea, useToast } from '../../ui/index.js';
import { Attachments } from '../post/editor/Attachments.js';
import { useAttachments } from '../post/editor/useAttachments.js';
import { COLOURS, inkOn } from './colours.js';
import { useTray } from './useTray.js';
import styles from './StoryComposer.module.css';

const AUDIENCES: { value: StoryVisibility; label: string }[] = [
  { value: 'ALL', label: 'Everyone who sees my posts' },
  { value: 'FOLLOWERS', label: 'Followers' },
  { value: 'CLOSE_FRIENDS', label: 'Close friends' },
];

const FIELDS = ['text', 'media', 'visibility', 'duration'];

/** The window in which a story is made: an image or a video, or a text on a colour. */
export default function StoryComposer({ onClose }: { onClose: () => void }) {
  const { run, busy, errors } = useAction(StoryCreateDocument);
  const reload = useTray();
  const toast = useToast();
  const files = useAttachments('STORY');
  const [text, setText] = useState('');
  const [colour, setColour] = useState(COLOURS[0]!.value);
  const [visibility, setVisibility] = useState<StoryVisibility>('ALL');
  const [made, setMade] = useState(false);
  const [clientId] = useState(newClientId);
  const [file] = files.items;

  async function send(event: FormEvent) {
    event.preventDefault();
    const words = text.trim() || undefined;
    const content = file
      ? { media: { uploadId: file.uploadId, alt: file.alt.trim() || undefined }, text: words }
      : { text: words, backgroundColor: colour };
    const result = await run({ input: { ...content, visibility, aiGenerated: made, clientId } });
    if (!result.ok) return;
    toast('The story is shown for 24 hours.');
    onClose();
    await reload();
  }

  const general = errors.filter(
    ({ field }) => !field || !FIELDS.some((name) => field.split('.').includes(name)),
  );
  return (
    <Dialog open onClose={onClose} title="New story" text="Shown for 24 hours.">
      <form className="stack" onSubmit={(event) => void send(event)}>
        <Errors of={general} />
        {!file && (
          <div
            className={styles['sheet']}
            style={{ background: colour, color: inkOn(colour) }}
            aria-hidden="true"
          >
            {text || 'Your text'}
          </div>
        )}
        <Attachments
          of={files}
          most={1}
          error={errorOf(errors, 'media')}
          errorAt={() => errors.find(({ field }) => field?.startsWith('media.'))?.message}
        />
        <TextArea
          label="Text"
          rows={3}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={errorOf(errors, 'text')}
        />
        {!file && (
          <fieldset className={styles['colours']}>
            <legend className="visually-hidden">Background</legend>
            {COLOURS.map(({ value, name }) => (
              <label key={value} className={styles['colour']} style={{ background: value }} title={name}>
                <input
                  type="radio"
                  name="colour"
                  aria-label={name}
                  checked={colour === value}
                  onChange={() => setColour(value)}
                />
              </label>
            ))}
          </fieldset>
        )}
        <Select
          label="Who can see it"
          value={visibility}
          onChoose={setVisibility}
          options={AUDIENCES}
          error={errorOf(errors, 'visibility')}
        />
        <Checkbox
          label="An AI model made this"
          checked={made}
          onChange={(event) => setMade(event.currentTarget.checked)}
        />
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button kind="plain" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" busy={busy || files.busy} disabled={(!file && !text.trim()) || files.failed}>
            Share story
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
