import { useSubscription } from '@apollo/client/react';
import { OnAnswerDocument } from '@leela/client/documents/chat.js';
import { useState } from 'react';

/**
 * The text of an answer while it is written, from its beginning: also after a reload in the middle. The cache has the
 * whole message when it ends.
 */
export function useAnswer(
  messageId: string,
  streaming: boolean,
  { ended, failed }: { ended: () => void; failed: (message: string) => void },
): string {
  const [text, setText] = useState('');
  useSubscription(OnAnswerDocument, {
    variables: { messageId },
    skip: !streaming,
    ignoreResults: true,
    onData({ data: { data } }) {
      const event = data?.chatAnswer;
      if (event?.__typename === 'AnswerDelta') setText((before) => before + event.text);
      else if (event?.__typename === 'AnswerFinished') ended();
      else if (event?.__typename === 'AnswerFailed') failed(event.failure);
    },
    onError: (error) => failed(error.message),
  });
  return text;
}
