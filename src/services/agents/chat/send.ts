import type { Types } from 'mongoose';
import { requireViewer } from '../../../auth/viewer.js';
import { orEarlier } from '../../../events/idempotency.js';
import { transact, type Tx } from '../../../events/transact.js';
import { moderator } from '../../../integrations/ai/index.js';
import type { Context } from '../../../loaders/context.js';
import {
  ChatAttachmentKind,
  ChatMessageStatus,
  ChatRole,
  MOST_CHAT_ATTACHMENTS,
  type Agent,
  type ChatAttachment,
  type ChatSession,
} from '../../../models/agents/index.js';
import { UploadPurpose } from '../../../models/system/upload.js';
import { refuse } from '../../../schema/errors.js';
import { resolveMediaUrl, wakeWorkers } from '../../system/index.js';
import { visibleQuickActions } from '../quick-actions.js';
import { usableAgent } from '../subscribe.js';
import { ANSWER_WORK, ask, type Asked } from './ask.js';
import { ownMessage, ownSession } from './own-session.js';
import { settingsOf } from './prompt.js';

/** A question to an agent. */
export interface SendToAgentInput {
  sessionId: Types.ObjectId;
  content: string;
  attachmentIds?: Types.ObjectId[] | null;
  quickActionId?: Types.ObjectId | null;
  clientId?: string | null;
}

/**
 * Sends a question to the agent of a chat, below the current branch, and starts its answer.
 * @throws NOT_FOUND, BAD_USER_INPUT, CONFLICT, FORBIDDEN, INSUFFICIENT_FUNDS
 */
export async function sendToAgent(ctx: Context, input: SendToAgentInput): Promise<Asked> {
  const { id: user } = requireViewer(ctx);
  return orEarlier(user, 'sendToAgent', input.clientId, input, async () => {
    await checkContent(input.content);
    const attachments = await toAttachments(ctx, input.attachmentIds ?? []);
    if (input.quickActionId) await visibleQuickActions(ctx, [input.quickActionId], 'quickActionId');
    const { agent, maxTokens } = await agentOf(ctx, input.sessionId);
    return asking(ctx, 'sendToAgent', input, async (tx) => {
      const session = await ownSession(ctx, tx, input.sessionId);
      const question = { content: input.content, attachments, parent: session.activeLeaf };
      return ask(tx, { session, agent, question, quickAction: input.quickActionId, maxTokens });
    });
  });
}

/** Regenerates an answer, as a sibling. @throws as `sendToAgent` */
export async function regenerateAnswer(
  ctx: Context,
  input: { messageId: Types.ObjectId; clientId?: string | null },
): Promise<Asked> {
  const { id: user } = requireViewer(ctx);
  return orEarlier(user, 'regenerateAnswer', input.clientId, input, async () => {
    const sessionId = await sessionOf(ctx, input.messageId);
    const { agent, maxTokens } = await agentOf(ctx, sessionId);
    return asking(ctx, 'regenerateAnswer', input, async (tx) => {
      const message = await ownMessage(ctx, tx, input.messageId);
      if (message.role !== ChatRole.ASSISTANT || !message.parent)
        throw refuse.badInput('This is a message of the user; only answers can be made again.', 'messageId');
      const session = await ownSession(ctx, tx, message.session);
      return ask(tx, { session, agent, answerTo: message.parent, maxTokens });
    });
  });
}

/** Edits a question: a sibling of the question with its own answer. @throws as `sendToAgent` */
export async function editChatMessage(
  ctx: Context,
  input: { messageId: Types.ObjectId; content: string; clientId?: string | null },
): Promise<Asked> {
  const { id: user } = requireViewer(ctx);
  return orEarlier(user, 'editChatMessage', input.clientId, input, async () => {
    await checkContent(input.content);
    const sessionId = await sessionOf(ctx, input.messageId);
    const { agent, maxTokens } = await agentOf(ctx, sessionId);
    return asking(ctx, 'editChatMessage', input, async (tx) => {
      const message = await ownMessage(ctx, tx, input.messageId);
      if (message.role !== ChatRole.USER)
        throw refuse.badInput('This is an answer; only messages of the user can be edited.', 'messageId');
      const session = await ownSession(ctx, tx, message.session);
      const question = { content: input.content, attachments: [], parent: message.parent };
      return ask(tx, { session, agent, question, maxTokens });
    });
  });
}

async function asking(
  ctx: Context,
  operation: string,
  input: { clientId?: string | null },
  work: (tx: Tx) => Promise<Asked>,
): Promise<Asked> {
  const { id: user } = requireViewer(ctx);
  const asked = await transact(ctx, (tx) => tx.once(user, operation, input.clientId, input, () => work(tx)));
  await wakeWorkers(ctx.topics, ANSWER_WORK);
  return asked;
}

async function sessionOf(ctx: Context, messageId: Types.ObjectId): Promise<Types.ObjectId> {
  const { id: user } = requireViewer(ctx);
  const message = await ctx.loaders.chatMessage.load(messageId);
  if (!message?.user.equals(user)) throw refuse.notFound('The message', 'messageId');
  if (message.status === ChatMessageStatus.STREAMING)
    throw refuse.conflict('The answer is being written; wait for it or stop it first.', 'messageId');
  return message.session;
}

/** The agent of one of the viewer's chats. */
async function agentOf(
  ctx: Context,
  sessionId: Types.ObjectId,
): Promise<{ agent: Agent; maxTokens: number }> {
  const { id: user } = requireViewer(ctx);
  const session = await ctx.loaders.chatSession.load(sessionId);
  if (!session?.user.equals(user)) throw refuse.notFound('The chat', 'sessionId');
  const agent = await usableAgent(ctx, session.agent, 'sessionId');
  const personal = await ctx.loaders.viewerPersonalization.load(agent._id);
  return { agent, maxTokens: settingsOf(agent, personal, session as ChatSession).maxTokens };
}

async function checkContent(content: string): Promise<void> {
  if (!moderator().active) return;
  const { flagged } = await moderator().check(content);
  if (flagged)
    throw refuse.badInput('The message was blocked by moderation; write it in other words.', 'content');
}

/** The viewer's uploads, as attachments. @throws NOT_FOUND for those of other users */
async function toAttachments(ctx: Context, ids: readonly Types.ObjectId[]): Promise<ChatAttachment[]> {
  if (ids.length > MOST_CHAT_ATTACHMENTS)
    throw refuse.badInput(
      `There are too many attachments; up to ${MOST_CHAT_ATTACHMENTS} are allowed.`,
      'attachmentIds',
    );
  return Promise.all(
    ids.map(async (id) => {
      const uploadId = `upl_${id.toHexString()}`;
      const where = { purpose: UploadPurpose.ATTACHMENT, field: 'attachmentIds' };
      const media = (await resolveMediaUrl(ctx, { uploadId }, where))!;
      const upload = await ctx.loaders.upload.load(id);
      return {
        kind: kindOf(media.contentType ?? ''),
        url: media.url,
        upload: id,
        size: upload!.size,
        ...(upload!.fileName ? { name: upload!.fileName } : {}),
        ...(media.contentType ? { mimeType: media.contentType } : {}),
      };
    }),
  );
}

function kindOf(mimeType: string): ChatAttachmentKind {
  const [kind] = mimeType.split('/');
  if (kind === 'image') return ChatAttachmentKind.IMAGE;
  if (kind === 'audio') return ChatAttachmentKind.AUDIO;
  return kind === 'video' ? ChatAttachmentKind.VIDEO : ChatAttachmentKind.FILE;
}
