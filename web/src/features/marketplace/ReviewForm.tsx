import { ReviewToolDocument, type ToolPagePartsFragment } from '@leela/client/documents/marketplace.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../app/form.js';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Errors, Row, Section, StarInput, TextArea, TextField, useToast } from '../../ui/index.js';

/** Writes the viewer's review of a tool, or edits it. */
export function ReviewForm({ tool, onReview }: { tool: ToolPagePartsFragment; onReview: () => void }) {
  const toast = useToast();
  const { run, busy, errors } = useAction(ReviewToolDocument);
  const own = tool.viewerReview;
  const [rating, setRating] = useState(own?.rating ?? 0);

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { title = '', body = '' } = readForm(event);
    if (!(await run({ input: { toolId: tool.id, rating, title, body } })).ok) return;
    toast('Your review is published.');
    onReview();
  }

  return (
    <Section title={own ? 'Your review' : 'Write a review'}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors.filter(({ field }) => !field)} />
        <StarInput label="Your rating" value={rating} onRate={setRating} />
        <TextField
          label="Title"
          name="title"
          required
          defaultValue={own?.title}
          error={errorOf(errors, 'title')}
        />
        <TextArea
          label="Review"
          name="body"
          required
          defaultValue={own?.body}
          error={errorOf(errors, 'body')}
        />
        <Row>
          <Button type="submit" busy={busy} disabled={rating === 0}>
            {own ? 'Save' : 'Publish'}
          </Button>
        </Row>
      </form>
    </Section>
  );
}
