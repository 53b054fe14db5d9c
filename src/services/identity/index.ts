export * from './change-password.js';
export * from './refresh-session.js';
export * from './revoke-sessions.js';
export * from './sign-in.js';
export * from './sign-out.js';
export * from './sign-up.js';
export type { SignedIn } from './start-session.js';
