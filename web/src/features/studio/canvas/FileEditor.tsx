import type { CanvasFileContentFragment } from '@leela/client/documents/canvas.js';
import { History } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Badge, Errors, IconButton, Skeleton } from '../../../ui/index.js';
import styles from './canvas.module.css';
import { ConflictDialog } from './ConflictDialog.js';
import { isChanged } from './draft.js';
import { HistoryDialog } from './HistoryDialog.js';
import { useDraft } from './useDraft.js';

const CodeEditor = lazy(() => import('./CodeEditor.js').then((module) => ({ default: module.CodeEditor })));

/** Edits one file. Give it the file's id as key: each file has a draft of its own. */
export function FileEditor({
  projectId,
  file,
  mayEdit,
  lastEditor,
}: {
  projectId: string;
  file: CanvasFileContentFragment;
  mayEdit: boolean;
  /** The name of the collaborator who made the latest change. */
  lastEditor: string | null;
}) {
  const { draft, errors, type, keepMine, takeTheirs } = useDraft(projectId, file);
  const [history, setHistory] = useState(false);
  const state = draft.conflict
    ? 'Conflict'
    : errors.length > 0
      ? 'Not saved'
      : draft.sending !== null || isChanged(draft)
        ? 'Saving'
        : 'Saved';
  return (
    <div className={styles['editor']}>
      <div className={styles['bar']}>
        <span className="strong">{file.path}</span>
        <span className="row">
          <span className="muted" data-testid="version">
            Version {draft.base.version}
          </span>
          <span role="status">
            <Badge
              tone={draft.conflict || errors.length > 0 ? 'bad' : state === 'Saved' ? 'good' : undefined}
            >
              {mayEdit ? state : 'Read only'}
            </Badge>
          </span>
          <IconButton label="Versions" onClick={() => setHistory(true)}>
            <History size={17} />
          </IconButton>
        </span>
      </div>
      <Errors of={errors} />
      <div className={styles['code']}>
        <Suspense fallback={<Skeleton height="100%" />}>
          <CodeEditor
            path={file.path}
            value={draft.text}
            readOnly={!mayEdit || draft.conflict !== null}
            onChange={type}
          />
        </Suspense>
      </div>
      {draft.conflict && (
        <ConflictDialog
          path={file.path}
          mine={draft.text}
          theirs={draft.conflict}
          author={lastEditor}
          onKeepMine={keepMine}
          onTakeTheirs={takeTheirs}
        />
      )}
      {history && (
        <HistoryDialog
          projectId={projectId}
          file={file}
          mayEdit={mayEdit}
          onClose={() => setHistory(false)}
        />
      )}
    </div>
  );
}
