import type { MessagePartsFragment } from '@leela/client/documents/messages.js';
import { Copy, Info, Pencil, Reply, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar, IconButton, Menu } from '../../ui/index.js';
import { Attachments } from './Attachments.js';
import { clock } from './days.js';
import styles from './thread.module.css';
import { MessageText } from './MessageText.js';
import { lineOf } from './names.js';
import { ReactButton, Reactions } from './Reactions.js';

type Message = MessagePartsFragment;

/** Messages can be edited for a day. */
const EDITABLE_MS = 24 * 3_600_000;

/** What can be done with a message. */
export interface MessageActions {
  onReply(message: Message): void;
  onEdit(message: Message): void;
  onDelete(message: Message): void;
  onDetails(message: Message): void;
}

/** A message with its actions. */
export function Bubble({
  message,
  own,
  group,
  first,
  locked,
  actions,
}: {
  message: Message;
  own: boolean;
  /** Whether the conversation is a group: messages of others show their author. */
  group: boolean;
  /** Whether it is the first of several messages of one author. */
  first: boolean;
  /** Whether the viewer can only read. */
  locked: boolean;
  actions: MessageActions;
}) {
  const { id, author, body, replyTo, attachments, createdAt, editedAt } = message;
  const editable = own && Date.now() - Date.parse(createdAt) < EDITABLE_MS;
  return (
    <article
      id={id}
      className={styles['message']}
      data-own={own || undefined}
      data-first={first || undefined}
    >
      {!own && group && (
        <span className={styles['side']}>
          {first && <Avatar name={author?.fullName ?? ''} src={author?.avatar} size={30} />}
        </span>
      )}
      <div className={styles['stackOf']}>
        {!own && group && first && (
          <span className={styles['author']}>{author?.fullName ?? 'Former user'}</span>
        )}
        <Shape
          quote={replyTo && { id: replyTo.id, author: replyTo.author?.fullName ?? '', text: lineOf(replyTo) }}
          time={`${clock(createdAt)}${editedAt ? ' · edited' : ''}`}
        >
          <Attachments of={attachments} />
          {body && (
            <p className={styles['text']}>
              <MessageText text={body} />
            </p>
          )}
        </Shape>
        <Reactions message={message} />
      </div>
      {!locked && (
        <div className={styles['actions']}>
          <ReactButton message={message} />
          <IconButton label="Reply" onClick={() => actions.onReply(message)}>
            <Reply size={16} />
          </IconButton>
          <Menu
            label="More about the message"
            items={[
              { label: 'Reply', icon: <Reply size={16} />, onSelect: () => actions.onReply(message) },
              Boolean(body) && {
                label: 'Copy the text',
                icon: <Copy size={16} />,
                onSelect: () => void navigator.clipboard.writeText(body),
              },
              editable && {
                label: 'Edit',
                icon: <Pencil size={16} />,
                onSelect: () => actions.onEdit(message),
              },
              { label: 'Details', icon: <Info size={16} />, onSelect: () => actions.onDetails(message) },
              {
                label: 'Delete',
                icon: <Trash2 size={16} />,
                tone: 'bad',
                onSelect: () => actions.onDelete(message),
              },
            ]}
          />
        </div>
      )}
    </article>
  );
}

/** The coloured box of a message. */
export function Shape({
  quote,
  time,
  children,
}: {
  quote?: { id: string; author: string; text: string } | null;
  time: string;
  children: ReactNode;
}) {
  return (
    <div className={styles['bubble']}>
      {quote && (
        <button type="button" className={styles['quote']} onClick={() => show(quote.id)}>
          <strong>{quote.author}</strong>
          <span>{quote.text}</span>
        </button>
      )}
      {children}
      <span className={styles['time']}>{time}</span>
    </div>
  );
}

/** Scrolls to a message, if it is loaded. */
function show(id: string): void {
  document.getElementById(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}
