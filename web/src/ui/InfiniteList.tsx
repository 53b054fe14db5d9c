import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from './Button.js';
import { Spinner } from './layout.js';

/** The end of a list that grows: loads the next page when it comes near the screen, and by a button. */
export function InfiniteList({
  hasMore,
  loading,
  onMore,
  children,
}: {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  children: ReactNode;
}) {
  const end = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (!hasMore || loading || !end.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, loading]);
  return (
    <>
      {children}
      <div ref={end} className="row" style={{ justifyContent: 'center', minHeight: 40 }}>
        {loading ? (
          <Spinner />
        ) : (
          hasMore && (
            <Button kind="quiet" onClick={onMore}>
              Show more
            </Button>
          )
        )}
      </div>
    </>
  );
}
