import { useSyncExternalStore } from 'react';
import { leela } from '../../app/client.js';
import styles from './thread.module.css';

let away = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  away = next;
  for (const listener of listeners) listener();
}

leela.live.on('connected', () => set(false));
leela.live.on('closed', (event) => set((event as CloseEvent).code !== 1000));

/** Says that the connection is away. It is made again by itself. */
export function ConnectionNote() {
  const shown = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => away,
  );
  if (!shown) return null;
  return (
    <p className={styles['connection']} role="status">
      The connection is away. Messages are sent when it is back.
    </p>
  );
}
