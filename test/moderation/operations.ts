/** The operations about reports that tests send. */
export const REPORT = `mutation ($input: ReportInput!) { report(input: $input) { report {
  id targetType reason details status createdAt target { ... on Node { id } } reporter { id } content { text } case { id } } } }`;
export const MY_REPORTS = `query ($first: Int, $after: String) { viewer { reports(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id status reason target { ... on Node { id } } content { text } case { id } } } } }`;
export const CASES = `query ($first: Int, $after: String, $status: ModerationStatus, $priority: ModerationPriority,
  $targetType: ReportTargetType) {
  moderationCases(first: $first, after: $after, status: $status, priority: $priority, targetType: $targetType) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id targetType status priority reportCount firstReportedAt lastReportedAt reasons { reason count }
      evidence { authorId authorUsername title text media visibility createdAt } current { text visibility }
      target { __typename ... on Node { id } } author { id }
      reports(first: 10) { totalCount nodes { reason details reporter { id } content { text } case { id } } } } } }`;
export const CASE = `query ($id: ID!) { node(id: $id) { ... on ModerationCase { id reportCount priority status
  evidence { text authorUsername } current { text } target { ... on Node { id } } author { id }
  reports(first: 10) { nodes { id reporter { id } content { text } } } } } }`;
