import { BadgeCheck, CalendarDays, Link2, Lock, MapPin } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Avatar, Badge, Card, formatCount, formatDate, LinkButton, RichText, Row } from '../../ui/index.js';
import { FollowButton } from '../people/FollowButton.js';
import { PersonMenu } from './PersonMenu.js';
import type { Profile } from './ProfilePage.js';
import styles from './Profile.module.css';

/** The top of a profile. */
export function Head({ user, own }: { user: Profile; own: boolean }) {
  const [failed, setFailed] = useState(false);
  const base = `/@${user.username}`;
  return (
    <Card flush>
      <div className={styles['cover']}>
        {user.coverImage && !failed && <img src={user.coverImage} alt="" onError={() => setFailed(true)} />}
      </div>
      <div className={styles['body']}>
        <div className={styles['top']}>
          <span className={styles['face']} data-frame={user.cosmetics.profileFrame ? true : undefined}>
            <Avatar name={user.fullName} src={user.avatar} size={92} />
          </span>
          <Row>
            {own ? (
              <LinkButton to="/settings" kind="plain" size="small">
                Edit profile
              </LinkButton>
            ) : (
              <>
                {!user.viewerHasBlocked && <FollowButton user={user} followers={user.stats.followers} />}
                <PersonMenu user={user} />
              </>
            )}
          </Row>
        </div>
        <div>
          <h2 className={styles['name']}>
            {user.fullName}
            {user.verified && <BadgeCheck size={19} color="var(--accent)" aria-label="Verified" />}
            {user.isPrivate && <Lock size={16} aria-label="Private profile" />}
          </h2>
          <Row wrap>
            <span className="muted">@{user.username}</span>
            {user.viewerIsFollowedBy && !own && <Badge>Follows you</Badge>}
            {user.viewerHasMuted && <Badge tone="warn">Muted</Badge>}
          </Row>
        </div>
        {user.bio && (
          <p>
            <RichText text={user.bio} />
          </p>
        )}
        <Facts user={user} />
        <dl className={styles['stats']}>
          <Figure name="posts" value={user.stats.posts} to={base} />
          <Figure name="followers" value={user.stats.followers} to={`${base}/followers`} />
          <Figure name="following" value={user.stats.following} to={`${base}/following`} />
          <Figure name="reactions" value={user.stats.likesReceived} />
        </dl>
        {user.cosmetics.achievements.length > 0 && (
          <Row wrap>
            {user.cosmetics.achievements.map(({ id, name, description, rarity }) => (
              <span key={id} title={description}>
                <Badge tone={rarity === 'COMMON' ? undefined : 'accent'}>{name}</Badge>
              </span>
            ))}
          </Row>
        )}
        {user.mutualFollowers > 0 && !own && (
          <p className="muted small">
            Followed by {user.mutualFollowers === 1 ? '1 user' : `${user.mutualFollowers} users`} you follow
          </p>
        )}
      </div>
    </Card>
  );
}

function Figure({ name, value, to }: { name: string; value: number; to?: string }) {
  return (
    <div>
      <dt>{to ? <Link to={to}>{name}</Link> : name}</dt>
      <dd>{formatCount(value)}</dd>
    </div>
  );
}

function Facts({ user }: { user: Profile }) {
  const { github, linkedin, twitter } = user.socialLinks ?? {};
  const links = [user.website, github, linkedin, twitter].filter((link): link is string =>
    Boolean(link && /^https?:/.test(link)),
  );
  return (
    <div className={styles['facts']}>
      {user.location && (
        <span>
          <MapPin size={15} aria-hidden="true" /> {user.location}
        </span>
      )}
      {links.map((link) => (
        <a key={link} href={link} target="_blank" rel="me noopener noreferrer nofollow">
          <Link2 size={15} aria-hidden="true" /> {link.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
        </a>
      ))}
      <span>
        <CalendarDays size={15} aria-hidden="true" /> Joined {formatDate(user.createdAt)}
      </span>
    </div>
  );
}
