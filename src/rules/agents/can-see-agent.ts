import type { Context } from '../../loaders/context.js';
import { Role } from '../../models/identity/index.js';
import { AgentStatus, type Agent } from '../../models/agents/index.js';

/** Whether the viewer is an admin, who sees every agent and its prompts. */
export const isAdmin = ({ viewer }: Pick<Context, 'viewer'>): boolean => viewer?.role === Role.ADMIN;

/**
 * Whether the viewer may see an agent: listed agents are public, deprecated ones are for their subscribers, disabled
 * ones for admins.
 */
export async function canSeeAgent(ctx: Context, agent: Agent): Promise<boolean> {
  if (agent.listed || isAdmin(ctx)) return true;
  if (!agent.isActive || agent.status !== AgentStatus.DEPRECATED || !ctx.viewer) return false;
  return (await ctx.loaders.viewerAgentSubscription.load(agent._id)) !== null;
}
