import {
  SuggestionDeleteDocument,
  type SuggestionDetailsFragment,
} from '@leela/client/documents/suggestions.js';
import { Flag, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Confirm, Menu } from '../../ui/index.js';
import { ReportDialog } from '../report/ReportDialog.js';

/** What can be done with a suggestion beside voting. */
export function SuggestionMenu({
  suggestion,
  own,
  isModerator,
}: {
  suggestion: SuggestionDetailsFragment;
  own: boolean;
  isModerator: boolean;
}) {
  const { signedIn } = useSession();
  const remove = useAction(SuggestionDeleteDocument, { toasts: true });
  const navigate = useNavigate();
  const [shown, setShown] = useState<'report' | 'delete' | null>(null);

  async function run() {
    const result = await remove.run(
      { input: { suggestionId: suggestion.id } },
      { update: (cache) => cache.evict({ fieldName: 'suggestions' }) },
    );
    if (!result.ok) return;
    await navigate('/suggestions', { replace: true });
  }

  return (
    <>
      <Menu
        label="More about this suggestion"
        items={[
          signedIn &&
            !own && { label: 'Report', icon: <Flag size={18} />, onSelect: () => setShown('report') },
          (own || isModerator) && {
            label: 'Delete',
            icon: <Trash2 size={18} />,
            tone: 'bad',
            onSelect: () => setShown('delete'),
          },
        ]}
      />
      {shown === 'report' && (
        <ReportDialog targetId={suggestion.id} what="suggestion" onClose={() => setShown(null)} />
      )}
      <Confirm
        open={shown === 'delete'}
        title="Delete the suggestion?"
        text="Its votes and comments go too."
        action="Delete"
        busy={remove.busy}
        onConfirm={() => void run()}
        onClose={() => setShown(null)}
      />
    </>
  );
}
