import {
  DownloadToolDocument,
  StarToolDocument,
  type ToolPagePartsFragment,
} from '@leela/client/documents/marketplace.js';
import { Download, Star } from 'lucide-react';
import { useSignIn } from '../../app/useSignIn.js';
import { useAction } from '../../app/useAction.js';
import { Button, useToast } from '../../ui/index.js';

/** Stars a tool, and gets its code. Visitors sign in first. */
export function ToolActions({ tool }: { tool: ToolPagePartsFragment }) {
  const toast = useToast();
  const allowed = useSignIn();
  const star = useAction(StarToolDocument, { toasts: true });
  const download = useAction(DownloadToolDocument, { toasts: true });
  const { id: toolId, viewerHasStarred, stats } = tool;

  async function toggleStar() {
    if (!allowed()) return;
    const starred = !viewerHasStarred;
    await star.run(
      { input: { toolId, starred } },
      {
        shown: {
          starTool: {
            __typename: 'ToolPayload',
            tool: {
              __typename: 'Tool',
              id: toolId,
              viewerHasStarred: starred,
              stats: { ...stats, stars: stats.stars + (starred ? 1 : -1) },
            },
            userErrors: [],
          },
        },
      },
    );
  }

  async function get() {
    if (!allowed()) return;
    const result = await download.run({ input: { toolId } });
    if (!result.ok) return;
    const { codeUrl, version } = result.data.downloadTool!.version!;
    if (/^https?:/.test(codeUrl)) window.open(codeUrl, '_blank', 'noopener');
    toast(`Version ${version} is yours.`);
  }

  return (
    <>
      <Button kind="plain" aria-pressed={viewerHasStarred} onClick={() => void toggleStar()}>
        <Star size={16} fill={viewerHasStarred ? 'currentColor' : 'none'} aria-hidden="true" />
        {viewerHasStarred ? 'Starred' : 'Star'}
      </Button>
      <Button busy={download.busy} onClick={() => void get()}>
        <Download size={16} aria-hidden="true" /> Get it
      </Button>
    </>
  );
}
