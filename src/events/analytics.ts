/** Events of visits, page views, API usage and insights. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the domain adds its rows
export interface AnalyticsEvents {}
