import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { sumChats } from '../../loaders/agents/lists/chat.js';
import type { Context } from '../../loaders/context.js';
import { Viewer } from '../identity/viewer.type.js';

/** What the viewer's chats add up to. */
@ObjectType({ description: 'Sums over all chats of the viewer that are not deleted.', simpleResolvers: true })
export class ViewerChatStats {
  @Field(() => Int, { description: 'Number of chats.' })
  sessions: number;

  @Field(() => Int, { description: 'Number of messages of the viewer and of agents.' })
  messages: number;

  @Field(() => Float, { description: 'Number of tokens of answers, titles and summaries.' })
  tokens: number;
}

/** The chats of the viewer in numbers. */
@Resolver(() => Viewer)
export class ViewerChatStatsResolver {
  @FieldResolver(() => ViewerChatStats, { description: 'Sums over all chats of the viewer.' })
  chatStats(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<ViewerChatStats> {
    return sumChats(loaders, (root as Viewer).user._id);
  }
}
