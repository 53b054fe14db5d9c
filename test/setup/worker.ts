import 'reflect-metadata';
import '../../src/domains/index.js';
import { vi } from 'vitest';
import { useFastPasswordsForTests } from '../../src/auth/passwords.js';
import { testDatabaseUri } from './mongo.js';

// What the configuration reads: a worker is a process of its own, so it may be set for all its files.
process.env.MONGODB_URI = testDatabaseUri();
process.env.LOG_LEVEL ??= 'silent';

// Hundreds of accounts are made, none worth breaking into.
useFastPasswordsForTests();

// A second, as Vitest has it, is short on a slow machine. For `expect.poll` its configuration says so; here it has none.
const { waitFor } = vi;
vi.waitFor = (check, options) => waitFor(check, options ?? 15_000);
