export * from './can-see-agent.js';
export * from './can-see-chat.js';
