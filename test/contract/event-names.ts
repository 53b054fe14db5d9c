/** Operations of `community.graphql` about events, moderation and metrics; the others are about groups and the forum. */
export const EVENT_NAMES = [
  ...['Events', 'Event', 'MyEvents', 'CreateEvent', 'UpdateEvent', 'PublishEvent', 'CancelEvent'],
  ...['RegisterForEvent', 'CancelRegistration', 'RecordAttendance', 'RateEvent', 'IssueCertificates'],
  ...['Queue', 'TakeCase', 'Moderate', 'MySanctions', 'Appeal', 'DecideAppeal', 'GroupMetrics'],
];
