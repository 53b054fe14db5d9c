import { AgentCategory, AgentModel, AgentPeriod, AIProvider } from '../../src/models/agents/index.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { VIEWER } from '../data/people.js';
import { rowsOf, type Domain } from './domain.js';

const agentOf = rowsOf(AgentModel);
const SMALL = { category: AgentCategory.COMPANION, name: 'COMPANION', first: 0, size: 60 };
const LARGE = { category: AgentCategory.BUSINESS, name: 'BUSINESS', first: 100, size: 5_000 };

function agentRow(n: number, category: AgentCategory): object {
  return agentOf(before(60_000_000), {
    ...{ _id: idOf('agent', n), slug: `bench-agent-${n}`, name: `Agent ${n}`, tagline: 'Knows one thing' },
    ...{ description: 'An agent of the bench.', category, tags: ['bench'], color: 'from-blue-500' },
    ...{ systemPrompt: 'You are of the bench. '.repeat(40), welcomeMessage: 'Hello' },
    ...{ suggestedPrompts: ['What now?', 'And then?'], features: ['one'], useCases: ['two'] },
    providers: [{ provider: AIProvider.OPENAI, model: 'bench', primary: true }],
    pricing: [{ period: AgentPeriod.MONTHLY, amount: 900, currency: 'USD', coins: 900 }],
    stats: { users: n, sessions: 0, messages: 0, ratings: 10, ratingSum: 42, subscribers: 0 },
    searchText: ['agent', String(n)],
  });
}

const listed = (category: string) => ({ viewer: VIEWER, variables: { category } });

/** One category of the catalogue. */
export const agentCatalogue: Domain = {
  large: 'category of 5,000 agents',
  small: 'category of 60',
  ...{ operation: 'AgentsPage', field: 'agents' },
  async fill() {
    for (const { category, first, size } of [SMALL, LARGE])
      await insert(AgentModel.collection, first, first + size, (n) => agentRow(n, category));
  },
  pages: { small: listed(SMALL.name), large: listed(LARGE.name) },
};
