export { eraseAccounts, type EraseOptions } from './erase-accounts.js';
