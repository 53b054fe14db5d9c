import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../src/lib/clock.js';
import { ApplicationStatus, JobApplicationModel } from '../../src/models/hiring/index.js';
import { Role, StaffPermission } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { APPLICATION_TRANSITIONS, closePostings, emailKeyOf } from '../../src/services/hiring/index.js';
import { reconcile } from '../../src/services/system/index.js';
import { people, person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { uploaded } from '../services/system/uploads.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import { permit } from '../support/team.js';
import {
  ANSWER_OFFER,
  APPLY,
  INTERVIEW,
  JOB,
  JOBS,
  MINE,
  MOVE,
  NODE,
  NOTE,
  OFFER,
  PIPELINE,
  RATE_INTERVIEW,
  SAVE,
  WITHDRAW,
} from './operations.js';

let rita: Person;
let rolf: Person;
let mira: Person;
let jonas: Person;
beforeAll(async () => {
  await testApp();
  [rita, rolf] = (await people(2)) as [Person, Person];
  await Promise.all([rita, rolf].map((one) => permit(one, StaffPermission.HIRING)));
});
beforeEach(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
});
afterEach(() => setClock(null));

const save = async (who: Person, input: Record<string, unknown> = {}) => {
  const given = {
    title: 'Engineer',
    description: 'We *build*',
    employmentType: 'FULL_TIME',
    status: 'OPEN',
    ...input,
  };
  return (await who.client.data(SAVE, { input: given })).saveJobPosting.jobPosting;
};
const change = (who: Person, jobPostingId: string, input: object) =>
  who.client.data(SAVE, { input: { jobPostingId, ...input } }).then((data) => data.saveJobPosting.jobPosting);
const run = async (who: Person, operation: string, input: object) =>
  (Object.values(await who.client.data(operation, { input }))[0] as any).application;
const apply = (who: Person, jobPostingId: string, more: object = {}) =>
  run(who, APPLY, { jobPostingId, ...more });
const invalid = { code: 'CONFLICT', field: 'applicationId' };
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

describe('jobPosting', () => {
  it('takes either an id or a slug', async () => {
    const { id, slug } = await save(rita, { title: 'By id or slug' });
    const { visitor } = await testApp();
    for (const one of [{ id }, { slug }])
      expect((await visitor.data(JOB, one)).jobPosting).toMatchObject({ id, slug });
    for (const input of [{}, { id: null, slug: null }, { id, slug }])
      expect(await visitor.refusal(JOB, input)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
  });
});

describe('a job posting', () => {
  it('is published by recruiters, found by words, place and remote, and has a slug that goes on', async () => {
    const mark = `Q${Date.now().toString(36)}`;
    const made = await save(rita, {
      ...{ title: `${mark} Engineer`, location: 'Berlin', isRemote: true, department: 'R&D' },
      questions: [{ text: 'Why us?', required: true }],
    });
    expect(made).toMatchObject({
      ...{ slug: `${mark.toLowerCase()}-engineer-berlin`, status: 'OPEN', closesAt: null },
      questions: [{ text: 'Why us?', required: true }],
    });
    expect(made.descriptionHtml).toContain('<em>build</em>');
    const { visitor } = await testApp();
    const found = async (more: object) =>
      (await visitor.data(JOBS, more)).jobPostings.nodes.map((one: any) => one.id);
    expect(await found({ search: `${mark.slice(0, 6)} engi` })).toEqual([made.id]);
    expect(await found({ search: `${mark} R&D`, location: 'berl', remote: true })).toEqual([made.id]);
    expect(await found({ search: mark, remote: false })).toEqual([]);
    expect(await found({ search: `${mark} Hamburg` })).toEqual([]);
    await change(rita, made.id, { title: `${mark} Developer` });
    const bySlug = async (slug: string) => (await visitor.data(JOB, { slug })).jobPosting?.id;
    expect(await bySlug(made.slug)).toBe(made.id);
    expect(await bySlug(`${mark.toLowerCase()}-developer-berlin`)).toBe(made.id);
  });

  it('is seen as a draft by its recruiters only, and changed by them only', async () => {
    const { id } = await save(rita, { status: 'DRAFT' });
    for (const { client } of [mira, rolf]) {
      expect((await client.data(JOB, { id })).jobPosting).toBeNull();
      expect((await client.data(NODE, { id })).node).toBeNull();
    }
    expect((await rita.client.data(JOB, { id })).jobPosting.recruiters).toEqual([{ id: rita.id }]);
    const input = { jobPostingId: id, title: 'Mine' };
    expect(await refused(rolf.client, SAVE, { input })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(mira.client, SAVE, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await refused(await staff(Role.ADMIN).then(({ client }) => client), SAVE, { input }),
    ).toMatchObject({
      ...{ code: 'FORBIDDEN' },
    });
    const wrong = { jobPostingId: id, recruiterIds: [rita.id, mira.id] };
    expect(await refused(rita.client, SAVE, { input: wrong })).toMatchObject({ field: 'recruiterIds' });
    await change(rita, id, { recruiterIds: [rita.id, rolf.id], status: 'OPEN' });
    expect(await refused(rita.client, SAVE, { input: { jobPostingId: id, status: 'DRAFT' } })).toMatchObject({
      ...{ code: 'CONFLICT', field: 'status' },
    });
    expect((await change(rolf, id, { title: 'Ours' })).status).toBe('OPEN');
  });

  it('T6.17 takes applications until the end of the last day in its zone', async () => {
    setClock(() => Date.parse('2026-10-01T00:00:00Z'));
    const { id, closesAt } = await save(rita, { deadline: '2026-10-31', timezone: 'Europe/Berlin' });
    expect(closesAt).toBe('2026-10-31T23:00:00.000Z');
    setClock(() => Date.parse('2026-10-31T22:59:59.999Z'));
    const early = await apply(mira, id);
    setClock(() => Date.parse('2026-10-31T23:00:00Z'));
    expect(await refused(jonas.client, APPLY, { input: { jobPostingId: id } })).toMatchObject({
      ...{ code: 'CONFLICT', field: 'jobPostingId' },
    });
    expect((await mira.client.data(JOB, { id })).jobPosting.status).toBe('CLOSED');
    await closePostings();
    // Withdrawing is possible afterwards, applying anew is not.
    expect((await run(mira, WITHDRAW, { applicationId: early.id })).status).toBe('WITHDRAWN');
    expect(await refused(mira.client, APPLY, { input: { jobPostingId: id } })).toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('an application', () => {
  it('answers the questions, and carries a private résumé', async () => {
    const { id, questions } = await save(rita, {
      questions: [{ text: 'Why us?', required: true }, { text: 'Anything else?' }],
    });
    const answers = [{ questionId: questions[0].id, answer: 'You are nice' }];
    const missing = { jobPostingId: id, answers: [] };
    expect(await refused(mira.client, APPLY, { input: missing })).toMatchObject({ field: 'answers' });
    const foreign = { jobPostingId: id, answers: [{ questionId: 'a'.repeat(24), answer: 'x' }] };
    expect(await refused(mira.client, APPLY, { input: foreign })).toMatchObject({ field: 'answers' });
    const file = await uploaded(mira.client, pdf, {
      ...{ purpose: 'RESUME', contentType: 'application/pdf', fileName: 'cv.pdf' },
    });
    const theirs = { jobPostingId: id, answers, resumeUploadId: file.id };
    expect(await refused(jonas.client, APPLY, { input: theirs })).toMatchObject({ code: 'NOT_FOUND' });
    const made = await apply(mira, id, { answers, coverLetter: 'Hello', resumeUploadId: file.id });
    expect(made).toMatchObject({
      ...{ status: 'SUBMITTED', attempt: 1, coverLetter: 'Hello', resumeFileName: 'cv.pdf', notes: null },
      ...{ answers: [{ question: 'Why us?', answer: 'You are nice' }], personal: { email: mira.email } },
    });
    const toRita = (await rita.client.data(PIPELINE, { id })).jobPosting.applications.nodes[0];
    const response = await fetch(toRita.resumeUrl);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect((await rolf.client.data(NODE, { id: file.id })).node).toBeNull();
    const portfolio = [{ title: 'Shop', url: 'http://127.0.0.1/' }];
    const bad = { input: { jobPostingId: id, answers, portfolio } };
    expect(await refused(jonas.client, APPLY, bad)).toMatchObject({ field: 'portfolio.0.url' });
  });

  it('T6.17 is one a person and posting: at once, by account and by address', async () => {
    const { id } = await save(rita);
    const tries = await Promise.all(
      Array.from({ length: 10 }, () => mira.client.send(APPLY, { input: { jobPostingId: id } })),
    );
    expect(tries.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of tries)
      for (const { extensions } of errors) expect(extensions).toMatchObject({ reason: 'ALREADY_APPLIED' });
    const [name, domain] = mira.email.split('@');
    const email = `${name!.toUpperCase()}+jobs@${domain}`;
    expect(
      await refused(jonas.client, APPLY, { input: { jobPostingId: id, personal: { email } } }),
    ).toMatchObject({ code: 'CONFLICT', field: 'jobPostingId' });
    await apply(jonas, id);
    expect((await rita.client.data(PIPELINE, { id })).jobPosting.applications.totalCount).toBe(2);
    expect(emailKeyOf('A+b@X.com')).toBe('a@x.com');
  });

  it('is kept as a draft that only its applicant sees, and submitted later', async () => {
    const { id } = await save(rita, { questions: [{ text: 'Why us?', required: true }] });
    const draft = await apply(mira, id, { submit: false });
    expect(draft).toMatchObject({ status: 'DRAFT', submittedAt: null });
    expect((await rita.client.data(PIPELINE, { id })).jobPosting).toMatchObject({
      ...{ applicationsByStatus: [], applications: { totalCount: 0, nodes: [] } },
    });
    expect((await rita.client.data(NODE, { id: draft.id })).node).toBeNull();
    const { questions } = (await rita.client.data(SAVE, { input: { jobPostingId: id } })).saveJobPosting
      .jobPosting;
    const sent = await apply(mira, id, { answers: [{ questionId: questions[0].id, answer: 'So' }] });
    expect(sent).toMatchObject({ id: draft.id, status: 'SUBMITTED', submittedAt: expect.any(String) });
    expect(sent.statusHistory.map((one: any) => one.status)).toEqual(['DRAFT', 'SUBMITTED']);
  });

  it('T6.15 is final once withdrawn, and a new attempt is possible while the job is open', async () => {
    const { id } = await save(rita);
    const { id: applicationId } = await apply(mira, id);
    expect(await refused(rita.client, WITHDRAW, { input: { applicationId } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await run(mira, WITHDRAW, { applicationId });
    const soon = new Date(Date.now() + 86_400_000).toISOString();
    for (const [who, operation, input] of [
      [rita, MOVE, { applicationId, status: 'UNDER_REVIEW' }],
      [rita, INTERVIEW, { applicationId, round: 1, scheduledAt: soon }],
      [rita, RATE_INTERVIEW, { applicationId, round: 1, rating: 5 }],
      [rita, OFFER, { applicationId, salary: 1, currency: 'EUR' }],
      [mira, ANSWER_OFFER, { applicationId, accept: true }],
      [mira, WITHDRAW, { applicationId }],
    ] as const)
      expect(await refused(who.client, operation, { input }), operation).toMatchObject(invalid);
    const again = await apply(mira, id);
    expect(again).toMatchObject({ attempt: 2, status: 'SUBMITTED' });
    expect(again.id).not.toBe(applicationId);
    const shown = (await mira.client.data(JOBS, {})).jobPostings.nodes.find((one: any) => one.id === id);
    expect(shown.viewerApplication).toEqual({ id: again.id, status: 'SUBMITTED' });
  });
});

describe('the pipeline', () => {
  it('leads from the review over interviews and an offer to the hire, and fills the posting', async () => {
    const { id } = await save(rita, {
      salary: { min: 5_000_000, max: 7_000_000, currency: 'EUR', period: 'YEAR' },
    });
    const [a, b] = [await apply(mira, id), await apply(jonas, id)];
    const applicationId = a.id;
    await run(rita, MOVE, { applicationId, status: 'UNDER_REVIEW', notes: 'Looks good' });
    const scheduledAt = new Date(Date.now() + 86_400_000).toISOString();
    const interview = { applicationId, round: 1, scheduledAt, interviewerId: rolf.id };
    expect((await run(rita, INTERVIEW, interview)).status).toBe('INTERVIEWING');
    await run(rita, RATE_INTERVIEW, { applicationId, round: 1, rating: 4, feedback: 'Sharp' });
    await run(rita, NOTE, { applicationId, hr: 'Strong', hiringManager: 'Fits' });
    const offered = await run(rita, OFFER, { applicationId, salary: 6_500_000 });
    expect(offered).toMatchObject({
      ...{ status: 'OFFERED', offer: { salary: 6_500_000, currency: 'EUR', status: 'PENDING' } },
      ...{ notes: { hr: 'Strong', hiringManager: 'Fits' } },
      interviews: [{ round: 1, rating: 4, feedback: 'Sharp', interviewer: { id: rolf.id } }],
    });
    // Candidates see no notes, ratings, or who moved them.
    const own = (await mira.client.data(MINE)).viewer.jobApplications.nodes[0];
    expect(own).toMatchObject({ notes: null, interviews: [{ round: 1, rating: null, feedback: null }] });
    expect(own.statusHistory.slice(1)).toEqual([
      { status: 'UNDER_REVIEW', notes: null, changedBy: null },
      { status: 'INTERVIEWING', notes: null, changedBy: null },
      { status: 'OFFERED', notes: null, changedBy: null },
    ]);
    expect(JSON.stringify((await mira.client.data(NODE, { id: applicationId })).node)).not.toMatch(
      /Strong|Fits|Sharp|Looks good/,
    );
    await run(rita, MOVE, { applicationId: b.id, status: 'UNDER_REVIEW' });
    await run(rita, OFFER, { applicationId: b.id, salary: 6_000_000 });
    const both = await Promise.all([
      mira.client.send(ANSWER_OFFER, { input: { applicationId, accept: true } }),
      jonas.client.send(ANSWER_OFFER, { input: { applicationId: b.id, accept: true } }),
    ]);
    // There is one position: one of the two is hired, the other stays undecided.
    expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect((await rita.client.data(PIPELINE, { id })).jobPosting.applicationsByStatus).toEqual([
      { status: 'OFFERED', count: 1 },
      { status: 'HIRED', count: 1 },
    ]);
    const other = await person();
    expect((await other.client.data(JOB, { id })).jobPosting.status).toBe('FILLED');
    expect(await refused(other.client, APPLY, { input: { jobPostingId: id } })).toMatchObject({
      code: 'CONFLICT',
    });
    const { drift } = await reconcile({ settle: allFolded });
    expect(drift.filter((one) => String(one.id) === String(parseGlobalId(id, 'JobPosting', 'id')))).toEqual(
      [],
    );
  });

  it('is for the recruiters of the posting only', async () => {
    const { id } = await save(rita);
    const { id: applicationId } = await apply(mira, id);
    const admin = await staff(Role.ADMIN);
    await permit(admin, StaffPermission.HIRING);
    const plain = await staff(Role.ADMIN);
    for (const other of [rolf, jonas, admin, plain]) {
      expect((await other.client.data(PIPELINE, { id })).jobPosting).toEqual({
        ...{ applicationsByStatus: null, applications: null },
      });
      expect((await other.client.data(NODE, { id: applicationId })).node).toBeNull();
      for (const [operation, input] of [
        [MOVE, { applicationId, status: 'REJECTED' }],
        [NOTE, { applicationId, hr: 'x' }],
        [OFFER, { applicationId, salary: 1, currency: 'EUR' }],
        [WITHDRAW, { applicationId }],
        [ANSWER_OFFER, { applicationId, accept: true }],
      ] as const)
        expect(await refused(other.client, operation, { input })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await refused(mira.client, MOVE, { input: { applicationId, status: 'REJECTED' } })).toMatchObject({
      ...{ code: 'FORBIDDEN' },
    });
    const early = { applicationId, status: 'HIRED' };
    expect(await refused(rita.client, MOVE, { input: early })).toMatchObject({ field: 'status' });
    expect(await refused(rita.client, APPLY, { input: { jobPostingId: id } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    // Without the permission a recruiter sees no pipeline any more.
    await permit(rita);
    expect((await rita.client.data(PIPELINE, { id })).jobPosting.applications).toBeNull();
    await permit(rita, StaffPermission.HIRING);
    await allFolded();
    const { viewer } = await rita.client.data('{ viewer { notifications(first: 20) { nodes { type } } } }');
    expect(viewer.notifications.nodes).toContainEqual({ type: 'JOB_APPLICATION' });
  });

  it('follows one table: no sequence of moves leaves a final status or skips the offer', () => {
    const { HIRED, REJECTED, WITHDRAWN, OFFERED, DRAFT } = ApplicationStatus;
    fc.assert(
      fc.property(fc.array(fc.nat(6), { maxLength: 20 }), (choices) => {
        let status: ApplicationStatus = DRAFT;
        let wasOffered = false;
        for (const choice of choices) {
          const next: readonly ApplicationStatus[] = APPLICATION_TRANSITIONS[status];
          const isFinal = [HIRED, REJECTED, WITHDRAWN].includes(status);
          expect(next.length === 0).toBe(isFinal);
          if (isFinal) return;
          status = next[choice % next.length]!;
          wasOffered ||= status === OFFERED;
          if (status === HIRED) expect(wasOffered).toBe(true);
        }
      }),
    );
  });

  it('moves an application once, when several recruiters do so at once', async () => {
    const { id } = await save(rita, { recruiterIds: [rita.id, rolf.id] });
    const { id: applicationId } = await apply(mira, id);
    const tries = await Promise.all(
      [rita, rolf, rita, rolf].map(({ client }, n) =>
        client.send(MOVE, { input: { applicationId, status: n % 2 ? 'REJECTED' : 'UNDER_REVIEW' } }),
      ),
    );
    const row = await JobApplicationModel.findById(
      parseGlobalId(applicationId, 'JobApplication', 'id'),
    ).lean();
    const done = tries.filter(({ errors }) => errors.length === 0).length;
    expect(row!.statusHistory).toHaveLength(1 + done);
    const statuses = row!.statusHistory.map(({ status }) => status);
    for (let i = 1; i < statuses.length; i += 1)
      expect(APPLICATION_TRANSITIONS[statuses[i - 1]!]).toContain(statuses[i]);
  });
});
