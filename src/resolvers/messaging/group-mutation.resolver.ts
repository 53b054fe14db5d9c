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

/** What admins do in a group. */
@Resolver()
export class GroupMutationResolver {
  @Mutation(() => ConversationPayload, {
    nullable: true,
    description: 'Changes title or picture of a group, as its admin.',
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
    description: 'Brings people into a group, as its admin.',
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
    description: 'Takes somebody out of a group, as its admin.',
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
    description: 'Gives somebody in a group another role, as its owner.',
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

/** A picture that is taken away is told by null in either field; both absent leave it. */
function changesOf({ title, avatarUploadId: uploadId, avatarUrl: url }: UpdateConversationInput) {
  const avatar = uploadId != null || url != null ? { uploadId, url } : null;
  const told = uploadId !== undefined || url !== undefined;
  return { ...(title === undefined ? {} : { title }), ...(told ? { avatar } : {}) };
}
