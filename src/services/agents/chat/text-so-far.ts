import { ChatChunkModel, ChatMessageStatus, type ChatMessage } from '../../../models/agents/index.js';

/** The text of a message. For an answer that is being written, the text in its log. */
export async function textSoFar({ _id, status, content }: ChatMessage): Promise<string> {
  if (status !== ChatMessageStatus.STREAMING) return content;
  const chunks = await ChatChunkModel.collection
    .find<{ text?: string }>({ message: _id }, { sort: { seq: 1 }, projection: { text: 1 } })
    .toArray();
  return chunks.map(({ text }) => text ?? '').join('');
}
