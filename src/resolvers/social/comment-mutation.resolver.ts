import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import * as social from '../../services/social/index.js';
import { refresh } from '../fresh.js';
import { AddCommentInput, DeleteCommentInput, EditCommentInput } from './input/comment.input.js';
import { CommentPayload } from './payload/comment.payload.js';
import { DeletePayload } from './payload/post.payload.js';

/** Writing comments. */
@Resolver()
export class CommentMutationResolver {
  @Mutation(() => CommentPayload, {
    nullable: true,
    description: 'Comments on a post, or answers a comment.',
  })
  async addComment(
    @Arg('input', () => AddCommentInput) input: AddCommentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CommentPayload> {
    requireViewer(ctx);
    const { body, clientId } = input;
    const targetId = parseGlobalId(input.targetId, 'Post', 'targetId');
    const parentId = input.parentId ? parseGlobalId(input.parentId, 'Comment', 'parentId') : null;
    const { comment } = await social.addComment(ctx, {
      targetId,
      parentId,
      body,
      clientId: clientId ?? null,
    });
    await refresh(ctx, info, { comment: [comment] }, { post: [targetId], comment: [parentId] });
    const row = await ctx.loaders.comment.load(comment);
    // What it hangs on is not always what it answers.
    if (row?.parent) ctx.loaders.comment.clear(row.parent);
    return { comment: row };
  }

  @Mutation(() => CommentPayload, { nullable: true, description: 'Changes the words of one’s own comment.' })
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
    description: 'Deletes a comment: one’s own, one under one’s own post, or anybody’s as a moderator.',
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
