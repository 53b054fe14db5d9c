import { useQuery } from '@apollo/client/react';
import { CanvasHistoryDocument, RestoreCanvasFileDocument } from '@leela/client/documents/canvas.js';
import { useState } from 'react';
import { ConnectionList } from '../../../app/ConnectionList.js';
import { useAction } from '../../../app/useAction.js';
import { Badge, Button, Dialog, Errors, formatBytes, Skeleton, Time, useToast } from '../../../ui/index.js';
import styles from './canvas.module.css';

/** The versions of a file, the latest first. A version can be read and restored. */
export function HistoryDialog({
  projectId,
  file,
  mayEdit,
  onClose,
}: {
  projectId: string;
  file: { id: string; path: string; version: number };
  mayEdit: boolean;
  onClose: () => void;
}) {
  const toast = useToast();
  const history = useQuery(CanvasHistoryDocument, {
    variables: { id: projectId, path: file.path },
    fetchPolicy: 'network-only',
  });
  const { run, busy, errors } = useAction(RestoreCanvasFileDocument);
  const [open, setOpen] = useState<number | null>(null);

  async function restore(version: number) {
    const result = await run({ input: { fileId: file.id, version } });
    if (!result.ok) return;
    toast(`Version ${version} is restored.`);
    onClose();
  }

  return (
    <Dialog open onClose={onClose} width="wide" title={`Versions of ${file.path}`}>
      <Errors of={errors} />
      <ConnectionList
        result={history}
        list={history.data?.canvasProject?.file?.history}
        byClick
        placeholder={<Skeleton height={200} />}
        frame={(versions) => <ul className={styles['people']}>{versions}</ul>}
        empty={null}
      >
        {(one) => (
          <li key={one.version} style={{ flexWrap: 'wrap' }}>
            <div className="grow">
              <span className="strong">Version {one.version}</span>{' '}
              {one.version === file.version && <Badge tone="good">Current</Badge>}{' '}
              {one.restoredFrom != null && <Badge>Restored from {one.restoredFrom}</Badge>}
              <div className="muted small">
                {one.generation ? `AI: ${one.generation.prompt}` : one.editedBy?.fullName} ·{' '}
                <Time at={one.createdAt} /> · {formatBytes(one.size)}
              </div>
            </div>
            <Button
              kind="quiet"
              size="small"
              aria-expanded={open === one.version}
              onClick={() => setOpen(open === one.version ? null : one.version)}
            >
              {open === one.version ? 'Hide' : 'Show'}
            </Button>
            {mayEdit && one.version !== file.version && (
              <Button kind="plain" size="small" busy={busy} onClick={() => void restore(one.version)}>
                Restore
              </Button>
            )}
            {open === one.version && (
              <div className={styles['version']} style={{ flexBasis: '100%' }}>
                <pre tabIndex={0}>{one.content}</pre>
              </div>
            )}
          </li>
        )}
      </ConnectionList>
    </Dialog>
  );
}
