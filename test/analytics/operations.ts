import { parse, type DocumentNode } from 'graphql';

/** What clients ask of insights, by the name of the operation. `test/contract/insights.test.ts` sends those of shipped clients. */
const OPERATIONS = `
query UserInsights($range: InsightRange!) { insights { users(range: $range) { total active buckets { start registrations active signIns failures } byCountry { key count } byMethod { key count } byPlan { key count } retention { cohort size weeks } } } }
query EngagementInsights($range: InsightRange!) { insights { engagement(range: $range) { buckets { start posts comments reactions shares views } averages { likesPerPost commentsPerPost viewsPerPost } threadDepth { depth count } topPosts { post { id title } score } topAuthors { user { username } posts reactions } topTags { tag { name } uses } } } }
query AgentInsights($range: InsightRange!) { insights { agents(range: $range) { agent { slug } sessions messages users tokens cost { amount currency } rating { average count } responseTime { p50 p95 p99 } errorRate } } }
query ChatInsights($range: InsightRange!) { insights { chat(range: $range) { buckets { start sessions messages tokens cost } feedback { start average positive negative } categories { key count average } quickActions { label uses } byProvider { key messages tokens cost errors } } } }
query StudioInsights($range: InsightRange!) { insights { studio(range: $range) { generations { type status count averageSeconds coins } canvas { templates { key count } fileTypes { key count bytes } successRate } lab { type count successRate tokens cost } } } }
query RevenueInsights($range: InsightRange!) { insights { revenue(range: $range) { gross { amount currency } net { amount currency } refunds { amount currency } buckets { start gross refunds payments failed } byType { key amount } byMethod { key amount successRate } mrr { amount currency } subscribers { active new cancelled churnRate } planPopularity { key subscribers } arpu { amount currency } } } }
query CommunityInsights($range: InsightRange!) { insights { community(range: $range) { groups { group { slug } members growth active } roles { key count } events { type events registrations attended noShow rate } organizers { user { username } events attendance rating } suggestions { status count } } } }
query ModerationInsights($range: InsightRange!) { insights { moderation(range: $range) { open resolved medianHoursToResolve byCategory { key count } byModerator { user { username } resolved medianHours overturned } rules { key triggered upheld precision } } } }
query SupportInsights($range: InsightRange!) { insights { support(range: $range) { opened resolved backlog firstResponse { p50Minutes p95Minutes } resolution { p50Hours p95Hours } breaches satisfaction { average count } byCategory { key count } byAgent { user { username } resolved satisfaction } contact { key count } } } }
query HiringInsights($range: InsightRange!) { insights { hiring(range: $range) { funnel { stage count conversion } medianDaysToHire byJob { jobPosting { title } applications hired } } consultations { buckets(range: $range) { start booked completed cancelled revenue } byConsultant(range: $range) { user { username } completed rating } } } }
query TrafficInsights($range: InsightRange!) { insights { traffic(range: $range) { visitors sessions pageViews bounceRate averageSessionSeconds live buckets { start visitors sessions pageViews } pages { path views visitors averageSeconds scrollDepth entries exits } sources { key visitors } campaigns { source medium campaign visitors } countries { key visitors } devices { key visitors } browsers { key visitors } events { name count visitors } } } }
query FunnelInsights($range: InsightRange!, $steps: [FunnelStepInput!]!) { insights { funnel(range: $range, steps: $steps) { steps { name visitors conversion medianSecondsFromPrevious } } } }
query ApiInsights($range: InsightRange!) { insights { api(range: $range) { requests errors buckets { start requests errors p95Ms } operations { name requests errorRate p50Ms p95Ms p99Ms mongoCommands bytes } clients { key requests } } } }
query SystemHealth { insights { system { database { latencyMs connections { inUse available } slowQueries { collection shape count maxMs } } redis { connected latencyMs } log { lagMs deadLetters lanes { name lagMs } } jobs { name lastRunAt failures } sockets memoryMb uptimeSeconds version } } }
query ToolInsights($range: InsightRange!) { insights { tools(range: $range) { tool { slug } uses users successRate averageMs byAction { key count } } favorites(range: $range) { type count top { itemId count } } rewards(range: $range) { points { earned spent } achievements { key unlocked } streaks { days users } } personalization(range: $range) { agents { agent { slug } users } themes { key users } } } }
query CreatorInsights($range: InsightRange!) { viewer { insights(range: $range) { buckets { start views reactions comments shares saves newFollowers } topPosts { post { id caption } views reactions engagementRate } audience { byCountry { key count } byHour { hour views } } } } }
query GroupInsights($slug: String!, $range: InsightRange!) { group(slug: $slug) { insights(range: $range) { buckets { start members posts comments active } topContributors { user { username } posts comments } } } }
query ExportInsight($input: ExportInsightInput!) { insights { export(input: $input) { filename mimeType content } } }
`;

const documents = new Map(
  parse(OPERATIONS, { noLocation: true }).definitions.flatMap((one) =>
    one.kind === 'OperationDefinition' ? [[one.name!.value, one] as const] : [],
  ),
);

/** An operation by its name. */
export function operation(name: string): DocumentNode {
  const found = documents.get(name);
  if (!found) throw new Error(`There is no operation ${name}.`);
  return { kind: 'Document', definitions: [found] } as unknown as DocumentNode;
}
