import { describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { makeAgent } from './world.js';

const SAVE = `mutation ($input: PersonaliseAgentInput!) { personaliseAgent(input: $input) { agent { viewerPersonalization {
  nickname tone mode traits expertise temperature isActive quickActions { id }
  notifications { enabled sound desktop } } } userErrors { code field } } }`;
const DEFAULTS = {
  ...{ nickname: null, tone: 'casual', mode: 'BALANCED', traits: [], expertise: [], temperature: null },
  ...{ isActive: true, quickActions: [], notifications: { enabled: true, sound: 'gentle', desktop: true } },
};

describe('a personalisation', () => {
  const saving = async () => {
    const [mira, { id: agentId }] = [await person(), await makeAgent()];
    return async (input: object) =>
      (await mira.client.data(SAVE, { input: { agentId, ...input } })).personaliseAgent.agent
        .viewerPersonalization;
  };

  it('has the defaults of what it leaves out', async () => {
    const save = await saving();
    expect(await save({ nickname: 'Tess' })).toEqual({ ...DEFAULTS, nickname: 'Tess' });
    expect(await save({ notifications: { sound: 'bell' } })).toEqual({
      ...DEFAULTS,
      nickname: 'Tess',
      notifications: { ...DEFAULTS.notifications, sound: 'bell' },
    });
  });

  it('goes back to the defaults by null, at first and later', async () => {
    const nothing = { tone: null, mode: null, traits: null, temperature: null, notifications: null };
    const save = await saving();
    expect(await save(nothing)).toEqual(DEFAULTS);
    const changed = { tone: 'formal', traits: ['kind'], temperature: 1.5, notifications: { enabled: false } };
    expect(await save(changed)).toMatchObject({
      ...changed,
      notifications: { enabled: false, desktop: true },
    });
    expect(await save(nothing)).toEqual(DEFAULTS);
  });
});
