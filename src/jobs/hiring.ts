import { closePostings } from '../services/hiring/index.js';
import type { JobDefinition } from './job.js';

/** The jobs of job postings. */
export const hiringJobs = (): JobDefinition[] => [
  {
    name: 'close-postings',
    every: '* * * * *',
    quiet: true,
    timeoutMs: 60 * 1_000,
    async run({ logger }) {
      const postings = await closePostings();
      if (postings > 0) logger.info({ postings }, 'Job postings were closed at their deadline.');
    },
  },
];
