import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { parseGlobalId } from '../../schema/ids.js';
import * as messaging from '../../services/messaging/index.js';
import {
  AddParticipantsInput,
  ChangeParticipantRoleInput,
  RemoveParticipantInput,
  UpdateConversationInput,
} from './input/conversation.input.js';
import { ConversationPayload } from './payload/messaging.payload.js';
import { change } from './shown.js';

/** Actions of a group's admins. */
@Resolver()
export class GroupMutationResolver {
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Changes the title or image of a group. Group admins only.',
  })
  async updateConversation(
    @Arg('input', () => UpdateConversationInput) input: UpdateConversationInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) =>
      messaging.updateConversation(ctx, { ...which, ...changesOf(input) }),
    );
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Adds users to a group conversation. Group admins only.',
  })
  async addParticipants(
    @Arg('input', () => AddParticipantsInput) input: AddParticipantsInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) =>
      messaging.addParticipants(ctx, {
        ...which,
        userIds: input.userIds.map((id) => parseGlobalId(id, 'User', 'userIds')),
      }),
    );
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Removes a participant from a group. Group admins only.',
  })
  async removeParticipant(
    @Arg('input', () => RemoveParticipantInput) input: RemoveParticipantInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) =>
      messaging.removeParticipant(ctx, { ...which, userId: parseGlobalId(input.userId, 'User', 'userId') }),
    );
  }

  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Changes the role of a participant. Group owners only.',
  })
  async changeParticipantRole(
    @Arg('input', () => ChangeParticipantRoleInput) input: ChangeParticipantRoleInput,
    @Ctx() ctx: Context,
  ): Promise<ConversationPayload> {
    return change(ctx, input, (which) =>
      messaging.changeParticipantRole(ctx, {
        ...which,
        userId: parseGlobalId(input.userId, 'User', 'userId'),
        role: input.role,
      }),
    );
  }
}

/** Null in either field removes the image; if both are absent it is unchanged. */
function changesOf({ title, avatarUploadId: uploadId, avatarUrl: url }: UpdateConversationInput) {
  const avatar = uploadId != null || url != null ? { uploadId, url } : null;
  const told = uploadId !== undefined || url !== undefined;
  return { ...(title === undefined ? {} : { title }), ...(told ? { avatar } : {}) };
}
