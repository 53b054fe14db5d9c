import { useQuery } from '@apollo/client/react';
import type { PersonPartsFragment } from '@leela/client/documents/parts.js';
import { PeopleSearchDocument } from '@leela/client/documents/people-search.js';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Avatar, Row, TextField } from '../../ui/index.js';
import styles from './PeoplePicker.module.css';

/** Chooses users by a search for their names. */
export function PeoplePicker({
  label = 'Search for users',
  chosen,
  onChange,
  without = [],
}: {
  label?: string;
  chosen: readonly PersonPartsFragment[];
  onChange: (chosen: readonly PersonPartsFragment[]) => void;
  /** The ids of users who can not be chosen. */
  without?: readonly string[];
}) {
  const [text, setText] = useState('');
  const query = useDeferredValue(text.trim().replace(/^@/, ''));
  const { data, previousData } = useQuery(PeopleSearchDocument, {
    variables: { query },
    skip: query.length < 2,
  });
  const found = (query.length < 2 ? [] : ((data ?? previousData)?.searchUsers?.nodes ?? [])).filter(
    ({ id }) => !without.includes(id) && !chosen.some((one) => one.id === id),
  );
  return (
    <div className="stack" data-gap="small">
      {chosen.length > 0 && (
        <Row wrap>
          {chosen.map((person) => (
            <button
              key={person.id}
              type="button"
              className={styles['chip']}
              aria-label={`Remove ${person.fullName}`}
              onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
            >
              {person.fullName}
              <X size={14} aria-hidden="true" />
            </button>
          ))}
        </Row>
      )}
      <TextField
        label={label}
        placeholder="Name or username"
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={styles['found']} aria-label="Users found">
        {found.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className={styles['person']}
              onClick={() => {
                onChange([...chosen, person]);
                setText('');
              }}
            >
              <Avatar name={person.fullName} src={person.avatar} size={34} />
              <span>
                {person.fullName} <span className="muted">@{person.username}</span>
              </span>
            </button>
          </li>
        ))}
        {query.length >= 2 && data && found.length === 0 && <li className="muted small">No user found.</li>}
      </ul>
    </div>
  );
}
