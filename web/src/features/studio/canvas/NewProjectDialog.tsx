import { newClientId } from '@leela/client';
import { CreateCanvasDocument, type CanvasListQuery } from '@leela/client/documents/canvas.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { readForm } from '../../../app/form.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Dialog, Errors, Row, TextField } from '../../../ui/index.js';
import styles from './canvas.module.css';

/** Makes a project from a template. */
export function NewProjectDialog({
  templates,
  onClose,
}: {
  templates: NonNullable<CanvasListQuery['canvasTemplates']>;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(CreateCanvasDocument);
  const [template, setTemplate] = useState('LANDING_PAGE');

  async function submit(event: FormEvent<HTMLFormElement>) {
    const { name = '', description } = readForm(event);
    const category = templates.find(({ key }) => key === template)?.category;
    const input = { name, description, template, category, clientId: newClientId() };
    const result = await run({ input });
    if (result.ok) await navigate(`/canvas/${result.data.createCanvasProject!.project!.id}`);
  }

  return (
    <Dialog open onClose={onClose} title="New project" width="wide">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={errors.filter(({ field }) => !field?.endsWith('name'))} />
        <TextField label="Name" name="name" required maxLength={100} error={errorOf(errors, 'name')} />
        <TextField label="Description" name="description" maxLength={500} />
        <div className={styles['templates']} role="group" aria-label="Template">
          {templates.map((one) => (
            <button
              key={one.key}
              type="button"
              className={styles['template']}
              aria-pressed={template === one.key}
              onClick={() => setTemplate(one.key)}
            >
              <span className="strong">{one.name}</span>
              <br />
              <span className="muted small">{one.description}</span>
            </button>
          ))}
        </div>
        <Row>
          <Button type="submit" busy={busy}>
            Create
          </Button>
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
