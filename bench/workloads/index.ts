import type { Workload } from '../workload.js';
import { domains } from './domains.js';
import { chat } from './chat.js';
import { firstRequest } from './first-request.js';
import { follows } from './follows.js';
import { homeFeed } from './home-feed.js';
import { ingest } from './ingest.js';
import { hostile } from './hostile.js';
import { insights } from './insights.js';
import { likes } from './likes.js';
import { live } from './live.js';
import { messages } from './messages.js';
import { memoryFeed } from './memory-feed.js';
import { platforms } from './platforms.js';
import { publishing } from './publishing.js';
import { thread } from './thread.js';
import { trivial } from './trivial.js';

/** Everything that is measured, in the order of the table. */
export const workloads: Workload[] = [
  trivial,
  memoryFeed,
  homeFeed,
  platforms,
  firstRequest,
  follows,
  thread,
  likes,
  publishing,
  hostile,
  live,
  messages,
  chat,
  ingest,
  insights,
  domains,
];
