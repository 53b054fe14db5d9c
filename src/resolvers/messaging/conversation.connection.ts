import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import {
  Conversation,
  ConversationRole,
  Message,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

@ObjectType('ConversationEdge', {
  description: 'A conversation and its cursor.',
  simpleResolvers: true,
})
export class ConversationEdge extends edgeOf('Conversation', () => Conversation) {}

@ObjectType('ConversationConnection', { description: 'A page of conversations.' })
export class ConversationConnection extends connectionOf(
  'Conversation',
  () => Conversation,
  () => ConversationEdge,
) {}

@ObjectType('MessageEdge', { description: 'A message and its cursor.', simpleResolvers: true })
export class MessageEdge extends edgeOf('Message', () => Message) {}

@ObjectType('MessageConnection', { description: 'A page of messages.' })
export class MessageConnection extends connectionOf(
  'Message',
  () => Message,
  () => MessageEdge,
) {}

/** A participant as the viewer sees them; see participant.resolver.ts. */
@ObjectType('Participant', { description: 'A participant of a conversation.' })
export class Participant {
  @Field(() => User, { simple: true, description: 'The participating user.' })
  user: User;

  @Field(() => ConversationRole, { simple: true, description: 'The role of the participant.' })
  role: ConversationRole;

  @Field(() => Date, { simple: true, description: 'Time of joining.' })
  joinedAt: Date;

  member: ConversationMember;
}

/** Makes a participant from a member. */
export function participantOf(member: ConversationMember, user: User): Participant {
  return { user, role: member.role, joinedAt: member.joinedAt, member };
}
