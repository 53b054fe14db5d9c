export const SET_AVAILABILITY = /* GraphQL */ `
  mutation ($input: SetAvailabilityInput!) {
    setAvailability(input: $input) {
      consultant {
        id
        timezone
        bufferMinutes
        hourlyRate {
          amount
          currency
        }
        weeklyHours {
          weekday
          from
          to
        }
        timeOff {
          startsAt
        }
      }
    }
  }
`;

export const CONSULTANT = /* GraphQL */ `
  query ($id: ID!, $from: DateTimeISO!, $to: DateTimeISO!, $minutes: Int!) {
    consultant(userId: $id) {
      rating
      ratingCount
      timeOff {
        startsAt
      }
      user {
        id
      }
      availability(from: $from, to: $to, durationMinutes: $minutes) {
        startsAt
        endsAt
      }
    }
  }
`;

const FIELDS = /* GraphQL */ `
  id
  number
  status
  scheduledAt
  durationMinutes
  timezone
  agenda
  pricing {
    amount
    currency
    paymentStatus
    refundedAmount
  }
  notes {
    client
    consultant
    internal
  }
  feedback {
    clientRating
    clientFeedback
    consultantRating
  }
  client {
    id
  }
  consultant {
    id
  }
`;

export const BOOK = `mutation ($input: BookConsultationInput!) {
  bookConsultation(input: $input) { consultation { ${FIELDS} } }
}`;
export const CONFIRM = `mutation ($id: ID!) {
  confirmConsultation(input: { consultationId: $id }) { consultation { ${FIELDS} } }
}`;
export const MOVE = `mutation ($id: ID!, $at: DateTimeISO!) {
  rescheduleConsultation(input: { consultationId: $id, scheduledAt: $at }) { consultation { ${FIELDS} } }
}`;
export const CANCEL = `mutation ($id: ID!) {
  cancelConsultation(input: { consultationId: $id, reason: "No time" }) { consultation { ${FIELDS} } }
}`;
export const UPDATE = `mutation ($input: UpdateConsultationInput!) {
  updateConsultation(input: $input) { consultation { ${FIELDS} } }
}`;
export const RATE_CONSULTATION = `mutation ($id: ID!, $rating: Int!) {
  rateConsultation(input: { consultationId: $id, rating: $rating, feedback: "Good" }) { consultation { ${FIELDS} } }
}`;
export const CONSULTATION = `query ($id: ID!) { consultation(id: $id) { ${FIELDS} icalendar } }`;
export const MINE = `query ($as: ConsultationSide!) {
  viewer { consultations(first: 50, as: $as) { totalCount nodes { id } } }
}`;

const SESSION = `id title type scheduledAt endsAt seats seatsLeft cancelledAt locationKind agenda
  price { amount currency } location { meetingLink } consultant { id }
  viewerConsultation { id client { id } } consultations(first: 50) { totalCount nodes { id client { id } } }`;

export const OFFER_SESSION = `mutation ($input: OfferConsultationSessionInput!) {
  offerConsultationSession(input: $input) { session { ${SESSION} } }
}`;
export const BOOK_SEAT = `mutation ($input: BookConsultationSeatInput!) {
  bookConsultationSeat(input: $input) { consultation { ${FIELDS} type session { id seatsLeft } } }
}`;
export const UPDATE_SESSION = `mutation ($input: UpdateConsultationSessionInput!) {
  updateConsultationSession(input: $input) { session { ${SESSION} } }
}`;
export const MOVE_SESSION = `mutation ($id: ID!, $at: DateTimeISO!) {
  rescheduleConsultationSession(input: { sessionId: $id, scheduledAt: $at }) { session { ${SESSION} } }
}`;
export const CANCEL_SESSION = `mutation ($id: ID!) {
  cancelConsultationSession(input: { sessionId: $id, reason: "Ill" }) { session { ${SESSION} } }
}`;
export const SESSION_BY_ID = `query ($id: ID!) { consultationSession(id: $id) { ${SESSION} } }`;
export const SESSIONS = `query ($id: ID!) {
  consultant(userId: $id) { sessions(first: 10) { totalCount nodes { id seatsLeft } } }
}`;
