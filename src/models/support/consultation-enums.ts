import { registerEnumType } from 'type-graphql';

/** The topic of a consultation. */
export enum ConsultationCategory {
  TECHNICAL = 'technical',
  BUSINESS = 'business',
  CAREER = 'career',
  CREATIVE = 'creative',
}
registerEnumType(ConsultationCategory, {
  name: 'ConsultationCategory',
  description: 'The subject area of a consultation.',
  valuesConfig: {
    BUSINESS: { description: 'Advice about business.' },
    CAREER: { description: 'Advice about work and career.' },
    CREATIVE: { description: 'Advice about creative work.' },
    TECHNICAL: { description: 'Advice about technology.' },
  },
});

/** The form of a consultation. */
export enum ConsultationType {
  ONE_ON_ONE = 'one-on-one',
  GROUP = 'group',
  WORKSHOP = 'workshop',
}
registerEnumType(ConsultationType, {
  name: 'ConsultationType',
  description: 'The form of a consultation.',
  valuesConfig: {
    ONE_ON_ONE: { description: 'One client and one consultant.' },
    GROUP: { description: 'Several clients, or a client who brings a group.' },
    WORKSHOP: { description: 'The consultant leads practical work.' },
  },
});

/** The status of a consultation. */
export enum ConsultationStatus {
  DRAFT = 'draft',
  SCHEDULED = 'scheduled',
  CONFIRMED = 'confirmed',
  IN_PROGRESS = 'in_progress',
  COMPLETED = 'completed',
  CANCELLED = 'cancelled',
}
registerEnumType(ConsultationStatus, {
  name: 'ConsultationStatus',
  description: 'The status of a consultation.',
  valuesConfig: {
    DRAFT: { description: 'Prepared and not booked.' },
    SCHEDULED: { description: 'Booked. The consultant has not confirmed yet.' },
    CONFIRMED: { description: 'Confirmed by the consultant.' },
    IN_PROGRESS: { description: 'The start time has passed and the end time has not.' },
    COMPLETED: { description: 'The end time has passed.' },
    CANCELLED: { description: 'Cancelled. The time is free again.' },
  },
});

/** Whether a consultation is paid. */
export enum ConsultationPaymentStatus {
  PENDING = 'pending',
  PAID = 'paid',
  REFUNDED = 'refunded',
}
registerEnumType(ConsultationPaymentStatus, {
  name: 'ConsultationPaymentStatus',
  description: 'The payment status of a consultation.',
  valuesConfig: {
    PENDING: { description: 'Not paid yet.' },
    PAID: { description: 'Paid, or free of charge.' },
    REFUNDED: { description: 'Paid and refunded.' },
  },
});

/** The sides of a consultation. */
export enum ConsultationSide {
  CLIENT = 'client',
  CONSULTANT = 'consultant',
}
registerEnumType(ConsultationSide, {
  name: 'ConsultationSide',
  description: 'The side of a consultation on which the viewer stands.',
  valuesConfig: {
    CLIENT: { description: 'The person who booked.' },
    CONSULTANT: { description: 'The person who is booked.' },
  },
});
