import { useSubscription } from '@apollo/client/react';
import { FeedUpdatesDocument } from '@leela/client/documents/feed.js';
import { ArrowUp } from 'lucide-react';
import { useState } from 'react';
import styles from './Feed.module.css';

/** A button that appears above the feed when there are newer posts. It takes no space, so that nothing moves. */
export function NewPosts({ after, onShow }: { after: string | undefined; onShow: () => Promise<void> }) {
  const { data } = useSubscription(FeedUpdatesDocument, { variables: { after } });
  const [busy, setBusy] = useState(false);
  const { count, atLeast } = data?.homeFeedUpdates.newPosts ?? { count: 0, atLeast: false };

  async function show() {
    setBusy(true);
    scrollTo({ top: 0 });
    // A failure leaves the button where it is.
    await onShow().catch(() => undefined);
    setBusy(false);
  }

  return (
    <div className={styles['newPosts']} role="status">
      {count > 0 && (
        <button
          type="button"
          className="button"
          data-size="small"
          disabled={busy}
          onClick={() => void show()}
        >
          <ArrowUp size={16} aria-hidden="true" />
          {count}
          {atLeast && '+'} new {count === 1 ? 'post' : 'posts'}
        </button>
      )}
    </div>
  );
}
