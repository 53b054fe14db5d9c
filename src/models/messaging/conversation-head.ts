import { modelOptions, prop } from '@typegoose/typegoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/**
 * How far a conversation has come; its id is the conversation's. Whatever happens in a conversation takes its number
 * here first, in its own transaction: so numbers have no gaps, and what happens is told in the order in which it was
 * committed. It is small, because everybody in the conversation contends for it.
 */
@modelOptions(collection('conversation_heads'))
export class ConversationHead extends BaseDocument {
  /** The last number given out. */
  @prop({ type: Number, default: 0 })
  seq: number;

  /** How many are in it or asked to be: what the limit counts. */
  @prop({ type: Number, default: 0 })
  members: number;
}

/** The `conversation_heads` collection. */
export const ConversationHeadModel = defineModel(ConversationHead);
