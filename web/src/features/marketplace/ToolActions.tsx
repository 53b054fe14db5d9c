import {
  DownloadToolDocument,
  StarToolDocument,
  type ToolPagePartsFragment,
} from '@leela/client/documents/marketplace.js';
import { Download, Star } from 'lucide-react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, useToast } from '../../ui/index.js';

/** Stars a tool, and gets its code. Visitors sign in first. */
export function ToolActions({ tool }: { tool: ToolPagePartsFragment }) {
  const toast = useToast();
  const navigate = useNavigate();
  const { signedIn } = useSession();
  const star = useAction(StarToolDocument);
  const download = useAction(DownloadToolDocument);
  const { id: toolId, viewerHasStarred, stats } = tool;

  const signInFirst = () => void navigate(`/sign-in?next=/tools/${tool.slug}`);

  async function toggleStar() {
    if (!signedIn) return signInFirst();
    const starred = !viewerHasStarred;
    const result = await star.run(
      { input: { toolId, starred } },
      {
        optimisticResponse: {
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
        } as never,
      },
    );
    if (!result.ok) toast(result.errors[0]!.message, 'bad');
  }

  async function get() {
    if (!signedIn) return signInFirst();
    const result = await download.run({ input: { toolId } });
    if (!result.ok) return toast(result.errors[0]!.message, 'bad');
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
