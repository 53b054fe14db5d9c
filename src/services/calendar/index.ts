import './chat-tools.js';

export * from './attendance.js';
export * from './by-clock.js';
export * from './change-occurrence.js';
export {
  cancelRegistration,
  inviteToEvent,
  promoteRegistration,
  type InviteInput,
} from './change-registration.js';
export * from './create-event.js';
export { seedEvents } from './demo.js';
export { eventFees, payEventFee, refundWorker } from './fee.js';
export type { EventFields } from './event-fields.js';
export { visibleEvent } from './manage.js';
export * from './publish-event.js';
export * from './register.js';
export { calendarTargets } from './targets.js';
export * from './update-event.js';
export * from './calendar-file.js';
export { certificateUrl, drawCertificate, openCertificate, printable } from './certificate.js';
export { leaveEvents, leaveGroupEvents } from './leave-events.js';
