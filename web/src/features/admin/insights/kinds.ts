import type { InsightKind } from '@leela/client/schema.js';
import { lazy, type ComponentType } from 'react';
import type { InsightProps } from './Insight.js';

/** An insight: its address, its name, what its export is called, and its content. */
export interface Kind {
  name: string;
  label: string;
  exported: InsightKind;
  Content: ComponentType<InsightProps>;
  /** Whether it tells of a moment and not of a range. */
  now?: boolean;
}

const content = (load: () => Promise<{ Component: ComponentType<InsightProps> }>) =>
  lazy(async () => ({ default: (await load()).Component }));

/** All insights, in the order of their tabs. */
export const KINDS: readonly Kind[] = [
  { name: 'users', label: 'Users', exported: 'USERS', Content: content(() => import('./Users.js')) },
  {
    name: 'engagement',
    label: 'Engagement',
    exported: 'ENGAGEMENT',
    Content: content(() => import('./Engagement.js')),
  },
  {
    name: 'agents',
    label: 'Agents and AI',
    exported: 'AGENTS',
    Content: content(() => import('./Agents.js')),
  },
  { name: 'revenue', label: 'Revenue', exported: 'REVENUE', Content: content(() => import('./Revenue.js')) },
  { name: 'traffic', label: 'Traffic', exported: 'TRAFFIC', Content: content(() => import('./Traffic.js')) },
  {
    name: 'community',
    label: 'Community',
    exported: 'COMMUNITY',
    Content: content(() => import('./Community.js')),
  },
  {
    name: 'moderation',
    label: 'Moderation',
    exported: 'MODERATION',
    Content: content(() => import('./Moderation.js')),
  },
  { name: 'support', label: 'Support', exported: 'SUPPORT', Content: content(() => import('./Support.js')) },
  { name: 'api', label: 'API', exported: 'API', Content: content(() => import('./Api.js')) },
  {
    name: 'system',
    label: 'System',
    exported: 'SYSTEM',
    Content: content(() => import('./System.js')),
    now: true,
  },
];
