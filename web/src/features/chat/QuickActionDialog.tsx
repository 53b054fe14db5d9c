import { ChatQuickActionsDocument, SaveQuickActionDocument } from '@leela/client/documents/chat.js';
import type { FormEvent } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Checkbox, Dialog, Errors, Row, TextArea, TextField } from '../../ui/index.js';

/** Keeps a prompt of the viewer at hand. */
export function QuickActionDialog({ prompt, onClose }: { prompt: string; onClose: () => void }) {
  const save = useAction(SaveQuickActionDocument);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const result = await save.run(
      {
        input: {
          label: text('label'),
          prompt: text('prompt'),
          category: text('category'),
          favorite: form.has('favorite'),
        },
      },
      { refetchQueries: [ChatQuickActionsDocument], awaitRefetchQueries: true },
    );
    if (result.ok) onClose();
  }

  const error = (field: string) => errorOf(save.errors, field);
  return (
    <Dialog open onClose={onClose} title="New quick action" text="A prompt that you use often.">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={save.errors.filter(({ field }) => !field)} />
        <TextField label="Label" name="label" maxLength={100} required error={error('label')} />
        <TextArea
          label="Prompt"
          name="prompt"
          maxLength={500}
          required
          defaultValue={prompt}
          error={error('prompt')}
        />
        <TextField
          label="Category"
          name="category"
          maxLength={50}
          required
          defaultValue="Writing"
          error={error('category')}
        />
        <Checkbox label="Show it first" name="favorite" />
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button type="submit" busy={save.busy}>
            Save
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
