import { newClientId } from '@leela/client';
import { SuggestionCreateDocument } from '@leela/client/documents/suggestions.js';
import type { SuggestionCategory } from '@leela/client/schema.js';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Card, Errors, Page, Row, Select, TextArea, TextField } from '../../ui/index.js';
import { wordsOf } from '../community/words.js';
import { CATEGORIES } from './words.js';

const FIELDS = ['title', 'description', 'tags'];

/** Makes a suggestion. */
export function Component() {
  const create = useAction(SuggestionCreateDocument);
  const navigate = useNavigate();
  const clientId = useRef(newClientId());
  const [category, setCategory] = useState<SuggestionCategory>('FEATURE');
  const { errors } = create;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const input = {
      title: text('title'),
      description: text('description'),
      category,
      tags: wordsOf(text('tags')),
      clientId: clientId.current,
    };
    const result = await create.run(
      { input },
      { update: (cache) => cache.evict({ fieldName: 'suggestions' }) },
    );
    if (result.ok) return navigate(`/suggestions/${result.data.createSuggestion!.suggestion!.id}`);
    clientId.current = newClientId();
  }

  return (
    <Page title="New suggestion" text="Look first whether the same was suggested: a vote counts more.">
      <Card>
        <form className="stack" onSubmit={(event) => void send(event)}>
          <Errors of={errors.filter(({ field }) => !FIELDS.some((one) => field?.endsWith(one)))} />
          <TextField label="Title" name="title" required error={errorOf(errors, 'title')} />
          <TextArea
            label="Description"
            name="description"
            rows={6}
            required
            error={errorOf(errors, 'description')}
          />
          <Select label="Category" value={category} options={CATEGORIES} onChoose={setCategory} />
          <TextField label="Tags" name="tags" hint="Separated by commas." error={errorOf(errors, 'tags')} />
          <Row>
            <Button type="submit" busy={create.busy}>
              Suggest
            </Button>
          </Row>
        </form>
      </Card>
    </Page>
  );
}
