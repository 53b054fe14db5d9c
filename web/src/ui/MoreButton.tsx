import { Button } from './Button.js';

/** Loads the next page of a short list by a click. Nothing at the end of the list. */
export function MoreButton({
  hasMore,
  loading,
  onMore,
}: {
  hasMore: boolean | undefined;
  loading?: boolean;
  onMore: () => void;
}) {
  if (!hasMore) return null;
  return (
    <div className="row" style={{ justifyContent: 'center' }}>
      <Button kind="quiet" size="small" busy={loading} onClick={onMore}>
        Show more
      </Button>
    </div>
  );
}
