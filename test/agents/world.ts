import { sharedNow } from '../../src/lib/clock.js';
import { syncAgents, putDefaultQuickActions } from '../../src/services/agents/index.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { AgentModel } from '../../src/models/agents/index.js';
import { UserModel, Role } from '../../src/models/identity/index.js';
import { readGlobalId } from '../../src/schema/ids.js';

let made = 0;

/** The definition of an agent as files write it. */
export function definition(more: Record<string, unknown> = {}): Record<string, unknown> {
  made += 1;
  return {
    slug: `agent-${process.pid}-${made}-${Date.now().toString(36)}`,
    name: 'Test Agent',
    category: 'EDUCATION',
    systemPrompt: 'SECRET-SYSTEM-PROMPT Be kind.',
    contextPrompt: 'SECRET-CONTEXT-PROMPT',
    welcomeMessage: 'Hello!',
    providers: [{ provider: 'COMPATIBLE', model: 'main', primary: true }],
    pricing: [
      { period: 'DAILY', amount: 100, coins: 10 },
      { period: 'WEEKLY', amount: 500, coins: 50 },
      { period: 'MONTHLY', amount: 1_900, coins: 190 },
    ],
    settings: { freeAnswersPerDay: 1_000 },
    ...more,
  };
}

/** An agent that is there. */
export async function makeAgent(more: Record<string, unknown> = {}): Promise<{ id: string; slug: string }> {
  await testApp();
  const given = definition(more);
  const { rejected } = await syncAgents([given]);
  if (rejected.length > 0) throw new Error(JSON.stringify(rejected));
  const slug = given['slug'] as string;
  const agent = await AgentModel.findOne({ slug }, { _id: 1 }).lean();
  return { id: `agt_${String(agent!._id)}`, slug };
}

/** The quick actions of the platform. */
export const quickActionsThere = (): Promise<void> => putDefaultQuickActions(sharedNow());

/** The document of a person. */
export async function accountOf({ id }: Person) {
  return (await UserModel.findById(readGlobalId(id)!.id).lean())!;
}

/** An admin. */
export const admin = (): Promise<Person> => staff(Role.ADMIN);
