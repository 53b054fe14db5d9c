import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  AgentPersonalizationModel,
  type AgentNotificationSettings,
  type AgentPersonalization,
} from '../../models/agents/index.js';
import { canSeeAgent } from '../../rules/agents/index.js';
import { refuse } from '../../schema/errors.js';
import { visibleQuickActions } from './quick-actions.js';

/** The changeable fields. Undefined leaves a field unchanged; null resets it to the default. */
export type PersonaliseInput = {
  agentId: Types.ObjectId;
  quickActionIds?: Types.ObjectId[] | null;
  notifications?: { [K in keyof AgentNotificationSettings]?: AgentNotificationSettings[K] | null } | null;
} & {
  [
    K in Exclude<
      keyof AgentPersonalization,
      '_id' | 'id' | 'user' | 'agent' | 'quickActions' | 'notifications' | 'createdAt' | 'updatedAt'
    >
  ]?: AgentPersonalization[K] | null;
};

/** Changes the viewer's personalisation of an agent. @throws NOT_FOUND */
export async function personaliseAgent(ctx: Context, input: PersonaliseInput): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const { agentId, quickActionIds, notifications, ...fields } = input;
  const agent = await ctx.loaders.agent.load(agentId);
  if (!agent || !(await canSeeAgent(ctx, agent))) throw refuse.notFound('The agent', 'agentId');
  if (quickActionIds) await visibleQuickActions(ctx, quickActionIds, 'quickActionIds');
  const changes: Record<string, unknown> = { ...fields };
  if (quickActionIds !== undefined) changes['quickActions'] = quickActionIds;
  if (notifications === null) for (const name of NOTIFICATIONS) changes[name] = null;
  for (const [name, value] of Object.entries(notifications ?? {})) changes[`notifications.${name}`] = value;
  const defaults = defaultsOf(user, agentId);
  const [$set, $unset]: [Record<string, unknown>, Record<string, ''>] = [{}, {}];
  for (const [name, value] of Object.entries(changes).filter(([, given]) => given !== undefined)) {
    if (value !== null) $set[name] = value;
    else if (name in defaults) $set[name] = defaults[name];
    else $unset[name] = '';
  }
  const kept = Object.entries(defaults).filter(([name]) => !(name in $set));
  await transact(ctx, (tx) =>
    AgentPersonalizationModel.collection.updateOne(
      { user, agent: agentId },
      {
        $set: { ...$set, updatedAt: tx.at },
        ...(Object.keys($unset).length > 0 ? { $unset } : {}),
        $setOnInsert: { ...Object.fromEntries(kept), createdAt: tx.at },
      } as never,
      { session: tx.session, upsert: true },
    ),
  );
}

const NOTIFICATIONS = ['enabled', 'sound', 'desktop'].map((name) => `notifications.${name}`);

/** The values of the fields that have a default, those of the notifications by their paths. */
function defaultsOf(user: Types.ObjectId, agent: Types.ObjectId): Record<string, unknown> {
  const { notifications, ...blank } = new AgentPersonalizationModel({ user, agent }).toObject();
  const named = Object.entries(notifications).map(([name, value]) => [`notifications.${name}`, value]);
  const { _id, user: _user, agent: _agent, ...rest } = blank as Record<string, unknown>;
  return { ...rest, ...Object.fromEntries(named) };
}

/** Removes the viewer's personalisation of an agent. Idempotent. @throws NOT_FOUND */
export async function resetAgentPersonalization(ctx: Context, agentId: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  const agent = await ctx.loaders.agent.load(agentId);
  if (!agent || !(await canSeeAgent(ctx, agent))) throw refuse.notFound('The agent', 'agentId');
  await transact(ctx, (tx) =>
    AgentPersonalizationModel.collection.deleteOne({ user, agent: agentId }, { session: tx.session }),
  );
}
