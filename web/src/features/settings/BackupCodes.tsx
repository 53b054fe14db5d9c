import { Button, Note, Row, useToast } from '../../ui/index.js';
import styles from './settings.module.css';

/** The backup codes, which are shown once. */
export function BackupCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const toast = useToast();
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => toast('Copied.'));
  return (
    <div className="stack">
      <Note tone="warn">
        Keep these codes in a safe place. They are shown only now. Each one signs you in once, without the
        app.
      </Note>
      <ul className={styles['codes']} aria-label="Backup codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Row>
        <Button onClick={onClose}>I have kept them</Button>
        <Button kind="plain" onClick={copy}>
          Copy
        </Button>
      </Row>
    </div>
  );
}
