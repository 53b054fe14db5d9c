import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { BY_FOLLOWERS, scanFoundPosts, scanFoundUsers } from '../../loaders/social/lists/search.js';
import type { User } from '../../models/identity/index.js';
import type { Post } from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { emptyPage, positionBy, feedPage } from './pages.js';
import { PostConnection } from './post.connection.js';
import { searchWords, userPrefix } from './search-query.js';
import { UserConnection } from './user.connection.js';

/** Search. The words are taken literally: no operators, no patterns. */
@Resolver()
export class SearchResolver {
  @Query(() => PostConnection, {
    nullable: true,
    description: 'Public posts whose title or text contains all the words, newest first.',
  })
  searchPosts(
    @Arg('query', () => String, { description: 'The search text, up to 100 characters.' }) query: string,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Post>> {
    const words = searchWords(query);
    const range = toRange(args);
    if (words.length === 0) return emptyPage(range);
    return feedPage(ctx, range, { scan: (rest) => scanFoundPosts(ctx.loaders, rest, words) });
  }

  @Query(() => UserConnection, {
    nullable: true,
    description: 'Users whose username or name starts with the words, most followed first.',
  })
  searchUsers(
    @Arg('query', () => String, { description: 'The search text, up to 100 characters.' }) query: string,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> {
    const prefix = userPrefix(query);
    const range = toRange(args);
    if (prefix === '') return emptyPage(range);
    return page<User, User>(range, {
      skeleton: (rest) => scanFoundUsers(ctx.loaders, rest, prefix),
      position: positionBy(BY_FOLLOWERS),
      hydrate: (user) => user,
      visible: (user) => canSeeUser(ctx, user),
    });
  }
}
