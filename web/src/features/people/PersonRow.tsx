import type { PersonRowPartsFragment } from '@leela/client/documents/people.js';
import { BadgeCheck } from 'lucide-react';
import { Link } from 'react-router';
import { Avatar } from '../../ui/index.js';
import { FollowButton } from './FollowButton.js';
import styles from './People.module.css';

/** A user in a list, with the follow button. */
export function PersonRow({ user }: { user: PersonRowPartsFragment }) {
  const { mutualFollowers } = user;
  return (
    <li className={styles['person']}>
      <Link to={`/@${user.username}`} tabIndex={-1} aria-hidden="true">
        <Avatar name={user.fullName} src={user.avatar} size={44} />
      </Link>
      <div className="grow">
        <Link to={`/@${user.username}`} className={styles['name']}>
          {user.fullName}
          {user.verified && <BadgeCheck size={15} color="var(--accent)" aria-label="Verified" />}
        </Link>
        <p className="muted small">
          @{user.username}
          {mutualFollowers > 0 &&
            ` · followed by ${mutualFollowers === 1 ? '1 user' : `${mutualFollowers} users`} you follow`}
        </p>
        {user.bio && <p className={styles['bio']}>{user.bio}</p>}
      </div>
      <FollowButton user={user} />
    </li>
  );
}
