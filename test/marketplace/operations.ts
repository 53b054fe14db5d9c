/** Operations of shipped clients about tools. */
export const PUBLISH = `mutation ($input: PublishToolInput!) { publishTool(input: $input) { tool { id slug currentVersion published } } }`;
export const PUBLISH_VERSION = `mutation ($input: PublishToolVersionInput!) { publishToolVersion(input: $input) { tool { id currentVersion } version { id version isStable reviewState } } }`;
export const YANK = `mutation ($id: ID!, $yanked: Boolean!) { yankToolVersion(input: { versionId: $id, yanked: $yanked, reason: "broken" }) { tool { currentVersion } version { isYanked } } }`;
export const STAR = `mutation ($id: ID!, $starred: Boolean!) { starTool(input: { toolId: $id, starred: $starred }) { tool { id viewerHasStarred stats { stars } } } }`;
export const DOWNLOAD = `mutation ($id: ID!, $version: String) { downloadTool(input: { toolId: $id, version: $version }) { tool { stats { downloads } } version { version downloads } } }`;
export const USE = `mutation ($input: RecordToolUseInput!) { recordToolUse(input: $input) { tool { id stats { uses } } } }`;
export const REVIEW = `mutation ($input: ReviewToolInput!) { reviewTool(input: $input) { review { id rating isVerified version editedAt } tool { id stats { rating reviews } ratingDistribution { rating count } } } }`;
export const DELETE_REVIEW = `mutation ($id: ID!) { deleteToolReview(input: { reviewId: $id }) { deletedId tool { stats { rating reviews } } } }`;
export const VOTE = `mutation ($id: ID!, $helpful: Boolean) { voteOnReview(input: { reviewId: $id, helpful: $helpful }) { review { id helpful notHelpful viewerVote } } }`;
export const VERIFY = `mutation ($id: ID!, $version: ID, $approved: Boolean) { verifyTool(input: { toolId: $id, versionId: $version, approved: $approved }) { tool { isVerified reviewState currentVersion } } }`;
export const UPDATE = `mutation ($input: UpdateToolInput!) { updateTool(input: $input) { tool { slug name isVerified reviewState published } } }`;
export const TOOL = `query ($slug: String!) { tool(slug: $slug) { id slug name currentVersion codeUrl isVerified hooks { code } stats { downloads stars uses rating reviews } ratingDistribution { rating count }
  versions(first: 20) { totalCount nodes { id version isStable isYanked downloads rating reviewState } } } }`;

/** The example of the clients' contract, with changes. */
export const toolInput = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'API Tester',
  description: 'Test REST APIs',
  category: 'UTILITY',
  tags: ['api'],
  version: '1.0.0',
  changelog: 'First',
  codeUrl: 'https://example.com/api-tester',
  mainFunction: 'run',
  inputs: [{ id: 'url', name: 'URL', type: 'STRING', required: true }],
  outputs: [],
  settings: [],
  dependencies: [],
  requiredPermissions: ['network'],
  riskLevel: 'LOW',
  ...more,
});
