import type { Tx } from '../../../events/transact.js';
import {
  ApplicationStatus,
  JobApplicationModel,
  JobPostingModel,
  type JobApplication,
} from '../../../models/hiring/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import type { Step } from '../step.js';
import { anonymise, anonymiseItems, follows, remove, taking } from '../steps.js';

const TIMES = ['createdAt', 'updatedAt'];

/** A hired applicant no longer counts; the posting stays filled. */
async function uncount({ session }: Tx, rows: Row[]): Promise<void> {
  for (const { status, jobPosting } of rows as unknown as JobApplication[])
    if (status === ApplicationStatus.HIRED)
      await JobPostingModel.collection.updateOne({ _id: jobPosting }, { $inc: { hired: -1 } }, { session });
}

/** Postings continue with the other recruiters. */
const leavePostings: Step = {
  path: 'recruiters',
  how: 'gone',
  take: taking(JobPostingModel, own('recruiters'), async ({ session }, rows, { id }) => {
    const ids = rows.map(({ _id }) => _id);
    const change = { $pull: { recruiters: id } } as never;
    await JobPostingModel.collection.updateMany({ _id: { $in: ids } }, change, { session });
  }),
};

/** Job postings and applications. */
export const hiring: PersonalData[] = [
  {
    model: JobApplicationModel,
    ids: {
      ...{ applicant: 'User', jobPosting: 'JobPosting', 'resume.upload': 'Upload' },
      ...{ 'statusHistory.changedBy': 'User', 'interviews.interviewer': 'User' },
      'answers.key': 'nothing public',
    },
    names: ['personal.email', 'emailKey'],
    told: {
      as: 'jobApplications',
      type: 'JobApplication',
      own: own('applicant'),
      fields: [
        ...['jobPosting', 'attempt', 'status', 'personal', 'professional', 'coverLetter', 'expectedSalary'],
        ...['availableFrom', 'workAuthorization', 'resume.fileName', 'resume.size', 'resume.mimeType'],
        ...['resume.uploadedAt', 'portfolio', 'answers.question', 'answers.answer', 'statusHistory.status'],
        ...['statusHistory.changedAt', 'interviews.round', 'interviews.scheduledAt', 'offer', 'submittedAt'],
        ...TIMES,
      ],
    },
    untold: [
      ...['applicant', 'current', 'emailKey', 'notes', 'answers.key', 'resume.upload'],
      ...['statusHistory.changedBy', 'statusHistory.notes', 'interviews.interviewer'],
      ...['interviews.feedback', 'interviews.rating'],
    ],
    erased: [
      remove(JobApplicationModel, 'applicant', uncount),
      follows('personal.email'),
      follows('emailKey'),
      anonymiseItems(JobApplicationModel, 'statusHistory', 'changedBy'),
      anonymiseItems(JobApplicationModel, 'interviews', 'interviewer'),
    ],
    why: 'An application is the applicant’s and goes with the account. What recruiters note about it is not told.',
  },
  {
    model: JobPostingModel,
    ids: { createdBy: 'User', recruiters: 'User', 'questions.key': 'nothing public' },
    told: {
      as: 'jobPostings',
      type: 'JobPosting',
      own: own('createdBy'),
      fields: ['slug', 'title', 'status', 'publishedAt', 'closesAt', ...TIMES],
    },
    untold: [
      ...['createdBy', 'recruiters', 'description', 'department', 'location', 'locationKey', 'isRemote'],
      ...['employmentType', 'salary', 'listed', 'questions', 'positions', 'hired', 'timezone', 'deadline'],
      'searchKeys',
    ],
    erased: [anonymise(JobPostingModel, 'createdBy'), leavePostings],
    why: 'A posting is the organisation’s; it goes on without the person.',
  },
];
