import { checkSlas, closeResolvedTickets, runConsultations } from '../services/support/index.js';
import type { JobDefinition } from './job.js';

const MINUTE_MS = 60 * 1_000;

/** The jobs of tickets and consultations. */
export const supportJobs = (): JobDefinition[] => [
  {
    name: 'check-slas',
    every: '*/30 * * * * *',
    quiet: true,
    timeoutMs: 10 * MINUTE_MS,
    async run({ signal, logger }) {
      const told = await checkSlas({ signal });
      if (told.warned + told.breached > 0) logger.info(told, 'Deadlines of tickets were checked.');
    },
  },
  {
    name: 'run-consultations',
    every: '*/30 * * * * *',
    quiet: true,
    timeoutMs: 10 * MINUTE_MS,
    async run({ signal, logger }) {
      const done = await runConsultations({ signal });
      if (Object.values(done).some((count) => count > 0))
        logger.info(done, 'Consultations were brought forward.');
    },
  },
  {
    name: 'close-resolved-tickets',
    every: '37 * * * *',
    timeoutMs: 10 * MINUTE_MS,
    async run({ signal, logger }) {
      const tickets = await closeResolvedTickets({ signal });
      if (tickets > 0) logger.info({ tickets }, 'Resolved tickets were closed.');
    },
  },
];
