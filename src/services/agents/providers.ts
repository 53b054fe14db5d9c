import { ai, type ModelRef } from '../../integrations/ai/index.js';
import type { AgentProvider } from '../../models/agents/index.js';

/** The available models of an agent in the order of use: the first choice, then its fallbacks. */
export function targetsOf(wanted: readonly AgentProvider[], first?: ModelRef | null): ModelRef[] {
  const inOrder = [...wanted].sort((a, b) => Number(b.primary) - Number(a.primary));
  const refs = [...(first ? [first] : []), ...inOrder];
  const seen = new Set<string>();
  const distinct = refs.filter(({ provider, model }) => {
    const name = `${provider}/${model}`;
    return !seen.has(name) && seen.add(name);
  });
  return ai().targetsFor(distinct.map(({ provider, model }) => ({ provider, model })));
}

/** The same in the form for the catalogue. */
export function offeredProviders(wanted: readonly AgentProvider[]): AgentProvider[] {
  return targetsOf(wanted).map((ref, place) => {
    const own = wanted.find(({ provider, model }) => provider === ref.provider && model === ref.model);
    return { ...ref, primary: place === 0, ...(own?.reasoning ? { reasoning: own.reasoning } : {}) };
  });
}
