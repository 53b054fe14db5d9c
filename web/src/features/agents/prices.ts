import type { AgentCardPartsFragment } from '@leela/client/documents/agents.js';
import type { AgentPeriod } from '@leela/client/schema.js';

/** What follows a price: `10 coins a day`. */
export const PERIOD: Record<AgentPeriod, string> = { DAILY: 'a day', WEEKLY: 'a week', MONTHLY: 'a month' };

/** The lowest price of an agent in a few words. */
export function priceOf({ pricing }: Pick<AgentCardPartsFragment, 'pricing'>): string {
  const lowest = [...pricing].sort((a, b) => a.coins - b.coins)[0];
  return lowest ? `${lowest.coins} coins ${PERIOD[lowest.period]}` : 'Free';
}
