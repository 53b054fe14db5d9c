import type { NodeRows } from '../node-types.js';
import { ApplicationMutationResolver } from './application-mutation.resolver.js';
import {
  ApplicationStatusChangeResolver,
  JobApplicationResolver,
  JobInterviewResolver,
  shownApplication,
  ViewerApplicationResolver,
} from './application.resolver.js';
import {
  JobPostingResolver,
  JobQuestionResolver,
  shownPosting,
  ViewerPostingResolver,
} from './posting.resolver.js';

/** The resolvers of job postings and applications. */
export const hiringResolvers = [
  JobPostingResolver,
  JobQuestionResolver,
  ViewerPostingResolver,
  JobApplicationResolver,
  ApplicationMutationResolver,
  ApplicationStatusChangeResolver,
  JobInterviewResolver,
  ViewerApplicationResolver,
] as const;

/** The types of this domain that `node(id)` fetches. */
export const hiringNodes: NodeRows = {
  JobPosting: shownPosting,
  JobApplication: shownApplication,
};
