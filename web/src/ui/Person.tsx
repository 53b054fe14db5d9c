import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar } from './Avatar.js';

interface Shown {
  username: string;
  fullName: string;
  avatar?: string | null;
}

/** A user in a line: picture, name, a line of text. `null` is an account that the viewer may not see. */
export function Person({
  user,
  text,
  size = 40,
}: {
  user: Shown | null | undefined;
  text?: ReactNode;
  size?: number;
}) {
  if (!user)
    return (
      <span className="row grow">
        <Avatar name="?" size={size} />
        <span className="muted">Unknown user</span>
      </span>
    );
  return (
    <span className="row grow">
      <Avatar name={user.fullName} src={user.avatar} size={size} />
      <span className="grow">
        <Link to={`/@${user.username}`} className="strong">
          {user.fullName}
        </Link>
        <span className="muted small" style={{ display: 'block' }}>
          {text ?? `@${user.username}`}
        </span>
      </span>
    </span>
  );
}
