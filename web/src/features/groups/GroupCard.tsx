import type { GroupCardFragment } from '@leela/client/documents/groups.js';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Avatar, Badge, Card, formatCount, formatEnum, Row } from '../../ui/index.js';
import styles from './groups.module.css';
import { categoryWords, VISIBILITIES } from './words.js';

/** A group in a list. */
export function GroupCard({ group, actions }: { group: GroupCardFragment; actions?: ReactNode }) {
  return (
    <Card flush>
      <div className={styles['card']}>
        <div className={styles['cover']}>
          {group.coverImage && <img src={group.coverImage} alt="" loading="lazy" width={320} height={84} />}
        </div>
        <div className={styles['cardBody']}>
          <div className={styles['face']}>
            <Avatar name={group.name} src={group.avatar} size={48} />
          </div>
          <h2>
            <Link to={`/groups/${group.slug}`}>{group.name}</Link>
          </h2>
          <p className={`${styles['description']} small`}>{group.description}</p>
          <GroupFacts group={group} />
          {actions}
        </div>
      </div>
    </Card>
  );
}

/** The visibility, the topic and the counts of a group, and what the viewer is in it. */
export function GroupFacts({ group }: { group: GroupCardFragment }) {
  const { viewerMembership: membership, stats } = group;
  return (
    <Row wrap className="row small muted" style={{ rowGap: 6 }}>
      <span>{stats.members === 1 ? '1 member' : `${formatCount(stats.members)} members`}</span>
      <span>{stats.posts === 1 ? '1 post' : `${formatCount(stats.posts)} posts`}</span>
      <Badge>{categoryWords(group.category)}</Badge>
      {group.visibility !== 'PUBLIC' && (
        <Badge>{VISIBILITIES.find(({ value }) => value === group.visibility)!.label}</Badge>
      )}
      {!group.isActive && <Badge tone="warn">Archived</Badge>}
      {membership?.status === 'ACTIVE' && <Badge tone="accent">{formatEnum(membership.role)}</Badge>}
      {membership?.status === 'PENDING' && <Badge tone="warn">Requested</Badge>}
      {membership?.status === 'INVITED' && <Badge tone="good">Invited</Badge>}
      {membership?.status === 'SUSPENDED' && <Badge tone="warn">Suspended</Badge>}
    </Row>
  );
}
