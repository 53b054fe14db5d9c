import { registerEnumType } from 'type-graphql';

/** The actions of moderators. */
export enum ModerationActionType {
  WARN = 'warn',
  HIDE = 'hide',
  REMOVE = 'remove',
  MUTE = 'mute',
  BAN = 'ban',
  FLAG = 'flag',
  APPROVE = 'approve',
  REJECT = 'reject',
  EDIT = 'edit',
}
registerEnumType(ModerationActionType, {
  name: 'ModerationActionType',
  description: 'The action of a moderator about a case.',
  valuesConfig: {
    WARN: { description: 'Warns the author. The content stays.' },
    HIDE: {
      description: 'Hides the content on every surface, for some hours or until the decision is overturned.',
    },
    REMOVE: { description: 'Takes the content away.' },
    MUTE: {
      description: 'The author cannot publish, comment or send messages for some hours, or until overturned.',
    },
    BAN: { description: 'The author cannot take part in anything for some hours, or until overturned.' },
    FLAG: { description: 'Marks the content and makes the case urgent. The case stays open.' },
    APPROVE: { description: 'The content is fine. A mark of FLAG is taken off.' },
    REJECT: { description: 'The reports are unfounded. Nothing changes.' },
    EDIT: { description: 'Replaces the text of the content.' },
  },
});

/** Actions that concern an author: shown to the author, and open to one appeal each. */
export const SANCTIONS = [
  ModerationActionType.WARN,
  ModerationActionType.HIDE,
  ModerationActionType.REMOVE,
  ModerationActionType.MUTE,
  ModerationActionType.BAN,
  ModerationActionType.EDIT,
] as const;

/** The state of an appeal. */
export enum AppealStatus {
  PENDING = 'pending',
  UPHELD = 'upheld',
  OVERTURNED = 'overturned',
}
registerEnumType(AppealStatus, {
  name: 'AppealStatus',
  description: 'The status of an appeal.',
  valuesConfig: {
    PENDING: { description: 'The appeal is not decided yet.' },
    UPHELD: { description: 'The decision stands.' },
    OVERTURNED: { description: 'The decision was taken back.' },
  },
});
