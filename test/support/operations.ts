export const CONTACT = /* GraphQL */ `
  mutation ($input: ContactInput!) {
    sendContactMessage(input: $input) {
      number
    }
  }
`;

export const OPEN = /* GraphQL */ `
  mutation ($input: OpenTicketInput!) {
    openTicket(input: $input) {
      ticket {
        id
        number
        status
        priority
        category
        tags
        client {
          ipAddress
        }
        sla {
          firstResponseDueAt
          resolutionDueAt
          breached
        }
      }
    }
  }
`;

export const REPLY = /* GraphQL */ `
  mutation ($input: ReplyToTicketInput!) {
    replyToTicket(input: $input) {
      message {
        id
        body
        isInternal
        attachments {
          url
          name
          size
          mimeType
        }
      }
      ticket {
        id
        status
        followUpOf {
          id
        }
      }
    }
  }
`;

export const TRIAGE = /* GraphQL */ `
  mutation ($input: TriageTicketInput!) {
    triageTicket(input: $input) {
      ticket {
        id
        status
        priority
        tags
        assignee {
          id
        }
        sla {
          resolutionDueAt
        }
      }
    }
  }
`;

export const RESOLVE = /* GraphQL */ `
  mutation ($id: ID!) {
    resolveTicket(input: { ticketId: $id, summary: "Cleared the cache" }) {
      ticket {
        status
        resolution {
          summary
          resolvedBy {
            id
          }
        }
      }
    }
  }
`;

export const REOPEN = /* GraphQL */ `
  mutation ($id: ID!) {
    reopenTicket(input: { ticketId: $id }) {
      ticket {
        status
        resolution {
          summary
        }
      }
    }
  }
`;

export const RATE = /* GraphQL */ `
  mutation ($id: ID!, $rating: Int!) {
    rateTicket(input: { ticketId: $id, rating: $rating, feedback: "Quick" }) {
      ticket {
        satisfaction {
          rating
          feedback
        }
      }
    }
  }
`;

export const MERGE = /* GraphQL */ `
  mutation ($id: ID!, $into: ID!) {
    mergeTickets(input: { ticketId: $id, intoId: $into }) {
      ticket {
        id
        participants {
          id
        }
        sla {
          resolutionDueAt
        }
        messages(first: 20) {
          totalCount
          nodes {
            body
          }
        }
      }
    }
  }
`;

export const MARK_READ = /* GraphQL */ `
  mutation ($id: ID!) {
    markTicketRead(input: { ticketId: $id }) {
      ticket {
        unreadReplies
      }
    }
  }
`;

export const TICKET = /* GraphQL */ `
  query ($id: ID!) {
    ticket(id: $id) {
      id
      number
      status
      updatedAt
      unreadReplies
      requester {
        id
      }
      assignee {
        id
      }
      client {
        ipAddress
      }
      mergedInto {
        id
      }
      messages(first: 50) {
        totalCount
        nodes {
          id
          body
          isInternal
          authorType
          author {
            id
          }
          attachments {
            url
            name
          }
        }
      }
      sla {
        firstResponseDueAt
        firstRespondedAt
        nextResponseDueAt
        resolutionDueAt
        pausedAt
        pausedMinutes
        breached
        warnedAt
      }
      resolution {
        summary
      }
    }
  }
`;

export const MY_TICKETS = /* GraphQL */ `
  query ($status: TicketStatus) {
    viewer {
      tickets(first: 20, status: $status) {
        totalCount
        nodes {
          id
          number
          unreadReplies
          updatedAt
        }
      }
    }
  }
`;

export const QUEUE = /* GraphQL */ `
  query (
    $first: Int = 50
    $status: TicketStatus
    $priority: TicketPriority
    $assigneeId: ID
    $breached: Boolean
    $tag: String
  ) {
    tickets(
      first: $first
      status: $status
      priority: $priority
      assigneeId: $assigneeId
      breached: $breached
      tag: $tag
    ) {
      totalCount
      nodes {
        id
        number
        priority
        status
        assignee {
          id
        }
        requester {
          id
        }
        unreadReplies
      }
    }
  }
`;

export const CONTACTS = /* GraphQL */ `
  query ($status: ContactStatus) {
    contactMessages(first: 50, status: $status) {
      totalCount
      nodes {
        id
        number
        name
        email
        subject
        message
        category
        priority
        status
        source
        tags
        client {
          ipAddress
        }
        user {
          id
        }
        assignee {
          id
        }
        ticket {
          id
        }
        responses {
          body
          isInternal
          author {
            id
          }
        }
      }
    }
  }
`;

export const ANSWER = /* GraphQL */ `
  mutation ($input: AnswerContactInput!) {
    answerContactMessage(input: $input) {
      contactMessage {
        id
        status
        ticket {
          id
          number
          status
          contact {
            email
          }
          requester {
            id
          }
          messages(first: 5) {
            nodes {
              body
              authorType
            }
          }
        }
        responses {
          body
          isInternal
        }
      }
    }
  }
`;

export const TRIAGE_CONTACT = /* GraphQL */ `
  mutation ($input: TriageContactInput!) {
    triageContactMessage(input: $input) {
      contactMessage {
        status
        priority
        tags
        assignee {
          id
        }
      }
    }
  }
`;

export const ON_TICKET = /* GraphQL */ `
  subscription ($id: ID!, $after: String) {
    ticketEvent(ticketId: $id, after: $after) {
      __typename
      ... on TicketMessageAdded {
        cursor
        message {
          body
        }
      }
      ... on TicketChanged {
        cursor
        ticket {
          status
        }
      }
      ... on TicketResync {
        cursor
      }
    }
  }
`;

export const NOTIFIED = /* GraphQL */ `
  {
    viewer {
      notifications(first: 50) {
        nodes {
          type
          target {
            __typename
            ... on Ticket {
              id
            }
            ... on Consultation {
              id
            }
          }
        }
      }
    }
  }
`;
