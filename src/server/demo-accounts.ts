import type { Config } from '../config.js';

/** The accounts of the demo data. Their password is public, so they exist only with demo data. */
const ACCOUNTS = [
  { login: 'mira', role: 'creator' },
  { login: 'jonas', role: 'member' },
  { login: 'ada', role: 'admin' },
];
const PASSWORD = 'leela-demo-password';

/** What the pages of the gateway offer for sign-in with one click. Nothing without demo data. */
export const demoAccounts = (config: Config) =>
  config.demo ? { accounts: ACCOUNTS, password: PASSWORD } : { accounts: [], password: '' };
