import { DeleteCanvasDocument, UpdateCanvasDocument } from '@leela/client/documents/canvas.js';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { readForm } from '../../../app/form.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Confirm, Dialog, Menu, Row, TextField } from '../../../ui/index.js';
import type { Project } from './useCanvas.js';

/** What the owner may do with a project as a whole. */
export function ProjectMenu({ project }: { project: Project }) {
  const navigate = useNavigate();
  const update = useAction(UpdateCanvasDocument, { toasts: true });
  const remove = useAction(DeleteCanvasDocument, { toasts: true });
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const { isPublic } = project.settings;
  const archived = project.status === 'ARCHIVED';

  async function change(input: object) {
    const result = await update.run({ input: { projectId: project.id, ...input } });
    return result.ok;
  }
  async function rename(event: FormEvent<HTMLFormElement>) {
    const { name, description } = readForm(event);
    if (await change({ name, description })) setOpen(null);
  }
  async function confirmDelete() {
    const result = await remove.run({ input: { projectId: project.id } });
    if (result.ok) await navigate('/canvas');
  }

  return (
    <>
      <Menu
        label="More"
        items={[
          { label: 'Rename', onSelect: () => setOpen('rename') },
          {
            label: isPublic ? 'Make it private' : 'Make it public',
            onSelect: () => void change({ settings: { isPublic: !isPublic } }),
          },
          {
            label: archived ? 'Take out of the archive' : 'Archive',
            onSelect: () => void change({ status: archived ? 'ACTIVE' : 'ARCHIVED' }),
          },
          { label: 'Delete', tone: 'bad', onSelect: () => setOpen('delete') },
        ]}
      />
      <Dialog open={open === 'rename'} onClose={() => setOpen(null)} title="Rename the project">
        <form className="stack" onSubmit={(event) => void rename(event)}>
          <TextField
            label="Name"
            name="name"
            required
            maxLength={100}
            defaultValue={project.name}
            error={errorOf(update.errors, 'name')}
          />
          <TextField label="Description" name="description" defaultValue={project.description ?? ''} />
          <Row>
            <Button type="submit" busy={update.busy}>
              Save
            </Button>
          </Row>
        </form>
      </Dialog>
      <Confirm
        open={open === 'delete'}
        title={`Delete ${project.name}?`}
        text="The files are gone for all collaborators."
        action="Delete"
        busy={remove.busy}
        onConfirm={() => void confirmDelete()}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
