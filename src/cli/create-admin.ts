import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { configureAuth } from '../auth/settings.js';
import { syncIndexes } from '../models/index.js';
import { createAdmin } from '../services/identity/create-admin.js';
import { runCommand, UsageError } from './command.js';

await runCommand({
  name: 'user:create-admin',
  help: `
npm run user:create-admin -- --username <name> --email <address> [--first-name <name>] [--last-name <name>]
Makes an account that may do everything. Its password is ADMIN_PASSWORD (8 to 128 characters); without that variable
one is made up and printed once. (No argument, because arguments are seen by everybody on the machine.)`,
  options: {
    username: { type: 'string' },
    email: { type: 'string' },
    'first-name': { type: 'string' },
    'last-name': { type: 'string' },
  },
  async run({ values }, config) {
    const { username, email } = values;
    if (!username || !email) throw new UsageError('--username and --email are needed.');
    configureAuth(config);
    await syncIndexes();
    const given = process.env.ADMIN_PASSWORD;
    const password = given || randomBytes(18).toString('base64url');
    const account = { username, email, firstName: values['first-name'] ?? username, password };
    await createAdmin({ ...account, lastName: values['last-name'] });
    process.stdout.write(`the admin ${username} can sign in now\n`);
    if (!given) process.stdout.write(`password: ${password}\n`);
  },
});
