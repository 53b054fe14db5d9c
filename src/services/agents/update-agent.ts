import type { Types } from 'mongoose';
import { requireAdmin } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { AgentModel, type Agent } from '../../models/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { AgentDefinition, problemOf } from './definition.js';
import { putAgent } from './sync-agents.js';

/**
 * Changes fields of an agent. Absent and null values are unchanged.
 * @throws FORBIDDEN, NOT_FOUND, BAD_USER_INPUT
 */
export async function updateAgent(
  ctx: Context,
  agentId: Types.ObjectId,
  changes: Partial<Record<keyof AgentDefinition, unknown>>,
): Promise<void> {
  requireAdmin(ctx);
  await transact(ctx, async (tx) => {
    const agent = await AgentModel.findById(agentId).session(tx.session).lean<Agent>();
    if (!agent) throw refuse.notFound('The agent', 'agentId');
    const given = Object.entries(changes).filter(([, value]) => value != null);
    const parsed = AgentDefinition.safeParse({
      ...definitionOf(agent),
      ...Object.fromEntries(given),
      slug: agent.slug,
    });
    if (!parsed.success)
      throw refuse.badInput(problemOf(parsed.error), String(parsed.error.issues[0]!.path[0] ?? 'agentId'));
    await putAgent(tx, parsed.data);
  });
}

/** The definition of an agent. */
function definitionOf(agent: Agent): Record<string, unknown> {
  const names = Object.keys(AgentDefinition.shape) as (keyof AgentDefinition)[];
  const stored = { ...agent, isNew: agent.recent } as unknown as Record<string, unknown>;
  return Object.fromEntries(names.map((name) => [name, stored[name]]));
}
