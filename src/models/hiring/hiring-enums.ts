import { registerEnumType } from 'type-graphql';

/** Status of a job posting. */
export enum JobStatus {
  DRAFT = 'draft',
  OPEN = 'open',
  CLOSED = 'closed',
  FILLED = 'filled',
}
registerEnumType(JobStatus, {
  name: 'JobStatus',
  description: 'The status of a job posting.',
  valuesConfig: {
    DRAFT: { description: 'Only recruiters see the posting.' },
    OPEN: { description: 'The posting accepts applications.' },
    CLOSED: { description: 'The posting no longer accepts applications.' },
    FILLED: { description: 'All positions are filled.' },
  },
});

/** The kind of employment. */
export enum EmploymentType {
  FULL_TIME = 'full_time',
  PART_TIME = 'part_time',
  CONTRACT = 'contract',
  TEMPORARY = 'temporary',
  INTERNSHIP = 'internship',
}
registerEnumType(EmploymentType, {
  name: 'EmploymentType',
  description: 'The kind of employment.',
  valuesConfig: {
    FULL_TIME: { description: 'Employment with full working hours.' },
    PART_TIME: { description: 'Employment with fewer working hours.' },
    CONTRACT: { description: 'Work on a contract, without employment.' },
    INTERNSHIP: { description: 'A training position.' },
    TEMPORARY: { description: 'Employment for a limited time.' },
  },
});

/** The period of a salary. */
export enum SalaryPeriod {
  HOUR = 'hour',
  MONTH = 'month',
  YEAR = 'year',
}
registerEnumType(SalaryPeriod, {
  name: 'SalaryPeriod',
  description: 'The period of a salary.',
  valuesConfig: {
    HOUR: { description: 'A salary by hour.' },
    MONTH: { description: 'A salary by month.' },
    YEAR: { description: 'A salary by year.' },
  },
});

/** The status of an application. */
export enum ApplicationStatus {
  DRAFT = 'draft',
  SUBMITTED = 'submitted',
  UNDER_REVIEW = 'under_review',
  INTERVIEWING = 'interviewing',
  OFFERED = 'offered',
  HIRED = 'hired',
  REJECTED = 'rejected',
  WITHDRAWN = 'withdrawn',
}
registerEnumType(ApplicationStatus, {
  name: 'ApplicationStatus',
  description: 'The status of a job application.',
  valuesConfig: {
    DRAFT: { description: 'Not submitted. Only the applicant sees the application.' },
    SUBMITTED: { description: 'Submitted and not yet reviewed.' },
    UNDER_REVIEW: { description: 'A recruiter reviews the application.' },
    INTERVIEWING: { description: 'Interviews take place.' },
    OFFERED: { description: 'The applicant has an offer.' },
    HIRED: { description: 'The applicant accepted the offer. Final.' },
    REJECTED: { description: 'The application was rejected. Final.' },
    WITHDRAWN: { description: 'The applicant withdrew the application or declined the offer. Final.' },
  },
});

/** The status of an offer. */
export enum OfferStatus {
  PENDING = 'pending',
  ACCEPTED = 'accepted',
  REJECTED = 'rejected',
}
registerEnumType(OfferStatus, {
  name: 'OfferStatus',
  description: 'The status of a job offer.',
  valuesConfig: {
    PENDING: { description: 'The applicant has not answered.' },
    ACCEPTED: { description: 'The applicant accepted the offer.' },
    REJECTED: { description: 'The applicant declined the offer.' },
  },
});
