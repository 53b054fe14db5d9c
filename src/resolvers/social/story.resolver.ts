import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  BY_END,
  BY_VIEW,
  countStories,
  scanHighlights,
  scanStories,
  scanStoryViews,
} from '../../loaders/social/lists/story.js';
import { BY_TIME } from '../../loaders/social/lists/post.js';
import { User, type User as UserRow } from '../../models/identity/index.js';
import {
  Highlight,
  MediaType,
  Story,
  type Highlight as HighlightRow,
  type Story as StoryRow,
  type StoryView,
} from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canSeeHighlight, loadAuthor, visibleStories, visibleStoryKinds } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { Viewer } from '../identity/viewer.type.js';
import { positionBy } from './pages.js';
import {
  HighlightConnection,
  StoryConnection,
  StoryTrayConnection,
  StoryViewerConnection,
} from './story.connection.js';
import { hasSeen, trayPage, type TrayItem } from './story-tray.js';

/** The computed fields of a story. Its visibility was checked before. */
@Resolver(() => Story)
export class StoryResolver {
  @FieldResolver(() => User, { description: 'The author of the story.' })
  author(@Root() story: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((story as StoryRow).author);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the viewer has seen the story. True for the viewer's own stories.",
  })
  viewerHasSeen(@Root() story: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return hasSeen(ctx, story as StoryRow);
  }

  @FieldResolver(() => StoryViewerConnection, {
    nullable: true,
    description:
      'The users who have seen the story, latest first. Null for all but its author, and a day after it expired.',
  })
  viewers(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<User>> | null {
    const story = root as StoryRow;
    const range = toRange(args);
    if (!ctx.viewer?.id.equals(story.author)) return null;
    return page<StoryView, User, { cursor: string; node: User; viewedAt: Date }>(range, {
      skeleton: (rest) => scanStoryViews(ctx.loaders, rest, story._id),
      position: positionBy(BY_VIEW),
      hydrate: (view) => loadAuthor(ctx, view.viewer),
      visible: (user) => canSeeUser(ctx, user),
      edge: (view) => ({ viewedAt: view.viewedAt }),
      count: () => story.viewsCount,
    });
  }
}

/** The computed fields of a highlight. Its visibility was checked before. */
@Resolver(() => Highlight)
export class HighlightResolver {
  @FieldResolver(() => User, { description: 'The owner of the highlight.' })
  owner(@Root() highlight: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((highlight as HighlightRow).owner);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The URL of the cover image. Defaults to the first story's image. Null if there is none.",
  })
  async cover(@Root() root: unknown, @Ctx() ctx: Context): Promise<string | null> {
    const highlight = root as HighlightRow;
    if (highlight.coverUrl) return highlight.coverUrl;
    for (const { media } of await visibleStories(ctx, highlight)) {
      const still = media?.thumbnailUrl ?? (media?.type === MediaType.IMAGE ? media.url : null);
      if (still) return still;
    }
    return null;
  }

  @FieldResolver(() => [Story], {
    description: "The stories, up to 100, in the owner's order. Only those visible to the viewer.",
  })
  stories(@Root() highlight: unknown, @Ctx() ctx: Context): Promise<Story[]> {
    return visibleStories(ctx, highlight as HighlightRow);
  }
}

/** A user's stories. */
@Resolver(() => User)
export class UserStoryResolver {
  @FieldResolver(() => StoryConnection, {
    description: 'The active stories visible to the viewer, latest first.',
  })
  async stories(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Story>> {
    const user = root as UserRow;
    const range = toRange(args);
    const kinds = await visibleStoryKinds(ctx, user);
    return page<StoryRow, StoryRow>(range, {
      skeleton: async (rest) => (kinds.length === 0 ? [] : scanStories(ctx.loaders, rest, user._id, kinds)),
      position: positionBy(BY_END),
      hydrate: (story) => story,
      count: () => (kinds.length === 0 ? 0 : countStories(ctx.loaders, user._id, kinds)),
    });
  }

  @FieldResolver(() => HighlightConnection, {
    description: "The user's highlights visible to the viewer, latest first.",
  })
  highlights(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<Highlight>> {
    return page<HighlightRow, HighlightRow>(toRange(args), {
      skeleton: (rest) => scanHighlights(ctx.loaders, rest, (root as UserRow)._id),
      position: positionBy(BY_TIME),
      hydrate: (highlight) => highlight,
      visible: (highlight) => canSeeHighlight(ctx, highlight),
    });
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer has this user as a close friend. Visible to the viewer only.',
  })
  async viewerHasAsCloseFriend(@Root() user: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerCloseFriend.load((user as UserRow)._id)) !== null;
  }
}

/** The viewer's story tray. */
@Resolver(() => Viewer)
export class ViewerStoryResolver {
  @FieldResolver(() => StoryTrayConnection, {
    description: 'Users with active stories, of the viewer and followed users: unseen first, then latest.',
  })
  storyTray(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<TrayItem>> {
    return trayPage(ctx, toRange(args), (viewer as Viewer).user._id);
  }
}
