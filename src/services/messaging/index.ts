export type { AttachmentInput } from './message-draft.js';
export * from './mark-read.js';
export * from './send-message.js';
export * from './start-conversation.js';
