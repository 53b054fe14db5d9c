import { useEffect, useRef } from 'react';
import styles from './StoryViewer.module.css';

/** One bar for each story of a user. The bar of the current one grows; at its end the next story comes. */
export function Progress({
  count,
  at,
  seconds,
  paused,
  onEnd,
}: {
  count: number;
  at: number;
  seconds: number;
  paused: boolean;
  onEnd: () => void;
}) {
  const bar = useRef<HTMLSpanElement>(null);
  const running = useRef<Animation | null>(null);
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const animation = bar.current!.animate([{ transform: 'scaleX(0)' }, { transform: 'scaleX(1)' }], {
      duration: seconds * 1_000,
      fill: 'forwards',
    });
    running.current = animation;
    animation.onfinish = () => end.current();
    return () => animation.cancel();
  }, [at, seconds, count]);
  useEffect(() => {
    if (paused) running.current?.pause();
    else if (running.current?.playState === 'paused') running.current.play();
  }, [paused, at, seconds, count]);
  return (
    <div className={styles['bars']} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        <span key={index} className={styles['bar']}>
          <span
            ref={index === at ? bar : undefined}
            className={styles['fill']}
            style={{ transform: index < at ? 'scaleX(1)' : 'scaleX(0)' }}
          />
        </span>
      ))}
    </div>
  );
}
