import { Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { after, type Soon } from '../../lib/soon.js';
import type { Context } from '../../loaders/context.js';
import {
  CommunityAttachment,
  CommunityPostVersion,
  type CommunityAttachment as AttachmentRow,
  type CommunityPost as TopicRow,
  type CommunityPostVersion as VersionRow,
} from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { moderatesCommunityPost } from '../../rules/community/index.js';
import { seenUser } from './group.resolver.js';

/** What a former version says, where it is not hidden from the viewer. */
@Resolver(() => CommunityPostVersion)
export class CommunityPostVersionResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who made the edit. Null if the viewer may not see them.',
  })
  editedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return seenUser(ctx, (root as VersionRow).editedBy);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The title before the edit. Null if the version is hidden from the viewer.',
  })
  previousTitle(@Root() root: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const row = root as VersionRow;
    return after(readsVersion(ctx, row), (reads) => (reads ? row.previousTitle : null));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The body before the edit. Null if the version is hidden from the viewer.',
  })
  previousBody(@Root() root: unknown, @Ctx() ctx: Context): Soon<string | null> {
    const row = root as VersionRow;
    return after(readsVersion(ctx, row), (reads) => (reads ? row.previousBody : null));
  }
}

function readsVersion(ctx: Context, { isHidden, post: id }: VersionRow): Soon<boolean> {
  if (!isHidden) return true;
  return after(
    ctx.loaders.communityPost.get(id),
    (post) => post !== null && (ctx.viewer?.id.equals(post.author) || moderatesCommunityPost(ctx, post)),
  );
}

/** The id of an attachment within its list. */
@Resolver(() => CommunityAttachment)
export class CommunityAttachmentResolver {
  @FieldResolver(() => ID, { description: 'The id of the attachment, for keys in lists.' })
  id(@Root() root: unknown): string {
    return `att_${(root as AttachmentRow)._id.toHexString()}`;
  }
}

/** What users give to the forum. */
@Resolver(() => User)
export class UserCommunityResolver {
  @FieldResolver(() => Int, { description: 'Number of comments of the user that were accepted as answers.' })
  acceptedAnswers(@Root() root: unknown, @Ctx() ctx: Context): Promise<number> {
    return ctx.loaders.acceptedAnswers.load((root as { _id: TopicRow['_id'] })._id);
  }
}
