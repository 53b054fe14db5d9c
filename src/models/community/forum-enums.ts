import { registerEnumType } from 'type-graphql';

/** The type of a community post. */
export enum CommunityPostType {
  DISCUSSION = 'discussion',
  QUESTION = 'question',
  ANNOUNCEMENT = 'announcement',
  TUTORIAL = 'tutorial',
  SHOWCASE = 'showcase',
  POLL = 'poll',
  RESOURCE = 'resource',
  NEWS = 'news',
}
registerEnumType(CommunityPostType, {
  name: 'CommunityPostType',
  description: 'The types of community posts.',
  valuesConfig: {
    DISCUSSION: { description: 'An open discussion.' },
    NEWS: { description: 'News about a subject.' },
    RESOURCE: { description: 'A link or file that helps others.' },
    SHOWCASE: { description: 'A work of the author.' },
    TUTORIAL: { description: 'Instructions for a task.' },
    QUESTION: { description: 'A question. Its author or a moderator accepts one comment as the answer.' },
    ANNOUNCEMENT: { description: 'An announcement by moderators.' },
    POLL: { description: 'A poll that users vote in.' },
  },
});

/** The topic of a community post. */
export enum CommunityPostCategory {
  GENERAL = 'general',
  AGENTS = 'agents',
  TIPS = 'tips',
  SHOWCASE = 'showcase',
  HELP = 'help',
  FEEDBACK = 'feedback',
  IDEAS = 'ideas',
  ANNOUNCEMENTS = 'announcements',
  TUTORIALS = 'tutorials',
}
registerEnumType(CommunityPostCategory, {
  name: 'CommunityPostCategory',
  description: 'The topic of a community post.',
  valuesConfig: {
    AGENTS: { description: 'Posts about agents.' },
    ANNOUNCEMENTS: { description: 'Posts that announce something.' },
    FEEDBACK: { description: 'Opinions about the platform.' },
    GENERAL: { description: 'Posts about any other topic.' },
    HELP: { description: 'Questions for help.' },
    IDEAS: { description: 'Ideas for the platform.' },
    SHOWCASE: { description: 'Works of users.' },
    TIPS: { description: 'Short pieces of advice.' },
    TUTORIALS: { description: 'Instructions for a task.' },
  },
});

/** The format of the body. */
export enum CommunityPostFormat {
  PLAIN = 'plain',
  MARKDOWN = 'markdown',
  RICH = 'rich',
}
registerEnumType(CommunityPostFormat, {
  name: 'CommunityPostFormat',
  description: "The formats of a community post's body.",
  valuesConfig: {
    PLAIN: { description: 'Text without markup.' },
    MARKDOWN: { description: 'Markdown as the source.' },
    RICH: { description: 'HTML. Tags that are not safe are removed from `bodyHtml`.' },
  },
});

/** The visibility of a community post. */
export enum CommunityPostVisibility {
  PUBLIC = 'public',
  COMMUNITY = 'community',
  MEMBERS = 'members',
  MODERATORS = 'moderators',
  PRIVATE = 'private',
}
registerEnumType(CommunityPostVisibility, {
  name: 'CommunityPostVisibility',
  description:
    'The audiences of community posts. Posts of a group that is not public are visible to its members only.',
  valuesConfig: {
    PUBLIC: { description: 'Visible to everyone.' },
    COMMUNITY: { description: 'Every signed-in user.' },
    MEMBERS: { description: 'The members of its group.' },
    MODERATORS: { description: 'The moderators of its group.' },
    PRIVATE: { description: 'Visible to its author.' },
  },
});

/** The publication status of a community post. A deleted one has `deletedAt`. */
export enum CommunityPostStatus {
  DRAFT = 'draft',
  PENDING = 'pending',
  PUBLISHED = 'published',
  ARCHIVED = 'archived',
  REMOVED = 'removed',
}
registerEnumType(CommunityPostStatus, {
  name: 'CommunityPostStatus',
  description: 'The publication status of a community post.',
  valuesConfig: {
    DRAFT: { description: 'A draft that only its author sees.' },
    PENDING: { description: 'The post waits for approval by a moderator of its group.' },
    PUBLISHED: { description: 'The post is published.' },
    ARCHIVED: { description: 'The post is out of the lists. It can be read, not answered.' },
    REMOVED: { description: 'A moderator rejected or removed the post. Its author and moderators see it.' },
  },
});

/** Who lists a post without being in its group: derived from visibility and group, what lists filter by. */
export enum CommunityAudience {
  PUBLIC = 'public',
  COMMUNITY = 'community',
  CLOSED = 'closed',
}

/** The kinds of attachments. */
export enum CommunityAttachmentKind {
  IMAGE = 'image',
  VIDEO = 'video',
  FILE = 'file',
  LINK = 'link',
}
registerEnumType(CommunityAttachmentKind, {
  name: 'CommunityAttachmentKind',
  description: 'The kinds of attachment.',
  valuesConfig: {
    FILE: { description: 'A file of another kind.' },
    IMAGE: { description: 'A still image.' },
    LINK: { description: 'A link to a page.' },
    VIDEO: { description: 'A video file.' },
  },
});

/** When the results of a poll can be seen. */
export enum PollResults {
  ALWAYS = 'always',
  AFTER_VOTE = 'after-vote',
  AFTER_CLOSE = 'after-close',
}
registerEnumType(PollResults, {
  name: 'PollResults',
  description: 'When the results of a poll can be seen.',
  valuesConfig: {
    ALWAYS: { description: 'At any time.' },
    AFTER_VOTE: { description: 'By users who have voted, and by everyone once the poll is closed.' },
    AFTER_CLOSE: { description: 'Once the poll is closed. Not even its author sees them before.' },
  },
});
