import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConversationRole, MemberState } from './messaging-enums.js';

/**
 * A participant of a conversation, with their settings. Numbers are those of the conversation's head. Only actions of
 * users are written here; derived data (unread count, order) is in `inbox_entries`, so that the two never contend.
 */
@modelOptions(collection('conversation_members', { timestamps: true }))
@index({ conversation: 1, user: 1 }, { unique: true })
@index({ user: 1, state: 1, _id: -1 })
export class ConversationMember extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  conversation: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: String, enum: ConversationRole, default: ConversationRole.MEMBER })
  role: ConversationRole;

  @prop({ type: String, enum: MemberState, required: true })
  state: MemberState;

  @prop({ type: Boolean, default: false })
  muted: boolean;

  @prop({ type: Number, default: 0 })
  lastReadSeq: number;

  @prop({ type: Date, default: null })
  lastReadAt: Date | null;

  /** Messages up to this number are hidden: from before they joined, or cleared since. */
  @prop({ type: Number, default: 0 })
  clearedSeq: number;

  /** Archived until a message after this number arrives. */
  @prop({ type: Number, default: null })
  archivedSeq: number | null;

  /** Hidden from every list until a message after this number arrives. */
  @prop({ type: Number, default: null })
  hiddenSeq: number | null;

  @prop({ type: Date, required: true })
  joinedAt: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `conversation_members` collection. */
export const ConversationMemberModel = defineModel(ConversationMember);

/** States that receive messages: participants and invited users. */
export const RECEIVING: readonly MemberState[] = [MemberState.ACTIVE, MemberState.REQUESTED];
