import { beforeAll, describe, expect, it } from 'vitest';
import { CREATE_EVENT, inHours } from '../calendar/operations.js';
import { ARCHIVE, CREATE_TOPIC, MAKE_LINK, newGroup } from '../community/operations.js';
import { people, person, type Person } from '../factories/person.js';
import { publishTool } from '../factories/tool.js';
import { PUBLISH_VERSION, USE } from '../marketplace/operations.js';
import { testApp } from '../setup/app.js';

beforeAll(async () => void (await testApp()));

describe('F15 a repeated request whose place or thing is closed by then', () => {
  const DELETE_TOOL = 'mutation ($id: ID!) { deleteTool(input: { toolId: $id }) { deletedId } }';

  it('gets the first answer in an archived group', async () => {
    const mira = await person();
    const { id: groupId } = await newGroup(mira);
    const times = { startsAt: inHours(48), endsAt: inHours(50) };
    const requests: [string, object][] = [
      [CREATE_TOPIC, { groupId, title: 'News', body: 'words', clientId: 'topic' }],
      [MAKE_LINK, { groupId, clientId: 'invitation' }],
      [CREATE_EVENT, { groupId, title: 'Meetup', ...times, clientId: 'event' }],
    ];
    const answers = [];
    for (const [operation, input] of requests) answers.push(await mira.client.data(operation, { input }));
    await mira.client.data(ARCHIVE, { input: { groupId, archived: true } });
    for (const [n, [operation, input]] of requests.entries()) {
      expect(await mira.client.data(operation, { input })).toEqual(answers[n]);
      expect(await mira.client.refusal(operation, { input: { ...input, clientId: 'new' } })).toBeTruthy();
    }
  });

  it('gets no refusal for a tool that is deleted', async () => {
    const [mira, jonas] = (await people(2)) as [Person, Person];
    const { id: toolId } = await publishTool(mira);
    const version = { toolId, version: '2.0.0', changelog: 'Second', clientId: 'version' };
    const use = { toolId, action: 'RUN', success: true, clientId: 'use' };
    await mira.client.data(PUBLISH_VERSION, { input: version });
    await jonas.client.data(USE, { input: use });
    await mira.client.data(DELETE_TOOL, { id: toolId });
    expect((await mira.client.send(PUBLISH_VERSION, { input: version })).errors).toEqual([]);
    expect((await jonas.client.send(USE, { input: use })).errors).toEqual([]);
    expect(await jonas.client.refusal(USE, { input: { ...use, clientId: 'new' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
