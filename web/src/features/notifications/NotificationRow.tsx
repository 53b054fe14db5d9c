import {
  NotificationsReadDocument,
  type NotificationPartsFragment,
} from '@leela/client/documents/notifications.js';
import {
  AtSign,
  Award,
  Bell,
  Coins,
  CornerDownRight,
  Heart,
  MessageCircle,
  Quote,
  Repeat2,
  UserPlus,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { Link } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Avatar, Time } from '../../ui/index.js';
import { addressOf } from './link.js';
import { markRead } from './read.js';
import styles from './Notifications.module.css';

const ICONS: Partial<Record<NotificationPartsFragment['type'], LucideIcon>> = {
  LIKE: Heart,
  COMMENT: MessageCircle,
  REPLY: CornerDownRight,
  MENTION: AtSign,
  QUOTE: Quote,
  SHARE: Repeat2,
  FOLLOW: UserPlus,
  FOLLOW_REQUEST: UserPlus,
  FOLLOW_ACCEPTED: UserPlus,
  ACHIEVEMENT: Award,
  COIN_EARNED: Coins,
  GROUP: Users,
};

/** The most pictures of a group of actors. */
const FACES = 3;

/** A notification. Opening it marks it read. */
export function NotificationRow({ notification }: { notification: NotificationPartsFragment }) {
  const { viewer } = useSession();
  const { run } = useAction(NotificationsReadDocument);
  const { id, type, message, isRead, updatedAt, actors } = notification;
  const Icon = ICONS[type] ?? Bell;
  const address = addressOf(notification);
  const open = () => {
    if (isRead || !viewer) return;
    void run({ ids: [id] }, { update: (cache, { data }) => markRead(cache, viewer.id, data, [id]) });
  };
  const content = (
    <>
      <span className={styles['icon']} data-type={type}>
        <Icon size={18} aria-hidden="true" />
      </span>
      <span className="grow">
        {actors.length > 0 && (
          <span className={styles['faces']}>
            {actors.slice(0, FACES).map((actor) => (
              <Avatar key={actor.id} name={actor.fullName} src={actor.avatar} size={28} />
            ))}
          </span>
        )}
        <span className={styles['message']}>{message}</span>
        <span className="muted small">
          <Time at={updatedAt} />
        </span>
      </span>
      {!isRead && <span className={styles['dot']} role="img" aria-label="Unread" />}
    </>
  );
  return (
    <li className={styles['item']} data-unread={!isRead || undefined}>
      {address ? (
        <Link to={address} className={styles['link']} onClick={open}>
          {content}
        </Link>
      ) : (
        <button type="button" className={styles['link']} onClick={open}>
          {content}
        </button>
      )}
    </li>
  );
}
