import { ImagePlus } from 'lucide-react';
import { useSession } from '../../app/session.js';
import { Avatar, Card } from '../../ui/index.js';
import { useDialogs } from '../post/dialogs.js';
import styles from './Feed.module.css';

/** Opens the window in which a post is written. */
export function ComposeBar() {
  const { viewer } = useSession();
  const open = useDialogs();
  return (
    <Card>
      <div className={styles['compose']}>
        <Avatar name={viewer?.user.fullName ?? ''} src={viewer?.user.avatar} size={42} />
        <button type="button" className={styles['prompt']} onClick={() => open({ kind: 'compose' })}>
          What did you make?
          <ImagePlus size={18} aria-hidden="true" />
        </button>
      </div>
    </Card>
  );
}
