import { inflateSync } from 'node:zlib';
import ICAL from 'ical.js';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { calendarText, escapeText, foldLine, type CalendarEntry } from '../../src/lib/icalendar.js';
import { drawCertificate, printable } from '../../src/services/calendar/index.js';
import { people, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import * as op from './operations.js';

const HOUR_MS = 60 * 60 * 1_000;
let host: Person;
let ada: Person;
let eve: Person;
let origin: string;

beforeAll(async () => {
  origin = new URL((await testApp()).url).origin;
  [host, ada, eve] = (await people(3)) as [Person, Person, Person];
});
afterEach(() => setClock(null));

const read = async (who: Person, slug: string) => (await who.client.data(op.EVENT, { slug })).event;
/** Fetches an address of the gateway, whatever name it has. */
const get = (url: string) => fetch(url.replace(/^https?:\/\/[^/]+/, origin));
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ uid: 'evt_1@leela', sequence: 3, cancelled: false, changedAt: new Date('2026-07-01T00:00:00Z') },
  ...{ title: 'Night walk', zone: 'Europe/Berlin', allDay: false, excluded: [], overrides: [] },
  ...{ startsAt: new Date('2026-07-31T18:00:00Z'), endsAt: new Date('2026-07-31T20:00:00Z') },
  ...more,
});
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

describe('iCalendar files', () => {
  it('T4.19 have whole days as dates, the end being the day after', () => {
    const lines = unfolded(
      calendarText('x', [
        entry({
          ...{ allDay: true, startsAt: new Date('2026-07-30T22:00:00Z') },
          endsAt: new Date('2026-07-31T22:00:00Z'),
        }),
      ]),
    );
    expect(lines).toContain('DTSTART;VALUE=DATE:20260731');
    expect(lines).toContain('DTEND;VALUE=DATE:20260801');
    expect(lines.join()).not.toContain('VTIMEZONE');
  });

  it('T4.19 have times with their zone, exceptions in the same kind, and a stable UID with a SEQUENCE', () => {
    const repeated = entry({
      rule: { frequency: 'weekly', interval: 1, count: 20 },
      excluded: [new Date('2026-08-07T18:00:00Z')],
      overrides: [
        {
          originalStart: new Date('2026-10-30T19:00:00Z'),
          startsAt: new Date('2026-10-31T19:00:00Z'),
          endsAt: new Date('2026-10-31T21:00:00Z'),
          title: 'Moved',
        },
      ],
    });
    const text = calendarText('x', [repeated]);
    const lines = unfolded(text);
    expect(lines).toContain('DTSTART;TZID=Europe/Berlin:20260731T200000');
    expect(lines).toContain('EXDATE;TZID=Europe/Berlin:20260807T200000');
    expect(lines).toContain('RRULE:FREQ=WEEKLY;COUNT=20');
    expect(lines).toContain('RECURRENCE-ID;TZID=Europe/Berlin:20261030T200000');
    expect(lines.filter((line) => line === 'UID:evt_1@leela')).toHaveLength(2);
    expect(lines).toContain('SEQUENCE:3');
    expect(lines).toContain('STATUS:CONFIRMED');
    expect(unfolded(calendarText('x', [entry({ cancelled: true, sequence: 4 })]))).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:4', 'UID:evt_1@leela']),
    );
    // Another program reads the same moments out of it, with nothing but the file's own VTIMEZONE.
    const calendar = new ICAL.Component(ICAL.parse(text) as never);
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!);
    ICAL.TimezoneService.register(zone);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
    const iterator = event.iterator();
    const starts = Array.from({ length: 15 }, () => iterator.next().toJSDate().toISOString());
    expect(starts[0]).toBe('2026-07-31T18:00:00.000Z');
    expect(starts).not.toContain('2026-08-07T18:00:00.000Z');
    // 25 October: clocks go back.
    expect(starts).toContain('2026-10-23T18:00:00.000Z');
    expect(starts).toContain('2026-10-30T19:00:00.000Z');
    ICAL.TimezoneService.remove(zone.tzid);
  });

  it('T4.19 fold lines at 75 octets without breaking a letter, and escape what has a meaning', () => {
    const title = 'Nächtlicher Spaziergang, 夜の散歩 🌙; mit\nUmwegen \\ und '.repeat(4);
    const text = calendarText('x', [entry({ title })]);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(Buffer.from(line).toString('utf8')).not.toContain('\ufffd');
    }
    expect(escapeText('a,b;c\\d\r\ne')).toBe('a\\,b\\;c\\\\d\\ne');
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(text) as never).getFirstSubcomponent('vevent')!,
    );
    expect(event.summary).toBe(title);
  });

  it('are given to whoever may see the event, and to nobody else', async () => {
    const open = await op.event(host, { title: 'Open walk', virtualLink: 'https://meet.example/secret' });
    const { calendarUrl } = await read(ada, open.slug);
    const file = await get(calendarUrl);
    expect(file.headers.get('content-type')).toContain('text/calendar');
    const text = await file.text();
    expect(text).toContain('SUMMARY:Open walk');
    expect(text).not.toContain('meet.example');
    const closed = await op.event(host, { title: 'Closed walk', visibility: 'INVITE_ONLY' });
    await host.client.data(op.INVITE, { input: { eventId: closed.id, userIds: [ada.id] } });
    const signed = (await read(ada, closed.slug)).calendarUrl as string;
    expect((await get(signed)).status).toBe(200);
    expect((await get(signed.replace(ada.id, eve.id))).status).toBe(404);
    expect((await get(signed.split('?')[0]!)).status).toBe(404);
    expect((await get(`${signed}x`)).status).toBe(404);
    const draft = await op.event(host, {}, false);
    expect((await get(`${origin}/events/${draft.id}.ics`)).status).toBe(404);
  });

  it('make a private feed of what a user takes part in, until its address is changed', async () => {
    const going = await op.event(host, { title: 'I am going' });
    const { id } = await op.register(ada, going.id);
    const hosted = await op.event(ada, { title: 'I am hosting' });
    const url = (await ada.client.data(op.MY_EVENTS, { upcoming: true })).viewer.calendarFeedUrl as string;
    const titles = async (address: string) => {
      const answer = await get(address);
      return answer.ok
        ? unfolded(await answer.text()).filter((line) => line.startsWith('SUMMARY'))
        : answer.status;
    };
    const shown = await titles(url);
    expect(shown).toContain('SUMMARY:I am going');
    expect(shown).toContain('SUMMARY:I am hosting');
    await ada.client.data(op.CANCEL_EVENT, { id: hosted.id, reason: 'Rain' });
    expect(await (await get(url)).text()).toContain('STATUS:CANCELLED');
    await ada.client.data(op.CANCEL_REGISTRATION, { id });
    expect(await titles(url)).not.toContain('SUMMARY:I am going');
    expect(await titles(url.replace(ada.id, eve.id))).toBe(404);
    const ROTATE = 'mutation { rotateCalendarFeed { url } }';
    const fresh = (await ada.client.data(ROTATE)).rotateCalendarFeed.url as string;
    expect(await titles(url)).toBe(404);
    expect(await titles(fresh)).toContain('SUMMARY:I am hosting');
  });
});

/** The words of a PDF of ours, as they are drawn. */
function wordsOf(pdf: Buffer): string {
  const words: string[] = [];
  const binary = pdf.toString('latin1');
  for (const match of binary.matchAll(/stream\r?\n/g)) {
    const begin = match.index + match[0].length;
    const end = binary.indexOf('endstream', begin);
    let content: string;
    try {
      content = inflateSync(pdf.subarray(begin, end)).toString('latin1');
    } catch {
      continue;
    }
    for (const [, line] of content.matchAll(/\[((?:<[0-9a-f]*>|[-\d. ])+)\]\s*TJ/g))
      words.push(
        [...line!.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1'))
          .join(''),
      );
  }
  return words.join('\n');
}

describe('certificates', () => {
  it('say who took part in what, on one page', async () => {
    const one = await op.event(host, {
      startsAt: op.inHours(1),
      endsAt: op.inHours(3),
      title: 'Learn to see',
    });
    const attendee = { firstName: 'Zoë', lastName: 'Łukasz' };
    const { id } = await op.register(ada, one.id, { attendee });
    setClock(() => Date.now() + 4 * HOUR_MS);
    const attendance = { registrationId: id, joinedAt: op.inHours(1), leftAt: op.inHours(2.5) };
    await host.client.data(op.ATTEND, { input: attendance });
    await host.client.data(op.ISSUE, { id: one.id });
    const { certificateUrl } = (await read(ada, one.slug)).viewerRegistration;
    const answer = await get(certificateUrl);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const words = wordsOf(pdf);
    for (const said of ['CERTIFICATE OF ATTENDANCE', 'Zoë Lukasz', 'Learn to see', '90 minutes', id])
      expect(words).toContain(said);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect((await get(`${certificateUrl}x`)).status).toBe(404);
    expect((await get(certificateUrl.split('?')[0])).status).toBe(404);
  });

  it('stay on one page whatever the names are', async () => {
    const pdf = await drawCertificate({
      ...{
        id: 'ereg_0',
        name: 'A very long name '.repeat(8).trim(),
        title: 'A title of many words '.repeat(9),
      },
      ...{ organizer: 'O'.repeat(100), day: '1 January 2027', minutes: 0, issued: '2 January 2027' },
    });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
    expect(wordsOf(pdf)).not.toContain('minutes');
    expect(printable('Łódź – Ørsted')).toBe('Lódz – Ørsted');
    expect(printable('山田太郎')).toBe('');
  });
});
