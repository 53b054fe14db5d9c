import { newClientId } from '@leela/client';
import {
  PublishGenerationDocument,
  type GenerationPartsFragment,
} from '@leela/client/documents/generations.js';
import type { PostVisibility } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { readForm } from '../../../app/form.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Dialog, Errors, Row, Select, TextArea, TextField } from '../../../ui/index.js';

const AUDIENCES = [
  { value: 'PUBLIC', label: 'Everyone' },
  { value: 'FOLLOWERS', label: 'Followers' },
  { value: 'PRIVATE', label: 'Only me' },
] as const;

/** Publishes a generation as a post. */
export function PublishDialog({
  generation,
  onClose,
}: {
  generation: GenerationPartsFragment;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(PublishGenerationDocument);
  const [visibility, setVisibility] = useState<PostVisibility>('PUBLIC');

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { title = '', caption, tags = '' } = readForm(event);
    const result = await run({
      input: {
        generationId: generation.id,
        title,
        caption,
        visibility,
        tags: tags.split(/[\s,#]+/).filter(Boolean),
        clientId: newClientId(),
      },
    });
    if (result.ok) await navigate(`/posts/${result.data.publishGeneration!.post!.id}`);
  }

  return (
    <Dialog open onClose={onClose} title="Publish as a post">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors.filter(({ field }) => !field)} />
        <TextField label="Title" name="title" required maxLength={200} error={errorOf(errors, 'title')} />
        <TextArea
          label="Caption"
          name="caption"
          defaultValue={generation.prompt}
          error={errorOf(errors, 'caption')}
        />
        <TextField label="Tags" name="tags" placeholder="light, sea" error={errorOf(errors, 'tags')} />
        <Select label="Who sees it" options={AUDIENCES} value={visibility} onChoose={setVisibility} />
        <Row>
          <Button type="submit" busy={busy}>
            Publish
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
