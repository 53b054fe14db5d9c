import { useQuery } from '@apollo/client/react';
import { PeopleSearchDocument } from '@leela/client/documents/groups.js';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Avatar, Button, IconButton, Person, Row, Stack, TextField } from '../../ui/index.js';

/** A user who was picked. */
export interface Picked {
  id: string;
  username: string;
  fullName: string;
  avatar: string | null;
}

/** Finds users by name and picks some of them. */
export function PeoplePicker({
  label,
  picked,
  onPick,
  error,
}: {
  label: string;
  picked: readonly Picked[];
  onPick: (picked: Picked[]) => void;
  error?: string;
}) {
  const [words, setWords] = useState('');
  const query = useDeferredValue(words.trim().replace(/^@/, ''));
  const { data } = useQuery(PeopleSearchDocument, { variables: { query }, skip: query === '' });
  const found = (query && data?.searchUsers?.nodes) || [];
  const left = found.filter(({ id }) => !picked.some((one) => one.id === id));
  return (
    <Stack gap="small">
      {picked.length > 0 && (
        <Row wrap>
          {picked.map((user) => (
            <span key={user.id} className="badge">
              <Avatar name={user.fullName} src={user.avatar} size={20} />
              {user.fullName}
              <IconButton
                label={`Remove ${user.fullName}`}
                onClick={() => onPick(picked.filter(({ id }) => id !== user.id))}
              >
                <X size={14} />
              </IconButton>
            </span>
          ))}
        </Row>
      )}
      <TextField
        label={label}
        type="search"
        placeholder="Name or username"
        autoComplete="off"
        value={words}
        error={error}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {left.map((user) => (
        <Row key={user.id} between>
          <Person user={user} size={32} />
          <Button
            kind="plain"
            size="small"
            aria-label={`Add ${user.fullName}`}
            onClick={() => {
              onPick([...picked, user]);
              setWords('');
            }}
          >
            Add
          </Button>
        </Row>
      ))}
    </Stack>
  );
}
