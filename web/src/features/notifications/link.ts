import type { NotificationPartsFragment } from '@leela/client/documents/notifications.js';

type Target = NonNullable<NotificationPartsFragment['target']>;

/** The address of what a notification is about. Null if it has no page. */
export function addressOf({ type, target, actors }: NotificationPartsFragment): string | null {
  if (target) return targetAddress(target);
  const [actor] = actors;
  if (actor && (type === 'FOLLOW' || type === 'FOLLOW_REQUEST' || type === 'FOLLOW_ACCEPTED'))
    return `/@${actor.username}`;
  return null;
}

function targetAddress(target: Target): string | null {
  switch (target.__typename) {
    case 'Post':
      return `/posts/${target.id}`;
    case 'Comment':
      return commentAddress(target.target);
    case 'User':
      return `/@${target.username}`;
    case 'CommunityPost':
      return `/community/${target.id}`;
    case 'Group':
      return `/groups/${target.slug}`;
    case 'Event':
      return `/events/${target.slug}`;
    case 'Conversation':
      return `/messages/${target.id}`;
    case 'CanvasProject':
      return `/canvas/${target.id}`;
    case 'Agent':
      return `/agents/${target.slug}`;
    case 'Ticket':
      return `/support/${target.number}`;
    case 'Tool':
      return `/tools/${target.slug}`;
    case 'ToolReview':
      return target.tool ? `/tools/${target.tool.slug}` : null;
    case 'Achievement':
      return '/rewards';
    case 'AIGeneration':
      return '/generate';
    case 'Consultation':
      return '/consultants';
    case 'JobApplication':
      return '/jobs';
    case 'Suggestion':
      return '/suggestions';
    case 'Invoice':
    case 'PlatformSubscription':
    case 'Transaction':
      return '/billing';
    default:
      return null;
  }
}

type CommentTarget = Extract<Target, { __typename: 'Comment' }>['target'];

function commentAddress(target: CommentTarget): string {
  switch (target.__typename) {
    case 'Post':
      return `/posts/${target.id}`;
    case 'CommunityPost':
      return `/community/${target.id}`;
    case 'CanvasProject':
      return `/canvas/${target.id}`;
    default:
      return '/suggestions';
  }
}
