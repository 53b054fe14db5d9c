export const SAVE = /* GraphQL */ `
  mutation ($input: SaveJobPostingInput!) {
    saveJobPosting(input: $input) {
      jobPosting {
        id
        slug
        status
        closesAt
        publishedAt
        descriptionHtml
        questions {
          id
          text
          required
        }
      }
    }
  }
`;

export const JOBS = /* GraphQL */ `
  query ($search: String, $location: String, $remote: Boolean) {
    jobPostings(first: 50, search: $search, location: $location, remote: $remote) {
      totalCount
      nodes {
        id
        viewerApplication {
          id
          status
        }
      }
    }
  }
`;

export const JOB = /* GraphQL */ `
  query ($id: ID, $slug: String) {
    jobPosting(id: $id, slug: $slug) {
      id
      slug
      status
      recruiters {
        id
      }
    }
  }
`;

const APPLICATION = /* GraphQL */ `
  id
  attempt
  status
  submittedAt
  coverLetter
  resumeUrl
  resumeFileName
  personal {
    firstName
    email
  }
  answers {
    question
    answer
  }
  applicant {
    id
  }
  notes {
    hr
    hiringManager
  }
  statusHistory {
    status
    notes
    changedBy {
      id
    }
  }
  interviews {
    round
    scheduledAt
    feedback
    rating
    interviewer {
      id
    }
  }
  offer {
    salary
    currency
    status
  }
`;

export const PIPELINE = `query ($id: ID!, $status: ApplicationStatus) {
  jobPosting(id: $id) {
    applicationsByStatus { status count }
    applications(first: 50, status: $status) { totalCount nodes { ${APPLICATION} } }
  }
}`;
export const MINE = `{ viewer { jobApplications(first: 50) { totalCount nodes { ${APPLICATION} } } } }`;
export const NODE = `query ($id: ID!) { node(id: $id) { id ... on JobApplication { ${APPLICATION} } } }`;

const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { application { ${APPLICATION} } } }`;
export const APPLY = mutation('applyForJob', 'ApplyForJobInput');
export const WITHDRAW = mutation('withdrawApplication', 'WithdrawApplicationInput');
export const MOVE = mutation('moveApplication', 'MoveApplicationInput');
export const NOTE = mutation('noteApplication', 'NoteApplicationInput');
export const INTERVIEW = mutation('scheduleInterview', 'ScheduleInterviewInput');
export const RATE_INTERVIEW = mutation('rateInterview', 'RateInterviewInput');
export const OFFER = mutation('makeOffer', 'MakeOfferInput');
export const ANSWER_OFFER = mutation('answerOffer', 'AnswerOfferInput');
