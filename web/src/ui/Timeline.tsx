import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button.js';
import { Spinner } from './layout.js';
import styles from './Timeline.module.css';

/** So near to an end, in pixels, the reader counts as being there. */
const NEAR = 80;
/** So near to the beginning, in pixels, earlier items are loaded. */
const EARLY = 400;

/**
 * Messages in the order of time, in a box of its own. It follows new items while the reader is at the end, keeps the
 * place while earlier ones are loaded above, and offers a way back to the end.
 */
export function Timeline({
  label,
  firstKey,
  hasEarlier,
  loading,
  onEarlier,
  onAtEnd,
  children,
}: {
  label: string;
  /** The id of the first item: when it changes, items were added above. */
  firstKey: string | undefined;
  hasEarlier: boolean;
  loading: boolean;
  onEarlier: () => void;
  /** Told whether the reader is at the end. */
  onAtEnd?: (atEnd: boolean) => void;
  children: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const place = useRef({ atEnd: true, height: 0, firstKey });
  const [away, setAway] = useState(false);
  const told = useRef(onAtEnd);
  told.current = onAtEnd;

  function toEnd() {
    const { current } = box;
    if (current) current.scrollTop = current.scrollHeight;
  }

  function scrolled() {
    const { current } = box;
    if (!current) return;
    const atEnd = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR;
    if (atEnd !== place.current.atEnd) told.current?.(atEnd);
    place.current.atEnd = atEnd;
    setAway(!atEnd);
    if (current.scrollTop < EARLY && hasEarlier && !loading) onEarlier();
  }

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { height, firstKey: before, atEnd } = place.current;
    if (atEnd) toEnd();
    else if (before !== firstKey) current.scrollTop += current.scrollHeight - height;
    place.current.height = current.scrollHeight;
    place.current.firstKey = firstKey;
  });

  // Pictures that load, and answers that grow.
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (place.current.atEnd) toEnd();
      if (box.current) place.current.height = box.current.scrollHeight;
    });
    if (box.current) observer.observe(box.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div className={styles['frame']}>
      <div ref={box} className={styles['box']} role="log" aria-label={label} tabIndex={0} onScroll={scrolled}>
        <div ref={content} className={styles['content']}>
          {hasEarlier && (
            <div className={styles['earlier']}>
              {loading ? (
                <Spinner />
              ) : (
                <Button kind="quiet" size="small" onClick={onEarlier}>
                  Load earlier messages
                </Button>
              )}
            </div>
          )}
          {children}
        </div>
      </div>
      {away && (
        <button type="button" className={styles['end']} onClick={toEnd} aria-label="Go to the latest message">
          <ArrowDown size={18} />
        </button>
      )}
    </div>
  );
}
