import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import {
  Conversation,
  ConversationRole,
  Message,
  type ConversationMember,
} from '../../models/messaging/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A conversation at its place. */
@ObjectType('ConversationEdge', {
  description: 'A conversation at its place in a list.',
  simpleResolvers: true,
})
export class ConversationEdge extends edgeOf('Conversation', () => Conversation) {}

/** Conversations. */
@ObjectType('ConversationConnection', { description: 'A page of conversations.' })
export class ConversationConnection extends connectionOf(
  'Conversation',
  () => Conversation,
  () => ConversationEdge,
) {}

/** A message at its place. */
@ObjectType('MessageEdge', { description: 'A message at its place in a list.', simpleResolvers: true })
export class MessageEdge extends edgeOf('Message', () => Message) {}

/** Messages. */
@ObjectType('MessageConnection', { description: 'A page of messages.' })
export class MessageConnection extends connectionOf(
  'Message',
  () => Message,
  () => MessageEdge,
) {}

/** Somebody in a conversation, as the viewer sees them; see participant.resolver.ts. */
@ObjectType('Participant', { description: 'Somebody in a conversation.' })
export class Participant {
  @Field(() => User, { simple: true, description: 'Who.' })
  user: User;

  @Field(() => ConversationRole, { simple: true, description: 'What they may do there.' })
  role: ConversationRole;

  @Field(() => Date, { simple: true, description: 'Since when.' })
  joinedAt: Date;

  member: ConversationMember;
}

/** Makes a participant of a member. */
export function participantOf(member: ConversationMember, user: User): Participant {
  return { user, role: member.role, joinedAt: member.joinedAt, member };
}
