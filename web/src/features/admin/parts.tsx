import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { Link } from 'react-router';
import { Avatar, Badge, formatEnum, Note, Row } from '../../ui/index.js';

/** A person in a table: picture and name, which lead to the account or the profile. */
export function PersonCell({
  person,
  to,
  missing = '–',
}: {
  person: PersonPartsFragment | null | undefined;
  to?: string;
  missing?: string;
}) {
  if (!person) return <span className="muted">{missing}</span>;
  return (
    <Link to={to ?? `/@${person.username}`} className="row" style={{ display: 'inline-flex' }}>
      <Avatar name={person.fullName} src={person.avatar} size={26} />
      <span>{person.fullName}</span>
    </Link>
  );
}

const TONES: Record<string, 'accent' | 'good' | 'warn' | 'bad'> = {
  ...{
    URGENT: 'bad',
    HIGH: 'warn',
    SUSPENDED: 'bad',
    DELETED: 'bad',
    DEAD: 'bad',
    FAILED: 'bad',
    DEPRECATED: 'bad',
  },
  ...{ ACTIVE: 'good', RESOLVED: 'good', DONE: 'good', DELIVERED: 'good', UPHELD: 'good', REPLIED: 'good' },
  ...{
    PENDING: 'warn',
    OPEN: 'warn',
    WAITING: 'warn',
    MAINTENANCE: 'warn',
    OVERTURNED: 'warn',
    RECEIVED: 'warn',
  },
  ...{ IN_REVIEW: 'accent', IN_PROGRESS: 'accent', ASSIGNED: 'accent', ADMIN: 'accent', MODERATOR: 'accent' },
};

/** The value of an enum as a badge, with a colour where it means something. */
export const EnumBadge = ({ value }: { value: string }) => (
  <Badge tone={TONES[value]}>{formatEnum(value)}</Badge>
);

/** A query that failed, in words. */
export function Failed({ error }: { error: { message: string } | undefined }) {
  return error ? <Note tone="bad">{error.message}</Note> : null;
}

/** Filters above a list. */
export const Filters = ({ children }: { children: React.ReactNode }) => (
  <Row wrap style={{ alignItems: 'flex-end' }}>
    {children}
  </Row>
);

/** The options of a filter over an enum, with one for all. */
export const allOr = <T extends string>(values: readonly T[]) => [
  { value: '' as T | '', label: 'All' },
  ...optionsOf(values),
];

/** The options of an enum. */
export const optionsOf = <T extends string>(values: readonly T[]): { value: T; label: string }[] =>
  values.map((value) => ({ value, label: formatEnum(value) }));
