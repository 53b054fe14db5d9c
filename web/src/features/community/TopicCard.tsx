import type { TopicCardFragment } from '@leela/client/documents/community.js';
import { CircleCheck, Eye, Heart, Lock, MessageSquare, Pin, Star } from 'lucide-react';
import { Link } from 'react-router';
import { Avatar, Badge, Card, formatCount, formatEnum, Row, Stack, Time } from '../../ui/index.js';
import styles from './community.module.css';

/** A community post in a list. */
export function TopicCard({ topic, inGroup = false }: { topic: TopicCardFragment; inGroup?: boolean }) {
  const { author, group, stats } = topic;
  return (
    <Card>
      <Stack gap="small">
        <Row wrap className="row small muted" style={{ rowGap: 4 }}>
          <Avatar name={author.fullName} src={author.avatar} size={24} />
          <Link to={`/@${author.username}`}>{author.fullName}</Link>
          {group && !inGroup && (
            <span>
              in <Link to={`/groups/${group.slug}`}>{group.name}</Link>
            </span>
          )}
          <Time at={topic.publishedAt ?? topic.createdAt} />
        </Row>
        <h2>
          <Link to={`/community/${topic.id}`}>{topic.title}</Link>
        </h2>
        {topic.excerpt && <p className={styles['excerpt']}>{topic.excerpt}</p>}
        <Row wrap style={{ rowGap: 6 }}>
          <TopicBadges topic={topic} />
          {topic.tags.map((tag) => (
            <Link key={tag.id} to={`/community?tag=${encodeURIComponent(tag.name)}`} className="small muted">
              #{tag.name}
            </Link>
          ))}
        </Row>
        <div className={styles['counts']}>
          <Count icon={<MessageSquare size={16} />} count={stats.comments} word="comments" />
          <Count icon={<Heart size={16} />} count={stats.likes} word="reactions" />
          <Count icon={<Eye size={16} />} count={stats.views} word="views" />
        </div>
      </Stack>
    </Card>
  );
}

/** The type and the state of a community post. */
export function TopicBadges({ topic }: { topic: TopicCardFragment }) {
  return (
    <>
      <Badge tone="accent">{formatEnum(topic.type)}</Badge>
      {topic.type === 'QUESTION' && topic.acceptedAnswer && (
        <Badge tone="good">
          <CircleCheck size={13} /> Answered
        </Badge>
      )}
      {topic.isPinned && (
        <Badge>
          <Pin size={13} /> Pinned
        </Badge>
      )}
      {topic.isFeatured && (
        <Badge tone="warn">
          <Star size={13} /> Featured
        </Badge>
      )}
      {topic.isLocked && (
        <Badge>
          <Lock size={13} /> Locked
        </Badge>
      )}
      {topic.status === 'PENDING' && <Badge tone="warn">Waits for approval</Badge>}
      {topic.status === 'DRAFT' && <Badge>Draft</Badge>}
      {topic.status === 'REMOVED' && <Badge tone="bad">Removed</Badge>}
    </>
  );
}

function Count({ icon, count, word }: { icon: React.ReactNode; count: number; word: string }) {
  return (
    <span className={styles['count']}>
      {icon}
      {formatCount(count)} <span className="visually-hidden">{word}</span>
    </span>
  );
}
