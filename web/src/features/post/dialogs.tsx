import { createContext, lazy, Suspense, use, useCallback, useState, type ReactNode } from 'react';
import type { QuotedPostPartsFragment } from '@leela/client/documents/post-parts.js';
import type { OriginalPost } from './types.js';

const Composer = lazy(() => import('./editor/Composer.js'));
const DeletePost = lazy(() => import('./dialogs/DeletePost.js'));
const EditPost = lazy(() => import('./editor/EditPost.js'));
const Report = lazy(() =>
  import('../report/ReportDialog.js').then(({ ReportDialog }) => ({ default: ReportDialog })),
);

/** A window about a post. */
type PostDialog =
  | { kind: 'compose'; quoteOf?: QuotedPostPartsFragment }
  | { kind: 'edit'; post: OriginalPost }
  | { kind: 'delete'; post: OriginalPost }
  | { kind: 'report'; targetId: string; what: string };

const Context = createContext<(dialog: PostDialog) => void>(() => undefined);

/** Opens a window about a post. It is loaded when it is first opened. */
export const useDialogs = (): ((dialog: PostDialog) => void) => use(Context);

/** Keeps the windows of the posts below it, so that each card does not have its own. */
export function PostDialogs({ children }: { children: ReactNode }) {
  const [dialog, setDialog] = useState<PostDialog | null>(null);
  const close = useCallback(() => setDialog(null), []);
  return (
    <Context value={setDialog}>
      {children}
      <Suspense>
        {dialog?.kind === 'compose' && <Composer quoteOf={dialog.quoteOf} onClose={close} />}
        {dialog?.kind === 'edit' && <EditPost post={dialog.post} onClose={close} />}
        {dialog?.kind === 'delete' && <DeletePost post={dialog.post} onClose={close} />}
        {dialog?.kind === 'report' && (
          <Report targetId={dialog.targetId} what={dialog.what} onClose={close} />
        )}
      </Suspense>
    </Context>
  );
}
