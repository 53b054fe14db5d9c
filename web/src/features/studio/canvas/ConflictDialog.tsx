import { Button, Dialog } from '../../../ui/index.js';
import styles from './canvas.module.css';
import type { Version } from './draft.js';

/** Two versions of a file, of which the user chooses one. The other one stays in the history, or is given up. */
export function ConflictDialog({
  path,
  mine,
  theirs,
  author,
  onKeepMine,
  onTakeTheirs,
}: {
  path: string;
  mine: string;
  theirs: Version;
  author: string | null;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  return (
    <Dialog
      open
      onClose={() => undefined}
      width="wide"
      title={`${path} was changed meanwhile`}
      text={`${author ?? 'A collaborator'} saved version ${theirs.version} while you were typing. Which text shall stay?`}
    >
      <div className={styles['conflict']}>
        <section className={styles['version']} aria-label="Your text">
          <h3>Your text</h3>
          <pre tabIndex={0}>{mine}</pre>
          <Button onClick={onKeepMine}>Keep mine</Button>
        </section>
        <section className={styles['version']} aria-label={`Version ${theirs.version}`}>
          <h3>
            Version {theirs.version} {author && `by ${author}`}
          </h3>
          <pre tabIndex={0}>{theirs.content}</pre>
          <Button kind="plain" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </section>
      </div>
    </Dialog>
  );
}
