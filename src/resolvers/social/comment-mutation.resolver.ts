import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { targetTypes } from '../../domain.js';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId, parseGlobalIdOf, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { afterWrite, refresh } from '../fresh.js';
import { AddCommentInput, DeleteCommentInput, EditCommentInput } from './input/comment.input.js';
import { CommentPayload } from './payload/comment.payload.js';
import { DeletePayload } from './payload/post.payload.js';

/** Writing comments. */
@Resolver()
export class CommentMutationResolver {
  @Mutation(() => CommentPayload, {
    nullable: true,
    description:
      'Comments on a post of the feed or of the community or on a suggestion, or answers a comment.',
  })
  async addComment(
    @Arg('input', () => AddCommentInput) input: AddCommentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommentPayload> {
    requireViewer(ctx);
    const { body, attachments, clientId } = input;
    const target = parseGlobalIdOf(input.targetId, targetTypes('comments'), 'targetId');
    const parentId = input.parentId ? parseGlobalId(input.parentId, 'Comment', 'parentId') : null;
    const { comment } = await social.addComment(ctx, {
      targetId: target.id,
      ...(target.type === 'Post' ? {} : { targetType: target.type }),
      parentId,
      body,
      ...(attachments ? { attachments } : {}),
      clientId: clientId ?? null,
    });
    if (target.type !== 'Post') {
      await afterWrite(ctx, info);
      return { comment: await ctx.loaders.comment.load(comment) };
    }
    await refresh(ctx, info, { comment: [comment] }, { post: [target.id], comment: [parentId] });
    const row = await ctx.loaders.comment.load(comment);
    // The parent in the thread can differ from the answered comment.
    if (row?.parent) ctx.loaders.comment.clear(row.parent);
    return { comment: row };
  }

  @Mutation(() => CommentPayload, { nullable: true, description: 'Edits a comment of the viewer.' })
  async editComment(
    @Arg('input', () => EditCommentInput) input: EditCommentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommentPayload> {
    requireViewer(ctx);
    const commentId = parseGlobalId(input.commentId, 'Comment', 'commentId');
    await social.editComment(ctx, { commentId, body: input.body });
    await refresh(ctx, info, { comment: [commentId] });
    return { comment: await ctx.loaders.comment.load(commentId) };
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Deletes a comment: the viewer's, one on the viewer's post, or any as a moderator.",
  })
  async deleteComment(
    @Arg('input', () => DeleteCommentInput) input: DeleteCommentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DeletePayload> {
    requireViewer(ctx);
    const commentId = parseGlobalId(input.commentId, 'Comment', 'commentId');
    await social.deleteComment(ctx, { commentId });
    await refresh(ctx, info, { comment: [commentId] });
    return { deletedId: toGlobalId('Comment', commentId) };
  }
}
