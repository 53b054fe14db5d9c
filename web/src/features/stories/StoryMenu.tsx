import { StoryDeleteDocument } from '@leela/client/documents/stories.js';
import type { StoryPartsFragment } from '@leela/client/documents/feed.js';
import { Flag, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Confirm, Menu, useToast } from '../../ui/index.js';
import { useTray } from './useTray.js';

const Report = lazy(() =>
  import('../report/ReportDialog.js').then(({ ReportDialog }) => ({ default: ReportDialog })),
);

/** What the viewer can do with a story: delete an own one, report another. */
export function StoryMenu({
  story,
  own,
  onBusy,
  onDeleted,
}: {
  story: StoryPartsFragment;
  own: boolean;
  /** Called when a window opens or closes above the story. */
  onBusy: (busy: boolean) => void;
  onDeleted: () => void;
}) {
  const { viewer } = useSession();
  const { run, busy } = useAction(StoryDeleteDocument, { toasts: true });
  const reload = useTray();
  const toast = useToast();
  const [open, setOpen] = useState(false);

  function show(next: boolean) {
    setOpen(next);
    onBusy(next);
  }

  async function remove() {
    const result = await run({ storyId: story.id });
    show(false);
    if (!result.ok) return;
    toast('The story is deleted.');
    onDeleted();
    await reload();
  }

  if (!viewer) return null;
  return (
    <>
      <Menu
        label="Actions for this story"
        items={[
          own
            ? { label: 'Delete', icon: <Trash2 size={18} />, tone: 'bad', onSelect: () => show(true) }
            : { label: 'Report', icon: <Flag size={18} />, onSelect: () => show(true) },
        ]}
      />
      {own ? (
        <Confirm
          open={open}
          title="Delete this story?"
          text="It disappears for everyone. This can not be undone."
          action="Delete"
          busy={busy}
          onConfirm={() => void remove()}
          onClose={() => show(false)}
        />
      ) : (
        <Suspense>{open && <Report targetId={story.id} what="story" onClose={() => show(false)} />}</Suspense>
      )}
    </>
  );
}
