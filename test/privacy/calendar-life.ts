import { EventModel } from '../../src/models/calendar/index.js';
import { MetricsPeriod } from '../../src/models/community/index.js';
import { Role } from '../../src/models/identity/index.js';
import { ModerationCaseModel } from '../../src/models/moderation/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { makeMetrics } from '../../src/services/community/index.js';
import * as op from '../calendar/operations.js';
import type { Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { give, staff } from '../factories/staff.js';
import { REPORT } from '../moderation/operations.js';
import { allFolded } from '../setup/lanes.js';

const MODERATE = `mutation ($input: ModerateInput!) { moderate(input: $input) { case { actions { id } } } }`;
const ASSIGN = `mutation ($id: ID!) { assignModerationCase(input: { caseId: $id }) { case { id } } }`;
const APPEAL = `mutation ($id: ID!, $text: String!) { appealModeration(input: { actionId: $id, text: $text }) { appeal { status } } }`;
const DECIDE = `mutation ($id: ID!) { decideAppeal(input: { actionId: $id, overturn: false }) { action { id } } }`;

/** Lets an event begin an hour ago. */
async function begin(id: string): Promise<void> {
  const [startsAt, endsAt] = [op.inHours(-1), op.inHours(-0.5)].map((at) => new Date(at));
  await EventModel.updateOne({ _id: readGlobalId(id)!.id }, { startsAt, endsAt });
}

/** Everything that a person does with events and moderation, on both sides. `words` are the person's. */
export async function liveInCalendar(
  one: Person,
  [ada, ben]: readonly [Person, Person, Person],
  words: string,
): Promise<void> {
  const own = await op.event(one, {
    ...{ title: words, description: words, coHostIds: [ada.id], location: { venue: words } },
    agenda: [{ startsAt: op.inHours(48), title: words }],
  });
  const theirs = await op.event(ada, { coHostIds: [one.id] });
  await one.client.data(op.INVITE, { input: { eventId: own.id, userIds: [ben.id] } });
  const guest = await op.register(ada, own.id);
  const mine = await op.register(one, theirs.id, { attendee: { company: words, firstName: words } });
  for (const { id } of [own, theirs]) await begin(id);
  const attend = (who: Person, registrationId: string) =>
    who.client.data(op.ATTEND, { input: { registrationId, joinedAt: op.inHours(-1) } });
  await attend(one, guest.id);
  await attend(ada, mine.id);
  await one.client.data(op.RATE, { input: { registrationId: mine.id, rating: 4, comments: words } });
  await ada.client.data(op.ISSUE, { id: theirs.id });
  await one.client.data('mutation { rotateCalendarFeed { url } }');

  const admin = await staff(Role.ADMIN);
  const caseOf = async (targetId: string, by: Person): Promise<string> => {
    await by.client.data(REPORT, { input: { targetId, reason: 'SPAM' } });
    await allFolded();
    const found = await ModerationCaseModel.findOne({
      target: readGlobalId(targetId)!.id,
      open: true,
    }).lean();
    return toGlobalId('ModerationCase', found!._id);
  };
  const warn = async (who: Person, caseId: string): Promise<string> => {
    const input = { caseId, action: 'WARN', reason: 'Be kind' };
    return (await who.client.data(MODERATE, { input })).moderate.case.actions[0].id;
  };
  const about = await warn(admin, await caseOf(await publish(one, { caption: words }), ben));
  await one.client.data(APPEAL, { id: about, text: words });
  await give(one, Role.MODERATOR);
  // As a moderator: a case that is taken, one that is decided, and an appeal.
  await one.client.data(ASSIGN, { id: await caseOf(await publish(ben), ada) });
  await warn(one, await caseOf(await publish(ben), ada));
  const appealed = await warn(admin, await caseOf(await publish(ben), ada));
  await ben.client.data(APPEAL, { id: appealed, text: 'I was kind' });
  await one.client.data(DECIDE, { id: appealed });
  await give(one, Role.USER);
  await makeMetrics(new Date(), MetricsPeriod.DAILY);
}
