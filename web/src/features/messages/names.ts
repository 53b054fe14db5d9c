import type {
  ConversationHeadPartsFragment,
  ConversationRowPartsFragment,
  ConversationSummaryPartsFragment,
  MessagePartsFragment,
} from '@leela/client/documents/messages.js';

type Head = ConversationHeadPartsFragment;
type Summary = ConversationSummaryPartsFragment;
export type Participant = Head['participants'][number];

/** The participants besides the viewer. */
export const othersOf = ({ participants }: Head, me: string): Participant[] =>
  participants.filter(({ user }) => user.id !== me);

/** The name of a conversation for the viewer. */
export const nameOf = ({ name }: Pick<Summary, 'name'>): string => name ?? 'Conversation';

/** The picture of a conversation for the viewer. */
export const pictureOf = ({ avatar, peer }: Pick<Summary, 'avatar' | 'peer'>): string | null | undefined =>
  avatar ?? peer?.user.avatar;

const FILES = { IMAGE: 'Picture', VIDEO: 'Video', FILE: 'File' } as const;

/** A message in one line. */
export function lineOf({
  body,
  attachments,
}: Pick<NonNullable<ConversationRowPartsFragment['lastMessage']>, 'body' | 'attachments'>): string {
  if (body) return body;
  const [first] = attachments;
  return first ? FILES[first.type] : 'Deleted message';
}

/** Names in a sentence: `Mira, Jonas and 2 others`. */
export function joined(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
}

/** The ids of the messages that others have read last, with their names. */
export function readMarks(
  messages: readonly MessagePartsFragment[],
  others: readonly Participant[],
): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  for (const { user, lastReadAt } of others) {
    if (!lastReadAt) continue;
    const last = messages.findLast(({ createdAt }) => Date.parse(createdAt) <= Date.parse(lastReadAt));
    if (last) marks.set(last.id, [...(marks.get(last.id) ?? []), user.fullName]);
  }
  return marks;
}
