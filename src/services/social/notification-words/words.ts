/** One sentence of a notification. `{who}` stands for the actors. */
export interface Sentence {
  /** The sentence for one actor. */
  one: string;
  /** The sentence for several actors. */
  many: string;
  /** The sentence about a comment, if it differs. */
  comment?: { one: string; many: string };
  /** The sentence about a conversation, if it differs. */
  conversation?: { one: string; many: string };
}

/** The languages of notifications. English is the fallback. */
export type Language = 'en' | 'de';

/** The preference switches for the in-app list and for push messages. */
export type PreferenceSwitch =
  'likes' | 'comments' | 'mentions' | 'follows' | 'shares' | 'posts' | 'achievements' | 'messages' | 'groups';

/** One notification type: its sentence per language, and the preference that switches it off. */
export type NotificationKind = Record<Language, Sentence> & {
  /** Absent for types that concern the account itself and are always sent. */
  preference?: PreferenceSwitch;
};

/** What a language needs besides the sentences. */
export interface NotificationWords {
  /** Two named actors. */
  two: string;
  /** One named actor, and one more. */
  andOne: string;
  /** One named actor, and `{count}` more. */
  andMore: string;
  /** An actor without a name. */
  somebody: string;
  /** `{count}` actors without names. */
  people: string;
}

/** English: verbs in the past have one form. */
export const sentence = (text: string, comment?: string): Sentence => ({
  one: text,
  many: text,
  ...(comment === undefined ? {} : { comment: { one: comment, many: comment } }),
});

/** German: `{hat}` becomes `hat` or `haben`, `{folgt}` becomes `folgt` or `folgen`. */
export const satz = (text: string, comment?: string): Sentence => {
  const forms = (words: string) => ({
    one: words.replace('{hat}', 'hat').replace('{folgt}', 'folgt'),
    many: words.replace('{hat}', 'haben').replace('{folgt}', 'folgen'),
  });
  return { ...forms(text), ...(comment === undefined ? {} : { comment: forms(comment) }) };
};
