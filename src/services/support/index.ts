export * from './answer-contact.js';
export * from './attachments.js';
export { bookConsultation, type BookConsultationInput } from './book-consultation.js';
export * from './book-seat.js';
export { scheduleOf } from './booking.js';
export * from './change-consultation.js';
export {
  cancelConsultationSession,
  rescheduleConsultationSession,
  updateConsultationSession,
} from './change-session.js';
export * from './check-slas.js';
export { contactMailKey } from './contact-mail.js';
export { consultationPayments, payConsultation } from './consultation-payment.js';
export { CONSULTATION_TRANSITIONS } from './consultation-state.js';
export * from './icalendar.js';
export * from './merge-tickets.js';
export * from './offer-session.js';
export * from './open-ticket.js';
export * from './reply-to-ticket.js';
export * from './resolve-ticket.js';
export * from './run-consultations.js';
export * from './send-contact-message.js';
export {
  checkHours,
  saveSupportSettings,
  supportSettings,
  type SaveSupportSettingsInput,
} from './settings.js';
export * from './set-availability.js';
export * from './triage-ticket.js';
