import type { Types } from 'mongoose';
import { registerEnumType } from 'type-graphql';
import { sharedNow } from '../../lib/clock.js';
import type { Loaders } from '../../loaders/context.js';
import { PlatformPlan, type User } from '../../models/identity/index.js';
import { planAt } from './plan-of.js';

/** What a plan can give access to. */
export enum PlanFeature {
  BASIC_AGENTS = 'basic_agents',
  ALL_AGENTS = 'all_agents',
  LARGE_MODELS = 'large_models',
  IMAGE_GENERATION = 'image_generation',
  VIDEO_GENERATION = 'video_generation',
  CANVAS = 'canvas',
  PRIVATE_PROJECTS = 'private_projects',
  LAB = 'lab',
  TEAMS = 'teams',
  API_ACCESS = 'api_access',
  WEBHOOKS = 'webhooks',
  PRIORITY_SUPPORT = 'priority_support',
}
registerEnumType(PlanFeature, {
  name: 'PlanFeature',
  description: 'A feature that a platform plan gives access to.',
  valuesConfig: {
    BASIC_AGENTS: { description: 'Chats with the basic agents.' },
    ALL_AGENTS: { description: 'Chats with all agents that have no price of their own.' },
    LARGE_MODELS: { description: 'The larger models of the AI providers.' },
    IMAGE_GENERATION: { description: 'Access to image generation.' },
    VIDEO_GENERATION: { description: 'Access to video generation.' },
    CANVAS: { description: 'Access to canvas projects.' },
    PRIVATE_PROJECTS: { description: 'Projects that only the owner and invited users see.' },
    LAB: { description: 'Access to lab experiments.' },
    TEAMS: { description: 'Several members in a project.' },
    API_ACCESS: { description: 'Access by API keys.' },
    WEBHOOKS: { description: 'Access to outgoing webhooks.' },
    PRIORITY_SUPPORT: { description: 'Support tickets with shorter response times.' },
  },
});

const FREE: readonly PlanFeature[] = [
  PlanFeature.BASIC_AGENTS,
  PlanFeature.IMAGE_GENERATION,
  PlanFeature.CANVAS,
  PlanFeature.LAB,
];
const PRO: readonly PlanFeature[] = [
  ...FREE,
  PlanFeature.ALL_AGENTS,
  PlanFeature.LARGE_MODELS,
  PlanFeature.VIDEO_GENERATION,
  PlanFeature.PRIVATE_PROJECTS,
  PlanFeature.API_ACCESS,
];

/** What each plan gives access to. */
export const PLAN_FEATURES: Record<PlatformPlan, readonly PlanFeature[]> = {
  [PlatformPlan.FREE]: FREE,
  [PlatformPlan.PRO]: PRO,
  [PlatformPlan.ENTERPRISE]: [...PRO, PlanFeature.TEAMS, PlanFeature.WEBHOOKS, PlanFeature.PRIORITY_SUPPORT],
};

/** The plan that an account gives access by, now. Ends by the clock, without a job or a webhook. */
export const currentPlan = (user: Pick<User, 'subscription'>): PlatformPlan =>
  planAt(user.subscription, sharedNow());

/**
 * Whether a user's plan gives access to a feature now. The one function that chat, studio and agents ask: a failed payment
 * leaves access until its grace period is over, an unconfirmed first payment gives none, a cancelled plan lasts to the end
 * of what is paid.
 */
export async function may(
  ctx: { loaders: Pick<Loaders, 'user'> },
  userId: Types.ObjectId,
  feature: PlanFeature,
): Promise<boolean> {
  const user = await ctx.loaders.user.load(userId);
  return user !== null && PLAN_FEATURES[currentPlan(user)].includes(feature);
}
