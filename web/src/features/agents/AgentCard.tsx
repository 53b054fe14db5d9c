import type { AgentCardPartsFragment } from '@leela/client/documents/agents.js';
import { Star } from 'lucide-react';
import { Link } from 'react-router';
import { Avatar, Badge, formatCount, formatEnum } from '../../ui/index.js';
import styles from './agents.module.css';
import { priceOf } from './prices.js';

type Agent = AgentCardPartsFragment;

/** An agent of the catalogue. */
export function AgentCard({ agent }: { agent: Agent }) {
  const { slug, name, tagline, avatar, category, stats, status } = agent;
  return (
    <Link to={`/agents/${slug}`} className={`card ${styles['card']}`}>
      <span className="row">
        <Avatar name={name} src={avatar} size={52} />
        <span className="grow">
          <strong className={styles['name']}>{name}</strong>
          <span className="muted small">{tagline}</span>
        </span>
      </span>
      <span className="row" data-wrap>
        <Badge>{formatEnum(category)}</Badge>
        <AgentBadges agent={agent} />
        {status === 'MAINTENANCE' && <Badge tone="warn">Maintenance</Badge>}
      </span>
      <span className="row small muted" data-between>
        <span>{priceOf(agent)}</span>
        <Rating stats={stats} />
      </span>
    </Link>
  );
}

/** What stands out about an agent. */
export function AgentBadges({ agent: { isPremium, isNew } }: { agent: Pick<Agent, 'isPremium' | 'isNew'> }) {
  return (
    <>
      {isPremium && <Badge tone="accent">Premium</Badge>}
      {isNew && <Badge tone="good">New</Badge>}
    </>
  );
}

/** The average rating of an agent, or the number of its users. */
export function Rating({ stats: { averageRating, ratings, users } }: Pick<Agent, 'stats'>) {
  if (averageRating === null)
    return (
      <span className={styles['rating']}>
        {users === 0 ? 'Not rated' : `${formatCount(users)} ${users === 1 ? 'user' : 'users'}`}
      </span>
    );
  return (
    <span className={styles['rating']}>
      <Star size={14} aria-hidden="true" fill="currentcolor" />
      <span className="visually-hidden">Rating: </span>
      {averageRating.toFixed(1)} ({formatCount(ratings)})
    </span>
  );
}
