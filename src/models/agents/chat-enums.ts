import { registerEnumType } from 'type-graphql';

/** The author of a message. */
export enum ChatRole {
  USER = 'user',
  ASSISTANT = 'assistant',
  SYSTEM = 'system',
}
registerEnumType(ChatRole, {
  name: 'ChatRole',
  description: 'The author of a chat message.',
  valuesConfig: {
    USER: { description: "The user's own messages." },
    ASSISTANT: { description: "The agent's own messages." },
    SYSTEM: { description: "The platform's own messages." },
  },
});

/** The state of a message. All but STREAMING are final. */
export enum ChatMessageStatus {
  STREAMING = 'streaming',
  COMPLETE = 'complete',
  STOPPED = 'stopped',
  FAILED = 'failed',
  TRUNCATED = 'truncated',
  BLOCKED = 'blocked',
}
registerEnumType(ChatMessageStatus, {
  name: 'ChatMessageStatus',
  description: 'The state of a chat message. All states but STREAMING are final.',
  valuesConfig: {
    STREAMING: { description: 'The answer is being written.' },
    COMPLETE: { description: 'The message is whole.' },
    STOPPED: { description: 'The user stopped the answer. The text so far is kept.' },
    FAILED: { description: 'The answer failed. The text so far is kept.' },
    TRUNCATED: { description: 'The answer reached the limit of tokens.' },
    BLOCKED: { description: 'Moderation stopped the answer. Only text that was already released is kept.' },
  },
});

/** The kind of a message part. */
export enum ChatPartType {
  TEXT = 'text',
  REASONING = 'reasoning',
  TOOL_CALL = 'tool-call',
  ATTACHMENT = 'attachment',
  IMAGE = 'image',
}

/** The state of a tool call. */
export enum ToolCallState {
  RUNNING = 'running',
  AWAITING_APPROVAL = 'awaiting-approval',
  DONE = 'done',
  FAILED = 'failed',
  DENIED = 'denied',
  INTERRUPTED = 'interrupted',
}
registerEnumType(ToolCallState, {
  name: 'ToolCallState',
  description: 'The state of a tool call.',
  valuesConfig: {
    RUNNING: { description: 'The tool runs.' },
    AWAITING_APPROVAL: { description: 'The tool has effects and waits for the approval of the user.' },
    DONE: { description: 'The tool has a result.' },
    FAILED: { description: 'The tool failed.' },
    DENIED: { description: 'The user did not approve the call.' },
    INTERRUPTED: { description: 'The answer ended before the tool had a result.' },
  },
});

/** The kind of an attachment. */
export enum ChatAttachmentKind {
  IMAGE = 'image',
  FILE = 'file',
  AUDIO = 'audio',
  VIDEO = 'video',
}
registerEnumType(ChatAttachmentKind, {
  name: 'ChatAttachmentKind',
  description: 'The kind of an attachment, derived from its MIME type.',
  valuesConfig: {
    AUDIO: { description: 'A sound recording.' },
    FILE: { description: 'A file of another kind.' },
    IMAGE: { description: 'A still image.' },
    VIDEO: { description: 'A video file.' },
  },
});

/** The subject of feedback. */
export enum ChatFeedbackCategory {
  ACCURACY = 'accuracy',
  HELPFULNESS = 'helpfulness',
  SPEED = 'speed',
  CREATIVITY = 'creativity',
  FORMATTING = 'formatting',
  RELEVANCE = 'relevance',
}
registerEnumType(ChatFeedbackCategory, {
  name: 'ChatFeedbackCategory',
  description: 'The aspect that feedback is about.',
  valuesConfig: {
    ACCURACY: { description: 'The correctness of the answer.' },
    CREATIVITY: { description: 'The originality of the answer.' },
    FORMATTING: { description: 'The layout of the answer.' },
    HELPFULNESS: { description: 'The use of the answer for the viewer.' },
    RELEVANCE: { description: 'The fit of the answer to the question.' },
    SPEED: { description: 'The time until the answer.' },
  },
});

/** The verdict of feedback. */
export enum FeedbackVerdict {
  POSITIVE = 'positive',
  NEGATIVE = 'negative',
}
registerEnumType(FeedbackVerdict, {
  name: 'FeedbackVerdict',
  description: 'Feedback in one word.',
  valuesConfig: {
    POSITIVE: { description: 'A rating of 4 or 5. Stored as 5 when given as a verdict.' },
    NEGATIVE: { description: 'A rating of 1 or 2. Stored as 1 when given as a verdict.' },
  },
});

/** The colours of the chat. */
export enum ChatTheme {
  AUTO = 'auto',
  LIGHT = 'light',
  DARK = 'dark',
  NEURAL = 'neural',
}
registerEnumType(ChatTheme, {
  name: 'ChatTheme',
  description: 'The colours of the chat.',
  valuesConfig: {
    AUTO: { description: 'The theme of the device.' },
    LIGHT: { description: 'Dark text on a light background.' },
    DARK: { description: 'Light text on a dark background.' },
    NEURAL: { description: 'The special theme of the chat.' },
  },
});

/** The size of text in the chat. */
export enum ChatFontSize {
  SMALL = 'small',
  MEDIUM = 'medium',
  LARGE = 'large',
}
registerEnumType(ChatFontSize, {
  name: 'ChatFontSize',
  description: 'The size of text in the chat.',
  valuesConfig: {
    SMALL: { description: 'Text smaller than usual.' },
    MEDIUM: { description: 'Text of the usual size.' },
    LARGE: { description: 'Text larger than usual.' },
  },
});

/** The formats of an exported chat. */
export enum ChatExportFormat {
  MARKDOWN = 'markdown',
  JSON = 'json',
}
registerEnumType(ChatExportFormat, {
  name: 'ChatExportFormat',
  description: 'The format of an exported chat.',
  valuesConfig: {
    JSON: { description: 'A JSON file with all fields.' },
    MARKDOWN: { description: 'A Markdown file for reading.' },
  },
});

/** The means of payment of an answer. */
export enum AnswerCoverage {
  ALLOWANCE = 'allowance',
  SUBSCRIPTION = 'subscription',
  CREDITS = 'credits',
}
registerEnumType(AnswerCoverage, {
  name: 'AnswerCoverage',
  description: 'The ways in which an answer is paid.',
  valuesConfig: {
    ALLOWANCE: { description: 'The free answers of the day with this agent.' },
    SUBSCRIPTION: { description: 'A live subscription to the agent.' },
    CREDITS: { description: 'Credits of the wallet, by usage.' },
  },
});
