import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { ModerationActionModel, ModerationCaseModel } from '../../src/models/moderation/index.js';
import { ContactMessageModel, TicketModel } from '../../src/models/support/index.js';
import { idOf } from '../billing/shop.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { at, before, forget, HOUR, id, PERIOD, RANGE, readAs, rows } from './business-world.js';

let admin: Person;
let mod: Person;
const read = (selection: string) => readAs(admin, selection);

beforeAll(async () => {
  await testApp();
  [admin, mod] = [await staff(Role.ADMIN), await staff(Role.MODERATOR)];
});
afterAll(() => forget(ModerationCaseModel, ModerationActionModel, TicketModel, ContactMessageModel));

describe('moderation', () => {
  /** A case, which took so many hours where it is decided. */
  const one = (createdAt: Date, more: { hours?: number; resolvedAt?: Date; [field: string]: unknown }) => {
    const { hours, ...rest } = more;
    const isDone = rest.resolvedAt !== undefined;
    return {
      ...{ targetType: 'Post', target: id(), targetAuthor: id(), open: !isDone, priority: 'normal', rank: 1 },
      ...{ status: isDone ? 'resolved' : 'pending', reportCount: 1, reasonCounts: { spam: 1 }, version: 0 },
      ...{ automaticReasons: [], rulesTriggered: [], createdAt, lastReportedAt: createdAt, evidence: {} },
      firstReportedAt: isDone ? before(rest.resolvedAt!, hours!) : createdAt,
      ...rest,
    };
  };
  const decision = (of: object, action: string, appeal?: object) => ({
    ...{ case: (of as { _id: unknown })._id, action, targetType: 'Post', target: id(), subject: id() },
    ...{
      moderator: idOf(mod),
      reason: 'x',
      category: 'spam',
      createdAt: at('6'),
      evidence: {},
      liftedAt: null,
    },
    ...(appeal ? { appeal: { text: 'no', createdAt: at('6'), ...appeal } } : {}),
  });

  beforeAll(async () => {
    const rule = { rulesTriggered: ['shouting'] };
    const by = { assignee: idOf(mod) };
    const upheld = { _id: id(), ...one(at('4'), { ...by, ...rule, hours: 2, resolvedAt: at('5') }) };
    const taken = { _id: id(), ...one(at('4'), { ...by, ...rule, hours: 4, resolvedAt: at('6') }) };
    const fine = { _id: id(), ...one(at('5'), { ...by, ...rule, hours: 7.5, resolvedAt: at('7') }) };
    await rows(ModerationCaseModel as never, [
      ...[upheld, taken, fine],
      one(at('5'), { assignee: idOf(admin), hours: 10, resolvedAt: at('7') }),
      // Waiting: of the week, twice, and from before; one of these was decided after the week.
      one(at('8'), {
        reasonCounts: { harassment: 2, spam: 1 },
        rulesTriggered: ['shouting', 'spam_keywords'],
      }),
      one(at('8'), { reasonCounts: {}, automaticReasons: ['inappropriate'] }),
      one(new Date('2019-02-01T00:00:00Z'), {}),
      one(new Date('2019-02-01T00:00:00Z'), { hours: 1, resolvedAt: new Date('2019-03-11T00:00:00Z') }),
    ]);
    await rows(ModerationActionModel as never, [
      { ...decision(upheld, 'flag'), createdAt: at('7') },
      decision(upheld, 'hide', { status: 'upheld', decidedAt: at('7') }),
      decision(taken, 'remove', { status: 'overturned', decidedAt: at('8') }),
      decision(fine, 'approve'),
      decision({ _id: id() }, 'hide', { status: 'overturned', decidedAt: new Date('2019-03-11T00:00:00Z') }),
    ]);
  });

  it('counts cases and the time that they take', async () => {
    const { moderation } = await read(
      'moderation(range: $range) { open opened resolved medianHoursToResolve previous { opened resolved open } }',
    );
    expect(moderation).toEqual({
      // 2, 4, 7.5 and 10 hours: the median by nearest rank is the second.
      ...{ open: 4, opened: 6, resolved: 4, medianHoursToResolve: 4 },
      previous: { opened: 0, resolved: 0, open: 2 },
    });
  });

  it('counts the same as the raw rows say', async () => {
    const cases = await ModerationCaseModel.find({ createdAt: { $lt: PERIOD.to } }).lean();
    const isOpen = cases.filter(({ resolvedAt }) => !resolvedAt || resolvedAt >= PERIOD.to);
    const { moderation } = await read('moderation(range: $range) { open }');
    expect(moderation.open).toBe(isOpen.length);
  });

  it('tells cases by the reason that most reports give', async () => {
    const { moderation } = await read('moderation(range: $range) { byCategory { key count } }');
    expect(moderation.byCategory).toEqual([
      { key: 'SPAM', count: 4 },
      { key: 'HARASSMENT', count: 1 },
      { key: 'INAPPROPRIATE', count: 1 },
    ]);
  });

  it('tells the work of moderators, and what appeals took back', async () => {
    const BY = 'byModerator { user { username } resolved medianHours overturned }';
    const { moderation } = await read(
      `moderation(range: $range) { ${BY} cut: byModerator(first: 1) { resolved } }`,
    );
    expect(moderation).toEqual({
      byModerator: [
        { user: { username: mod.username }, resolved: 3, medianHours: 4, overturned: 1 },
        { user: { username: admin.username }, resolved: 1, medianHours: 10, overturned: 0 },
      ],
      cut: [{ resolved: 3 }],
    });
  });

  it('tells how often a rule was right', async () => {
    const { moderation } = await read(
      'moderation(range: $range) { rules { key triggered upheld precision } }',
    );
    expect(moderation.rules).toEqual([
      // One was hidden, one overturned, one approved, one waits.
      { key: 'shouting', triggered: 4, upheld: 1, precision: 0.3333 },
      { key: 'spam_keywords', triggered: 1, upheld: 0, precision: null },
    ]);
  });

  it('refuses more rows than are allowed', async () => {
    const query =
      'query ($range: InsightRange!) { insights { moderation(range: $range) { byModerator(first: 101) { resolved } } } }';
    expect(await admin.client.refusal(query, { range: RANGE })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'first',
    });
  });
});

describe('support', () => {
  let number = 0;
  const ticket = (createdAt: Date, more: object = {}, sla: object = {}) => ({
    ...{ number: `T-${(number += 1)}`, requester: id(), participants: [], subject: 'x', description: 'x' },
    ...{
      category: 'technical',
      priority: 'medium',
      status: 'open',
      tags: [],
      assignee: null,
      mergedInto: null,
    },
    ...{ resolvedAt: null, followUpOf: null, rank: 1, publicUpdatedAt: createdAt, createdAt },
    sla: { breached: false, firstRespondedAt: null, ...sla },
    ...more,
  });
  const solved = (by: Person, resolvedAt: Date, rating?: number) => ({
    ...{ status: 'resolved', resolvedAt, resolution: { summary: 'x', resolvedBy: idOf(by), resolvedAt } },
    ...(rating ? { satisfaction: { rating, ratedAt: resolvedAt } } : {}),
  });
  const soon = (hours: number) => new Date(at('4').getTime() + hours * HOUR);

  beforeAll(async () => {
    await rows(TicketModel as never, [
      ticket(at('4'), solved(mod, soon(2), 5), { firstRespondedAt: soon(0.5) }),
      ticket(at('4'), solved(mod, soon(4), 2), { firstRespondedAt: soon(1.5), breached: true }),
      ticket(at('4'), { ...solved(admin, soon(30)), category: 'billing' }, { firstRespondedAt: soon(20) }),
      // Closed without a resolution.
      ticket(at('4'), { status: 'closed', resolvedAt: soon(1), assignee: idOf(mod) }),
      // Merged into another one: opened, and no work of its own.
      ticket(
        at('5'),
        { status: 'closed', resolvedAt: at('6'), mergedInto: id() },
        { firstRespondedAt: at('6') },
      ),
      // Waiting, and one that was finished after the week.
      ticket(at('5'), { status: 'in_progress', category: 'billing' }, { breached: true }),
      ticket(new Date('2019-01-01T00:00:00Z'), solved(mod, new Date('2019-03-11T00:00:00Z'))),
      ticket(new Date('2019-01-01T00:00:00Z'), {}),
    ]);
    const contact = {
      name: 'x',
      email: 'x@example.com',
      subject: 'x',
      message: 'x',
      responses: [],
      tags: [],
    };
    const message = (category: string, status: string, createdAt = at('6')) => ({
      ...{ ...contact, number: `C-${(number += 1)}`, category, status, priority: 'normal', createdAt },
    });
    await rows(ContactMessageModel as never, [
      ...[message('general', 'pending'), message('general', 'replied'), message('billing', 'pending')],
      message('account', 'pending', new Date('2019-03-11T00:00:00Z')),
    ]);
  });

  it('counts tickets, times and ratings', async () => {
    const { support } = await read(
      `support(range: $range) { opened resolved backlog breaches firstResponse { p50Minutes p95Minutes }
        resolution { p50Hours p95Hours } satisfaction { average count } previous { opened backlog
        firstResponse { p50Minutes } satisfaction { average count } } }`,
    );
    expect(support).toEqual({
      ...{ opened: 6, resolved: 4, backlog: 3, breaches: 2 },
      firstResponse: { p50Minutes: 90, p95Minutes: 1_200 },
      // 1, 2, 4 and 30 hours.
      resolution: { p50Hours: 2, p95Hours: 30 },
      satisfaction: { average: 3.5, count: 2 },
      previous: {
        ...{ opened: 0, backlog: 2, firstResponse: { p50Minutes: null } },
        satisfaction: { average: null, count: 0 },
      },
    });
  });

  it('tells tickets by category and agent, and contact messages', async () => {
    const { support } = await read(
      `support(range: $range) { byCategory { key count } byAgent { user { username } resolved satisfaction }
        contact { key count } byStatus: contact(by: STATUS) { key count } }`,
    );
    expect(support).toEqual({
      byCategory: [
        { key: 'TECHNICAL', count: 4 },
        { key: 'BILLING', count: 2 },
      ],
      byAgent: [
        { user: { username: mod.username }, resolved: 3, satisfaction: 3.5 },
        { user: { username: admin.username }, resolved: 1, satisfaction: null },
      ],
      contact: [
        { key: 'GENERAL', count: 2 },
        { key: 'BILLING', count: 1 },
      ],
      byStatus: [
        { key: 'PENDING', count: 2 },
        { key: 'REPLIED', count: 1 },
      ],
    });
  });
});
