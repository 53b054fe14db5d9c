import {
  DeleteCanvasFileDocument,
  RestoreCanvasFileDocument,
  WriteCanvasFileDocument,
} from '@leela/client/documents/canvas.js';
import { FilePlus, RotateCcw, Trash2 } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../../app/form.js';
import { errorOf, useAction } from '../../../app/useAction.js';
import { Button, Confirm, Dialog, Errors, IconButton, Row, TextField } from '../../../ui/index.js';
import styles from './canvas.module.css';
import type { Project } from './useCanvas.js';

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The files of a project by folder: opens, adds, deletes and brings back. */
export function FileTree({
  project,
  current,
  mayEdit,
  onOpen,
  onChange,
}: {
  project: Project;
  /** The path of the open file. */
  current: string | undefined;
  mayEdit: boolean;
  onOpen: (path: string) => void;
  onChange: () => void;
}) {
  const write = useAction(WriteCanvasFileDocument);
  const remove = useAction(DeleteCanvasFileDocument);
  const restore = useAction(RestoreCanvasFileDocument);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<{ id: string; path: string } | null>(null);
  const files = [...project.files].sort(
    (a, b) => folderOf(a.path).localeCompare(folderOf(b.path)) || a.path.localeCompare(b.path),
  );

  async function add(event: FormEvent<HTMLFormElement>) {
    const { path = '' } = readForm(event);
    const result = await write.run({ input: { projectId: project.id, path, content: '' } });
    if (!result.ok) return;
    setAdding(false);
    onChange();
    onOpen(result.data.writeCanvasFile!.file!.path);
  }

  async function confirmRemove() {
    await remove.run({ input: { fileId: removing!.id } });
    setRemoving(null);
    onChange();
  }

  return (
    <div className={styles['files']}>
      <div className={styles['bar']}>
        <span className="strong">Files</span>
        {mayEdit && (
          <IconButton label="New file" onClick={() => setAdding(true)}>
            <FilePlus size={18} />
          </IconButton>
        )}
      </div>
      <Errors of={[...remove.errors, ...restore.errors]} />
      {files.map((file, index) => {
        const folder = folderOf(file.path);
        const begins = folder && folder !== folderOf(files[index - 1]?.path ?? '');
        return (
          <div key={file.id}>
            {begins && <div className={styles['folder']}>{folder}</div>}
            <div className={styles['file']} data-current={file.path === current || undefined}>
              <button
                type="button"
                className={styles['open']}
                aria-current={file.path === current || undefined}
                onClick={() => onOpen(file.path)}
              >
                {file.path.split('/').at(-1)}
              </button>
              {mayEdit && (
                <IconButton
                  label={`Delete ${file.path}`}
                  onClick={() => setRemoving({ id: file.id, path: file.path })}
                >
                  <Trash2 size={15} />
                </IconButton>
              )}
            </div>
          </div>
        );
      })}
      {mayEdit && project.deletedFiles.length > 0 && <div className={styles['folder']}>Deleted</div>}
      {mayEdit &&
        project.deletedFiles.map((file) => (
          <div key={file.id} className={styles['file']}>
            <span className={`${styles['open']} muted`}>{file.path}</span>
            <IconButton
              label={`Bring ${file.path} back`}
              onClick={() => void restore.run({ input: { fileId: file.id } }).then(onChange)}
            >
              <RotateCcw size={15} />
            </IconButton>
          </div>
        ))}
      <Dialog open={adding} onClose={() => setAdding(false)} title="New file">
        <form className="stack" onSubmit={(event) => void add(event)}>
          <Errors of={write.errors.filter(({ field }) => !field?.endsWith('path'))} />
          <TextField
            label="Path"
            name="path"
            required
            placeholder="pages/about.html"
            error={errorOf(write.errors, 'path')}
          />
          <Row>
            <Button type="submit" busy={write.busy}>
              Add file
            </Button>
          </Row>
        </form>
      </Dialog>
      <Confirm
        open={removing !== null}
        title={`Delete ${removing?.path}?`}
        text="It keeps its versions and can be brought back."
        action="Delete"
        busy={remove.busy}
        onConfirm={() => void confirmRemove()}
        onClose={() => setRemoving(null)}
      />
    </div>
  );
}
