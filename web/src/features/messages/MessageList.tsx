import type {
  ConversationHeadPartsFragment,
  MessagePartsFragment,
} from '@leela/client/documents/messages.js';
import { CircleAlert, CheckCheck, Clock } from 'lucide-react';
import { Fragment, useMemo, useState } from 'react';
import { Button } from '../../ui/index.js';
import { Attachments } from './Attachments.js';
import { Bubble, Shape, type MessageActions } from './Bubble.js';
import { clock, dayName, dayOf } from './days.js';
import styles from './thread.module.css';
import { MessageText } from './MessageText.js';
import { joined, othersOf, readMarks } from './names.js';
import type { Outbox, Outgoing } from './outbox.js';

type Message = MessagePartsFragment;

/** Messages of one author within this time stand together. */
const TOGETHER_MS = 5 * 60_000;

/** The messages of a conversation by days, then those that are on their way. */
export function MessageList({
  conversation,
  messages,
  outgoing,
  outbox,
  me,
  actions,
}: {
  conversation: ConversationHeadPartsFragment;
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  outbox: Outbox;
  me: string;
  actions: MessageActions;
}) {
  const others = othersOf(conversation, me);
  const marks = useMemo(() => readMarks(messages, others), [messages, others]);
  const [newFrom] = useState(() => firstUnread(messages, conversation.unreadCount, me));
  const group = conversation.kind === 'GROUP';
  return (
    <>
      {messages.map((message, place) => {
        const before = messages[place - 1];
        const newDay = !before || dayOf(before.createdAt) !== dayOf(message.createdAt);
        const readers = marks.get(message.id);
        return (
          <Fragment key={message.id}>
            {newDay && <Separator>{dayName(message.createdAt)}</Separator>}
            {message.id === newFrom && <Separator fresh>New messages</Separator>}
            <Bubble
              message={message}
              own={message.author?.id === me}
              group={group}
              first={newDay || message.id === newFrom || !isTogether(before, message)}
              locked={conversation.isRequest}
              actions={actions}
            />
            {readers && (
              <p className={styles['read']}>
                <CheckCheck size={14} aria-hidden="true" />
                {group ? `Read by ${joined(readers)}` : 'Read'}
              </p>
            )}
          </Fragment>
        );
      })}
      {outgoing.map((entry) => (
        <OnItsWay key={entry.clientId} entry={entry} outbox={outbox} />
      ))}
    </>
  );
}

function OnItsWay({ entry, outbox }: { entry: Outgoing; outbox: Outbox }) {
  const { clientId, body, attachments, replyTo, state, error, at } = entry;
  return (
    <article className={styles['message']} data-own data-first data-state={state}>
      <div className={styles['stackOf']}>
        <Shape
          quote={replyTo && { id: replyTo.id, author: replyTo.author, text: replyTo.body }}
          time={clock(at)}
        >
          <Attachments of={attachments} />
          {body && (
            <p className={styles['text']}>
              <MessageText text={body} />
            </p>
          )}
        </Shape>
        {state === 'sending' && (
          <p className={styles['state']}>
            <Clock size={13} aria-hidden="true" /> Sending
          </p>
        )}
        {state === 'failed' && (
          <div className={styles['state']} role="alert" data-tone="bad">
            <CircleAlert size={14} aria-hidden="true" /> Not sent. {error}
            <Button kind="plain" size="small" onClick={() => outbox.retry(clientId)}>
              Send again
            </Button>
            <Button kind="quiet" size="small" onClick={() => outbox.remove(clientId)}>
              Discard
            </Button>
          </div>
        )}
      </div>
    </article>
  );
}

function Separator({ fresh, children }: { fresh?: boolean; children: string }) {
  return (
    <div className={styles['separator']} data-fresh={fresh || undefined} role="separator">
      <span>{children}</span>
    </div>
  );
}

function isTogether(before: Message | undefined, message: Message): boolean {
  return (
    before?.author?.id === message.author?.id &&
    Date.parse(message.createdAt) - Date.parse(before!.createdAt) < TOGETHER_MS
  );
}

/** The first of the last `count` messages of others. */
function firstUnread(messages: readonly Message[], count: number, me: string): string | undefined {
  if (count === 0) return undefined;
  return messages.filter(({ author }) => author?.id !== me).at(-count)?.id;
}
