import { modelOptions, prop } from '@typegoose/typegoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * The counter of a conversation; its id is the conversation's. Every event of a conversation first takes its number
 * here, in its own transaction, so numbers have no gaps and follow the order of the commits. The document is small,
 * because all participants contend for it.
 */
@modelOptions(collection('conversation_heads'))
export class ConversationHead extends BaseDocument {
  /** The last number. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** Number of participants and invited users, for the limit. */
  @prop({ type: Number, default: 0 })
  members: number;
}

/** The `conversation_heads` collection. */
export const ConversationHeadModel = defineModel(ConversationHead);
