import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as op from '../calendar/operations.js';
import { people, type Person } from '../factories/person.js';
import { chatWorld, converse, listen, startChat, type ChatWorld } from './chats.js';
import { makeAgent } from './world.js';

let world: ChatWorld;
beforeAll(async () => void (world = await chatWorld()));
afterAll(() => world.stop());

const DECIDE = `mutation ($input: DecideToolCallInput!) { decideToolCall(input: $input) { answer { id } userErrors { code } } }`;
const call = (name: string, input: object) => ({ id: 't1', name, arguments: JSON.stringify(input) });

describe('the tools of the calendar', () => {
  it('register the user once they approve, and tell the agent only the events of the user', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const [talk, other] = [
      await op.event(jonas, { title: 'Talk' }),
      await op.event(jonas, { title: 'Other' }),
    ];
    const { id } = await makeAgent({ capabilities: ['calendar', 'register-for-event'] });
    const chat = await startChat(mira, id);

    world.server.next = [{ does: 'tools', calls: [call('register-for-event', { eventId: talk.id })] }];
    const { answer } = await converse(mira, chat, 'Put me down for the talk');
    const [part] = answer.parts;
    expect(part).toMatchObject({ name: 'register-for-event', state: 'AWAITING_APPROVAL' });
    const mine = () => mira.client.data(op.MY_EVENTS, { upcoming: true, first: 5 });
    expect((await mine()).viewer.eventRegistrations.totalCount).toBe(0);
    const input = { approvalId: part.approvalId, approve: true };
    await listen(mira, (await mira.client.data(DECIDE, { input })).decideToolCall.answer.id);
    expect((await mine()).viewer.eventRegistrations.nodes).toMatchObject([{ event: { title: 'Talk' } }]);

    world.server.next = [
      { does: 'tools', calls: [call('calendar', {})] },
      { does: 'answer', chunks: ['The talk.'] },
    ];
    const told = await converse(mira, chat, 'What is next?');
    expect(JSON.parse(told.answer.parts[0].output)).toMatchObject([{ id: talk.id, title: 'Talk' }]);
    expect(told.answer.parts[0].output).not.toContain(other.id);
  });

  it('tell the agent why a registration is refused', async () => {
    const [mira] = (await people(1)) as [Person];
    const { id } = await makeAgent({ capabilities: ['register-for-event'] });
    const chat = await startChat(mira, id);
    world.server.next = [{ does: 'tools', calls: [call('register-for-event', { eventId: 'evt_none' })] }];
    const { answer } = await converse(mira, chat, 'Register me');
    const input = { approvalId: answer.parts[0].approvalId, approve: true };
    const next = (await mira.client.data(DECIDE, { input })).decideToolCall.answer.id;
    await listen(mira, next);
    const asked = world.server.received
      .at(-1)!
      .body.messages.find(({ role }: { role: string }) => role === 'tool');
    expect(asked.content).toContain('This is not the id of an event.');
  });
});
