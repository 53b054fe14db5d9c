import type { NotificationType } from '../../../models/social/index.js';

/** What a notification says; `{who}` stands for the people behind it. */
export interface Sentence {
  /** Where one person did it. */
  one: string;
  /** Where several did. */
  many: string;
  /** The same about a comment, where it reads otherwise. */
  comment?: { one: string; many: string };
  /** The same in a conversation. */
  conversation?: { one: string; many: string };
}

/** The words of one language. */
export interface NotificationWords {
  /** Two people by name. */
  two: string;
  /** One by name, and one more. */
  andOne: string;
  /** One by name, and `{count}` more. */
  andMore: string;
  /** Nobody by name. */
  somebody: string;
  /** Nobody by name, but how many. */
  people: string;
  sentences: Record<NotificationType, Sentence>;
}
