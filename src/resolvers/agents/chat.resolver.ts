import { Arg, Args, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import {
  countChats,
  scanChats,
  scanShared,
  scanTree,
  type TreeRow,
} from '../../loaders/agents/lists/chat.js';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  Agent,
  ChatExportFormat,
  ChatFeedback,
  ChatMessage,
  ChatSession,
  ChatSessionSettings,
  ChatSessionStats,
  type ChatShare,
  type ChatShareMessage,
} from '../../models/agents/index.js';
import { isOwn } from '../../rules/agents/index.js';
import { linkToPath } from '../../lib/public-address.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange, type Range } from '../../schema/page-args.js';
import { branchTo, exportChat } from '../../services/agents/index.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  ChatExport,
  ChatMessageConnection,
  ChatSessionConnection,
  SharedChat,
  SharedChatMessageConnection,
} from './chat.type.js';

/** Chats with agents, for their owners. */
@Resolver(() => ChatSession)
export class ChatResolver {
  @Query(() => ChatSession, { nullable: true, description: 'A chat of the viewer. Null if there is none.' })
  async chatSession(
    @Arg('id', () => ID, { description: 'The chat session itself.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ChatSession | null> {
    requireViewer(ctx);
    const session = await ctx.loaders.chatSession.load(parseGlobalId(id, 'ChatSession', 'id'));
    return session && isOwn(ctx, session) ? session : null;
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Agent | null> {
    return loaders.agent.load((root as ChatSession).agent);
  }

  @FieldResolver(() => ChatMessageConnection, {
    description: 'Messages of the branch that is read, oldest first. `last` gives the newest ones.',
  })
  async messages(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ChatMessage>> {
    const session = root as ChatSession;
    const range = toRange(args);
    const branch = branchTo(await scanTree(ctx.loaders, session._id), session.activeLeaf);
    return page<Place, ChatMessage>(range, {
      skeleton: async (rest) => placesIn(branch, rest),
      position: ({ place, _id }) => ({ key: place, id: _id }),
      hydrate: ({ _id }) => ctx.loaders.chatMessage.load(_id),
      count: () => branch.length,
    });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The link to the shared snapshot. Null if the chat is not shared.',
  })
  shareUrl(@Root() root: unknown): string | null {
    const { shareToken } = root as ChatSession;
    return shareToken ? linkToPath(`/shared/chats/${shareToken}`) : null;
  }

  @FieldResolver(() => ChatExport, {
    description: 'The chat as a file: the branch that is read as Markdown, or all branches as JSON.',
  })
  async export(
    @Root() root: unknown,
    @Arg('format', () => ChatExportFormat, { description: 'The file format chosen.' })
    format: ChatExportFormat,
    @Ctx() { loaders }: Context,
  ): Promise<ChatExport> {
    const session = root as ChatSession;
    return exportChat(session, await loaders.agent.load(session.agent), format);
  }

  @FieldResolver(() => ChatFeedback, {
    nullable: true,
    description: 'The viewer’s feedback on the whole chat. Null if there is none.',
  })
  feedback(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ChatFeedback | null> {
    return loaders.chatFeedbackOn.load({ session: (root as ChatSession)._id, message: null });
  }

  @FieldResolver(() => ChatSessionSettings, { description: 'The settings of answers.' })
  settings(@Root() root: unknown): ChatSessionSettings {
    return (root as ChatSession).settings ?? {};
  }

  @FieldResolver(() => ChatSessionStats, { description: 'Counters and averages in total.' })
  stats(@Root() root: unknown): ChatSessionStats {
    const session = root as ChatSession;
    const durationMs = Math.max(0, session.lastMessageAt.getTime() - session.createdAt.getTime());
    return Object.assign({}, session.stats, { durationMs });
  }
}

/** A position in a branch, from 1. */
interface Place {
  _id: TreeRow['_id'];
  place: number;
}

function placesIn(branch: readonly TreeRow['_id'][], { size, backward, after, before }: Range): Place[] {
  const from = after ? Number(after.key) : 0;
  const to = before ? Number(before.key) : branch.length + 1;
  const places = branch
    .map((_id, index) => ({ _id, place: index + 1 }))
    .filter(({ place }) => place > from && place < to);
  return (backward ? places.reverse() : places).slice(0, size + 1);
}

/** Statistics that are computed from stored ones. */
@Resolver(() => ChatSessionStats)
export class ChatSessionStatsResolver {
  @FieldResolver(() => Float, { description: 'Cost in US dollars.' })
  cost(@Root() root: unknown): number {
    return ((root as ChatSessionStats).costMicros ?? 0) / 1e6;
  }

  @FieldResolver(() => Float, { description: 'Milliseconds from the start of the chat to its last message.' })
  durationMs(@Root() root: unknown): number {
    return (root as { durationMs?: number }).durationMs ?? 0;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Average time of answers in milliseconds. Null if there are none.',
  })
  averageResponseTimeMs(@Root() root: unknown): number | null {
    const { answers, responseMs } = root as ChatSessionStats;
    return answers > 0 ? Math.round(responseMs / answers) : null;
  }
}

/** The viewer's chats. */
@Resolver(() => Viewer)
export class ViewerChatResolver {
  @FieldResolver(() => ChatSessionConnection, {
    description: 'The viewer’s chats with agents, the latest first.',
  })
  async chatSessions(
    @Root() root: unknown,
    @Arg('search', () => String, {
      nullable: true,
      description: 'Chats whose title, description or tags have words that begin so.',
    })
    search: string | null,
    @Arg('archived', () => Boolean, {
      nullable: true,
      description: 'Archived chats only, or all others only.',
    })
    archived: boolean | null,
    @Arg('agentId', () => ID, { nullable: true, description: 'Chats with this agent only.' })
    agentId: string | null,
    @Arg('tag', () => String, { nullable: true, description: 'Chats with this tag only.' })
    tag: string | null,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ChatSession>> {
    const agent = agentId ? parseGlobalId(agentId, 'Agent', 'agentId') : null;
    const of = { user: (root as Viewer).user._id, search, archived, agent, tag };
    return page<ChatSession, ChatSession>(toRange(args), {
      skeleton: (range) => scanChats(loaders, range, of),
      position: ({ lastMessageAt, _id }) => ({ key: lastMessageAt, id: _id }),
      hydrate: (session) => session,
      count: () => countChats(loaders, of),
    });
  }
}

/** Shared chats, for everyone with the link. */
@Resolver(() => SharedChat)
export class SharedChatResolver {
  @Query(() => SharedChat, {
    nullable: true,
    description: 'A shared chat by the token of its link. Null if there is none, or it is shared no longer.',
  })
  async sharedChat(
    @Arg('token', () => String, { description: 'The token of the link.' }) token: string,
    @Ctx() { loaders }: Context,
  ): Promise<SharedChat | null> {
    return (await loaders.chatShareByToken.load(token)) as unknown as SharedChat | null;
  }

  @FieldResolver(() => Agent, { nullable: true, description: 'The agent. Null if it was removed.' })
  agent(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Agent | null> {
    return loaders.agent.load((root as ChatShare).agent);
  }

  @FieldResolver(() => SharedChatMessageConnection, { description: 'Messages, oldest first, as they were.' })
  messages(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ChatShareMessage>> {
    const { _id } = root as ChatShare;
    return page<ChatShareMessage, ChatShareMessage>(toRange(args), {
      skeleton: (range) => scanShared(loaders, range, _id),
      position: ({ place, _id: id }) => ({ key: place, id }),
      hydrate: (message) => message,
    });
  }
}
