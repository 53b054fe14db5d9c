import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';
import { ConversationRole, MemberState } from './messaging-enums.js';

/**
 * Somebody in a conversation, with all that they decide about it. Numbers are those of the conversation's head. Only what
 * people do is written here; what follows from it (unread, order) is in `inbox_entries`, so that the two never contend.
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

  /** They see nothing up to here: from before they came, or cleared since. */
  @prop({ type: Number, default: 0 })
  clearedSeq: number;

  /** Put away until a message comes behind this number. */
  @prop({ type: Number, default: null })
  archivedSeq: number | null;

  /** Out of every list until a message comes behind this number. */
  @prop({ type: Number, default: null })
  hiddenSeq: number | null;

  @prop({ type: Date, required: true })
  joinedAt: Date;

  createdAt: Date;

  updatedAt: Date;
}

/** The `conversation_members` collection. */
export const ConversationMemberModel = defineModel(ConversationMember);

/** Those who get what is written: in it, or asked to be. */
export const RECEIVING: readonly MemberState[] = [MemberState.ACTIVE, MemberState.REQUESTED];
