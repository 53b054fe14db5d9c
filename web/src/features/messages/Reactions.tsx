import { Popover } from '@base-ui/react/popover';
import {
  ReactToMessageDocument,
  RemoveMessageReactionDocument,
  type MessagePartsFragment,
} from '@leela/client/documents/messages.js';
import type { Reaction } from '@leela/client/schema.js';
import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '../../app/useAction.js';
import { formatEnum } from '../../ui/index.js';
import styles from './thread.module.css';

const SIGNS: Record<Reaction, string> = {
  LIKE: '👍',
  LOVE: '❤️',
  LAUGH: '😂',
  CELEBRATE: '🎉',
  INSIGHTFUL: '💡',
  CURIOUS: '🤔',
  ANGRY: '😠',
  DISLIKE: '👎',
};

type Message = MessagePartsFragment;

/** Sets or removes the viewer's reaction to a message; it is shown at once. */
function useReact({ id, reactions }: Message) {
  const add = useAction(ReactToMessageDocument, { toasts: true });
  const remove = useAction(RemoveMessageReactionDocument, { toasts: true });
  return async (reaction: Reaction) => {
    const mine = reactions.find(({ viewerReacted }) => viewerReacted)?.reaction;
    const next = mine === reaction ? null : reaction;
    const message = { __typename: 'Message' as const, id, reactions: changed(reactions, next) };
    const answer = { message, userErrors: [] };
    if (next)
      await add.run({ input: { messageId: id, reaction: next } }, { shown: { reactToMessage: answer } });
    else await remove.run({ input: { messageId: id } }, { shown: { removeMessageReaction: answer } });
  };
}

function changed(reactions: Message['reactions'], mine: Reaction | null): Message['reactions'] {
  const others = reactions.flatMap((one) => {
    const count = one.count - (one.viewerReacted ? 1 : 0);
    return count > 0 ? [{ ...one, count, viewerReacted: false }] : [];
  });
  if (!mine) return others;
  if (others.some(({ reaction }) => reaction === mine))
    return others.map((one) =>
      one.reaction === mine ? { ...one, count: one.count + 1, viewerReacted: true } : one,
    );
  return [
    ...others,
    { __typename: 'MessageReaction', reaction: mine, count: 1, viewerReacted: true } as never,
  ];
}

/** The reactions to a message with their counts; pressing one adds or removes the viewer's. */
export function Reactions({ message }: { message: Message }) {
  const react = useReact(message);
  if (message.reactions.length === 0) return null;
  return (
    <div className={styles['reactions']}>
      {message.reactions.map(({ reaction, count, viewerReacted }) => (
        <button
          key={reaction}
          type="button"
          className={styles['reaction']}
          aria-pressed={viewerReacted}
          aria-label={`${formatEnum(reaction)}: ${count}`}
          onClick={() => void react(reaction)}
        >
          {SIGNS[reaction]} {count}
        </button>
      ))}
    </div>
  );
}

/** A button that offers all reactions. */
export function ReactButton({ message }: { message: Message }) {
  const react = useReact(message);
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="icon-button" aria-label="React" title="React">
        <SmilePlus size={16} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" sideOffset={4}>
          <Popover.Popup className={styles['picker']} aria-label="Reactions">
            {(Object.keys(SIGNS) as Reaction[]).map((reaction) => (
              <button
                key={reaction}
                type="button"
                aria-label={formatEnum(reaction)}
                title={formatEnum(reaction)}
                onClick={() => {
                  setOpen(false);
                  void react(reaction);
                }}
              >
                {SIGNS[reaction]}
              </button>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
