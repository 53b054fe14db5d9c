import 'reflect-metadata';
import { configureAuth } from '../auth/settings.js';
import { rotateSigningKey } from '../auth/signing-keys.js';
import { syncIndexes } from '../models/index.js';
import { runCommand } from './command.js';

await runCommand({
  name: 'keys:rotate',
  help: `
npm run keys:rotate
Makes a new key that signs access tokens. Nobody is signed out: the old one verifies until its last token is over.
Run it with the AUTH_SECRET of the gateways, which read the new key within a minute.`,
  async run(_, config) {
    configureAuth(config);
    await syncIndexes();
    process.stdout.write(`tokens are signed with the key ${await rotateSigningKey()} now\n`);
  },
});
