/** The insights that can be exported, by the name of their field. */
export enum InsightKind {
  USERS = 'users',
  ENGAGEMENT = 'engagement',
  AGENTS = 'agents',
  CHAT = 'chat',
  STUDIO = 'studio',
  REVENUE = 'revenue',
  COMMUNITY = 'community',
  MODERATION = 'moderation',
  SUPPORT = 'support',
  HIRING = 'hiring',
  CONSULTATIONS = 'consultations',
  TRAFFIC = 'traffic',
  API = 'api',
  SYSTEM = 'system',
  TOOLS = 'tools',
  FAVORITES = 'favorites',
  REWARDS = 'rewards',
  PERSONALIZATION = 'personalization',
  FUNNEL = 'funnel',
}

/** The forms of an export. */
export enum ExportFormat {
  CSV = 'csv',
  JSON = 'json',
}

/**
 * What an export of each insight asks for, below `insights`. `$range` is the range of the export. Lists that are cut to
 * their first rows are asked for as far as they go.
 */
const EXPORTED: Record<InsightKind, string> = {
  [InsightKind.USERS]: `users(range: $range) { total active
    buckets { start registrations active signIns failures }
    byCountry { key count } byMethod { key count } byPlan { key count } retention { cohort size weeks } }`,
  [InsightKind.ENGAGEMENT]: `engagement(range: $range) {
    buckets { start posts comments reactions shares views } averages { likesPerPost commentsPerPost viewsPerPost }
    threadDepth { depth count } topPosts { post { id title } score } topAuthors { user { username } posts reactions }
    topTags { tag { name } uses } }`,
  [InsightKind.AGENTS]: `agents(range: $range) { agent { slug } sessions messages users tokens
    cost { amount currency } rating { average count } responseTime { p50 p95 p99 } errorRate }`,
  [InsightKind.CHAT]: `chat(range: $range) { buckets { start sessions messages tokens cost }
    feedback { start average positive negative } categories { key count average } quickActions { label uses }
    byProvider { key messages tokens cost errors } }`,
  [InsightKind.STUDIO]: `studio(range: $range) { generations { type status count averageSeconds coins }
    canvas { templates { key count } fileTypes { key count bytes } successRate }
    lab { type count successRate tokens cost } }`,
  [InsightKind.REVENUE]: `revenue(range: $range) { gross { amount currency } net { amount currency }
    refunds { amount currency } buckets { start gross refunds currency payments failed }
    byType { key amount currency } byMethod { key amount currency successRate } mrr { amount currency }
    subscribers { active new cancelled churnRate } planPopularity { key subscribers } arpu { amount currency } }`,
  [InsightKind.COMMUNITY]: `community(range: $range) { groups { group { slug } members growth active }
    roles { key count } events { type events registrations attended noShow rate }
    organizers { user { username } events attendance rating } suggestions { status count } }`,
  [InsightKind.MODERATION]: `moderation(range: $range) { open opened resolved medianHoursToResolve
    byCategory { key count } byModerator(first: 100) { user { username } resolved medianHours overturned }
    rules { key triggered upheld precision } }`,
  [InsightKind.SUPPORT]: `support(range: $range) { opened resolved backlog firstResponse { p50Minutes p95Minutes }
    resolution { p50Hours p95Hours } breaches satisfaction { average count } byCategory { key count }
    byAgent(first: 100) { user { username } resolved satisfaction } contact { key count } }`,
  [InsightKind.HIRING]: `hiring(range: $range) { funnel { stage count conversion } medianDaysToHire
    byJob(first: 100) { jobPosting { title } applications hired } }`,
  [InsightKind.CONSULTATIONS]: `consultations {
    buckets(range: $range) { start booked completed cancelled revenue currency }
    byConsultant(range: $range, first: 100) { user { username } completed rating } }`,
  [InsightKind.TRAFFIC]: `traffic(range: $range) { visitors sessions pageViews bounceRate averageSessionSeconds live
    buckets { start visitors sessions pageViews }
    pages { path views visitors averageSeconds scrollDepth entries exits } sources { key visitors }
    campaigns { source medium campaign visitors } countries { key visitors } devices { key visitors }
    browsers { key visitors } events { name count visitors } }`,
  [InsightKind.API]: `api(range: $range) { requests errors buckets { start requests errors p95Ms }
    operations { name requests errorRate p50Ms p95Ms p99Ms mongoCommands bytes } clients { key requests } }`,
  [InsightKind.SYSTEM]: `system { database { latencyMs connections { inUse available }
    slowQueries { collection shape count maxMs } } redis { connected latencyMs }
    log { lagMs deadLetters lanes { name lagMs } } jobs { name lastRunAt failures }
    sockets memoryMb uptimeSeconds version }`,
  [InsightKind.TOOLS]: `tools(range: $range) { tool { slug } uses users successRate averageMs byAction { key count } }`,
  [InsightKind.FAVORITES]: `favorites(range: $range) { type count top { itemId count } }`,
  [InsightKind.REWARDS]: `rewards(range: $range) { points { earned spent } achievements { key unlocked }
    streaks { days users } }`,
  [InsightKind.PERSONALIZATION]: `personalization(range: $range) { agents { agent { slug } users }
    themes { key users } }`,
  [InsightKind.FUNNEL]: `funnel(range: $range, steps: $steps, windowDays: $windowDays) {
    steps { name visitors pending conversion conversionFromPrevious medianSecondsFromPrevious } }`,
};

/** The types whose insights their owner can export. */
export const OWNED_TYPES = ['User', 'Group', 'Agent', 'Tool', 'Consultant', 'JobPosting'] as const;

/** A type whose insights its owner can export. */
export type OwnedType = (typeof OWNED_TYPES)[number];

/** What an export of each type asks for, below `insights(range: $range)`. Those of a user are read from the viewer. */
const OWNED: Record<OwnedType, string> = {
  User: `buckets { start views reactions comments shares saves newFollowers }
    topPosts(first: 100) { post { id title caption } views reactions engagementRate }
    audience { byCountry { key count } byHour { hour views } }`,
  Group: `buckets { start members posts comments active }
    topContributors(first: 100) { user { username } posts comments }`,
  Agent: `agent { slug } sessions messages users tokens cost { amount currency } rating { average count }
    responseTime { p50 p95 p99 } errorRate`,
  Tool: `tool { slug } uses users successRate averageMs byAction(first: 100) { key count }`,
  Consultant: `completed rating { average count }
    buckets { start booked completed cancelled revenue currency }`,
  JobPosting: `funnel { stage count conversion } medianDaysToHire`,
};

const TYPES = {
  id: 'ID!',
  range: 'InsightRange!',
  steps: '[FunnelStepInput!]!',
  windowDays: 'Int!',
};
const query = (selection: string): string => {
  const used = Object.entries(TYPES).filter(([name]) => selection.includes(`$${name}`));
  const variables = used.map(([name, type]) => `$${name}: ${type}`).join(', ');
  return `query Export${variables && `(${variables})`} { ${selection} }`;
};

/** The operation that an export of an insight of the platform runs. */
export const exportOperation = (kind: InsightKind): string => query(`insights { ${EXPORTED[kind]} }`);

/** The operation that an export of the insights of something owned runs. */
export function ownedExportOperation(type: OwnedType): string {
  const insights = `insights(range: $range) { ${OWNED[type]} }`;
  return query(
    type === 'User' ? `viewer { ${insights} }` : `node(id: $id) { ... on ${type} { ${insights} } }`,
  );
}
