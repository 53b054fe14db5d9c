import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui/index.js';
import styles from './chat.module.css';
import type { ChatMessage } from './useChat.js';

/** Switches between the versions of a message: ‹ 2/3 ›. */
export function Branches({
  message,
  locked,
  onChoose,
}: {
  message: ChatMessage;
  locked: boolean;
  onChoose: (id: string) => void;
}) {
  const { id, siblings } = message;
  if (siblings.length < 2) return null;
  const place = siblings.findIndex((one) => one.id === id);
  const go = (to: number) => {
    const other = siblings[to];
    if (other) onChoose(other.id);
  };
  return (
    <span className={styles['branches']} role="group" aria-label="Versions">
      <IconButton label="Previous version" disabled={locked || place <= 0} onClick={() => go(place - 1)}>
        <ChevronLeft size={16} />
      </IconButton>
      {place + 1}/{siblings.length}
      <IconButton
        label="Next version"
        disabled={locked || place >= siblings.length - 1}
        onClick={() => go(place + 1)}
      >
        <ChevronRight size={16} />
      </IconButton>
    </span>
  );
}
