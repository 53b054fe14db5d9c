import mongoose from 'mongoose';
import { configureAuth } from '../../src/auth/settings.js';
import { syncIndexes } from '../../src/models/index.js';
import { benchConfig } from '../config.js';
import { insertFeeds } from './feeds.js';
import { insertPeople, PEOPLE } from './people.js';
import { insertPosts } from './posts.js';

/** Connects this process to an empty database and fills it with what all workloads read. The same each time. */
export async function seed(uri: string): Promise<void> {
  configureAuth(benchConfig());
  await mongoose.connect(uri, { autoIndex: false, autoCreate: false });
  await syncIndexes();
  await insertPeople(0, PEOPLE + 10);
  await insertPosts();
  await insertFeeds();
}
