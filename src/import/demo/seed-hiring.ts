import { Role } from '../../models/identity/index.js';
import { EmploymentType, JobPostingModel, JobStatus, SalaryPeriod } from '../../models/hiring/index.js';
import * as hiring from '../../services/hiring/index.js';
import type { DemoSeeder } from './seeder.js';
import { demoContext } from './seed-support.js';

/** Job postings and an application of the demo. */
export async function seedHiring(demo: DemoSeeder): Promise<void> {
  const ada = demoContext(demo, 'ada', Role.ADMIN);
  const jonas = demoContext(demo, 'jonas');
  const { jobPosting } = await hiring.savePosting(ada, {
    title: 'Community manager',
    description:
      'You look after **creators**: you answer them, plan events with them, and tell us what they miss.',
    department: 'Community',
    location: 'Lisbon',
    isRemote: true,
    employmentType: EmploymentType.FULL_TIME,
    salary: { min: 3_600_000, max: 4_800_000, currency: 'EUR', period: SalaryPeriod.YEAR },
    status: JobStatus.OPEN,
    questions: [{ text: 'Which community do you like to be in, and why?', required: true }],
    clientId: 'demo-job-1',
  });
  await hiring.savePosting(ada, {
    title: 'TypeScript engineer',
    description: 'You build the gateway that every client speaks to.',
    department: 'R&D',
    location: 'Berlin',
    employmentType: EmploymentType.FULL_TIME,
    status: JobStatus.OPEN,
    positions: 2,
    clientId: 'demo-job-2',
  });
  const posting = await JobPostingModel.findById(jobPosting).lean();
  await hiring.applyForJob(jonas, {
    jobPostingId: jobPosting,
    coverLetter: 'I have moderated a forum of 4,000 people for three years.',
    answers: [
      {
        questionId: posting!.questions[0]!.key.toHexString(),
        answer: 'One where beginners are answered kindly.',
      },
    ],
    clientId: 'demo-application-1',
  });
}
