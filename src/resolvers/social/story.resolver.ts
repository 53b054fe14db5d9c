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

/** What a story has beside its own fields. Whoever gets here may see it. */
@Resolver(() => Story)
export class StoryResolver {
  @FieldResolver(() => User, { description: 'Who shows it.' })
  author(@Root() story: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((story as StoryRow).author);
  }

  @FieldResolver(() => Boolean, {
    description: 'True when the viewer has seen it on its day. One’s own counts as seen.',
  })
  viewerHasSeen(@Root() story: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return hasSeen(ctx, story as StoryRow);
  }

  @FieldResolver(() => StoryViewerConnection, {
    nullable: true,
    description:
      'Who has seen it, latest first, kept until a day after its day; null for all but its author.',
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

/** What a highlight has beside its own fields. Whoever gets here may see it. */
@Resolver(() => Highlight)
export class HighlightResolver {
  @FieldResolver(() => User, { description: 'Whose it is.' })
  owner(@Root() highlight: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((highlight as HighlightRow).owner);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Its picture: its owner’s choice, or that of the first story; null where there is none.',
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
    description: 'Its stories, up to 100, in its owner’s order, as far as the viewer may see them.',
  })
  stories(@Root() highlight: unknown, @Ctx() ctx: Context): Promise<Story[]> {
    return visibleStories(ctx, highlight as HighlightRow);
  }
}

/** The stories of a person. */
@Resolver(() => User)
export class UserStoryResolver {
  @FieldResolver(() => StoryConnection, {
    description: 'The stories of today that the viewer may see, latest first.',
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
    description: 'What this person keeps of past stories, latest first, as far as the viewer may see it.',
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
    description: 'True when the viewer counts this person among the close friends; nobody else is told.',
  })
  async viewerHasAsCloseFriend(@Root() user: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewerCloseFriend.load((user as UserRow)._id)) !== null;
  }
}

/** The stories that wait for the viewer. */
@Resolver(() => Viewer)
export class ViewerStoryResolver {
  @FieldResolver(() => StoryTrayConnection, {
    description:
      'Who shows something today, of oneself and those whom one follows: the unseen first, then the latest.',
  })
  storyTray(
    @Root() viewer: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<TrayItem>> {
    return trayPage(ctx, toRange(args), (viewer as Viewer).user._id);
  }
}
