import { ShareChatDocument } from '@leela/client/documents/chat.js';
import { useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, Row, TextField, useToast } from '../../ui/index.js';
import type { Chat } from './useChat.js';

/** Shares a chat by link, as it is now, and takes the link back. */
export function ShareDialog({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const share = useAction(ShareChatDocument);
  const toast = useToast();
  const { id: sessionId, shareUrl } = chat;
  const run = (next: boolean) => void share.run({ input: { sessionId, share: next } });
  return (
    <Dialog
      open
      onClose={onClose}
      title="Share the chat"
      text="Everyone with the link can read the chat as it was when the link was made. Later messages are not shared."
    >
      <Errors of={share.errors} />
      {shareUrl ? (
        <>
          <TextField
            label="Link"
            value={shareUrl}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
          <Row wrap style={{ justifyContent: 'flex-end' }}>
            <Button kind="danger" busy={share.busy} onClick={() => run(false)}>
              Take the link back
            </Button>
            <Button kind="plain" busy={share.busy} onClick={() => run(true)}>
              New link with all messages
            </Button>
            <Button
              onClick={() =>
                void navigator.clipboard.writeText(shareUrl).then(() => toast('The link is copied.'))
              }
            >
              Copy
            </Button>
          </Row>
        </>
      ) : (
        <Row style={{ justifyContent: 'flex-end' }}>
          <Button busy={share.busy} onClick={() => run(true)}>
            Make a link
          </Button>
        </Row>
      )}
    </Dialog>
  );
}
