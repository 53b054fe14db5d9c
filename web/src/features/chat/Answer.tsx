import { RateAnswerDocument } from '@leela/client/documents/chat.js';
import type { FeedbackVerdict } from '@leela/client/schema.js';
import { Copy, RefreshCw, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { Avatar, formatEnum, IconButton, useToast } from '../../ui/index.js';
import { Branches } from './Branches.js';
import styles from './chat.module.css';
import { ChatFiles } from './ChatFiles.js';
import { Text } from './Text.js';
import { ToolCall } from './ToolCall.js';
import { useAnswer } from './useAnswer.js';
import type { Chat, ChatMessage, useChat } from './useChat.js';

/** What an end other than a whole answer means to the user. */
const ENDS = {
  STOPPED: 'You stopped the answer.',
  TRUNCATED: 'The answer reached its limit of length.',
  FAILED: 'The answer failed.',
  BLOCKED: 'The answer was stopped by moderation.',
} as const;

/** An answer of the agent, also while it is written. */
export function Answer({
  message,
  agent,
  locked,
  does,
}: {
  message: ChatMessage;
  agent: Chat['agent'];
  locked: boolean;
  does: Pick<ReturnType<typeof useChat>, 'regenerate' | 'choose' | 'ended' | 'failed' | 'goOn'>;
}) {
  const { id, status, content, parts, attachments, errorCode } = message;
  const streaming = status === 'STREAMING';
  const streamed = useAnswer(id, streaming, does);
  const name = agent?.viewerPersonalization?.nickname || agent?.name || 'Agent';
  const soFar = streamed.length >= content.length ? streamed : content;
  const end = status in ENDS ? ENDS[status as keyof typeof ENDS] : null;
  return (
    <article className={styles['answer']} aria-label={`Answer of ${name}`} aria-busy={streaming}>
      <Avatar name={name} src={agent?.avatar} size={32} />
      <div className={styles['said']}>
        <p className={styles['by']}>{name}</p>
        {streaming ? (
          <>
            <Text text={soFar} />
            <p className={styles['writing']}>
              <span aria-hidden="true" /> Writing
            </p>
          </>
        ) : (
          <>
            {parts.map((part, place) => {
              if (part.__typename === 'ChatTextPart') return <Text key={place} text={part.text} />;
              if (part.__typename === 'ChatToolCallPart')
                return <ToolCall key={place} call={part} onAnswer={does.goOn} />;
              if (part.__typename === 'ChatReasoningPart')
                return (
                  <details key={place} className={styles['reasoning']}>
                    <summary>Reasoning</summary>
                    <p className={styles['plain']}>{part.text}</p>
                  </details>
                );
              return null;
            })}
            <ChatFiles of={attachments} />
            {end && (
              <p className={styles['end']} data-tone={status === 'STOPPED' ? undefined : 'bad'}>
                {end} {errorCode && `(${formatEnum(errorCode)})`}
              </p>
            )}
            <div className={styles['tools']}>
              <Branches message={message} locked={locked} onChoose={(other) => void does.choose(other)} />
              <Rate message={message} />
              <IconButton label="Copy the answer" onClick={() => void navigator.clipboard.writeText(content)}>
                <Copy size={15} />
              </IconButton>
              <IconButton label="Answer again" disabled={locked} onClick={() => void does.regenerate(id)}>
                <RefreshCw size={15} />
              </IconButton>
              <Cost message={message} />
            </div>
          </>
        )}
      </div>
    </article>
  );
}

/** The model that answered, and what it cost. */
function Cost({ message: { model, usage } }: { message: ChatMessage }) {
  if (!usage) return null;
  const paid =
    usage.coverage === 'SUBSCRIPTION'
      ? 'by subscription'
      : usage.credits > 0
        ? `${usage.credits} ${usage.credits === 1 ? 'credit' : 'credits'}`
        : 'free';
  return (
    <span className={styles['cost']}>
      {[model, `${usage.totalTokens} tokens`, paid].filter(Boolean).join(' · ')}
    </span>
  );
}

function Rate({ message: { id, feedback } }: { message: ChatMessage }) {
  const rate = useAction(RateAnswerDocument, { toasts: true });
  const toast = useToast();
  const give = async (verdict: FeedbackVerdict) => {
    const result = await rate.run({ input: { messageId: id, verdict } });
    if (result.ok) toast('Thank you for the rating.');
  };
  return (
    <>
      <IconButton
        label="Good answer"
        pressed={feedback?.verdict === 'POSITIVE'}
        disabled={rate.busy}
        onClick={() => void give('POSITIVE')}
      >
        <ThumbsUp size={15} />
      </IconButton>
      <IconButton
        label="Bad answer"
        pressed={feedback?.verdict === 'NEGATIVE'}
        disabled={rate.busy}
        onClick={() => void give('NEGATIVE')}
      >
        <ThumbsDown size={15} />
      </IconButton>
    </>
  );
}
