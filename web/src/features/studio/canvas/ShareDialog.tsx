import { useQuery } from '@apollo/client/react';
import {
  CanvasPeopleDocument,
  ShareCanvasDocument,
  UnshareCanvasDocument,
} from '@leela/client/documents/canvas.js';
import type { CanvasRole } from '@leela/client/schema.js';
import { X } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useAction } from '../../../app/useAction.js';
import {
  Avatar,
  Badge,
  Button,
  Dialog,
  Errors,
  formatEnum,
  IconButton,
  Select,
  TextField,
} from '../../../ui/index.js';
import styles from './canvas.module.css';
import type { Project } from './useCanvas.js';

const ROLES = [
  { value: 'EDITOR', label: 'may edit' },
  { value: 'VIEWER', label: 'may read' },
] as const;

/** The collaborators of a project: adds and removes them, and changes their roles. */
export function ShareDialog({
  project,
  onChange,
  onClose,
}: {
  project: Project;
  onChange: () => void;
  onClose: () => void;
}) {
  const [search, setSearch] = useState('');
  const query = useDeferredValue(search.trim());
  const found = useQuery(CanvasPeopleDocument, { variables: { query }, skip: query.length < 2 });
  const share = useAction(ShareCanvasDocument);
  const unshare = useAction(UnshareCanvasDocument);
  const isOwner = project.viewerRole === 'OWNER';
  const members = new Set(project.collaborators.map(({ user }) => user?.id));

  async function add(userId: string, role: CanvasRole) {
    if (!(await share.run({ input: { projectId: project.id, userId, role } })).ok) return;
    setSearch('');
    onChange();
  }
  async function remove(userId: string) {
    if ((await unshare.run({ input: { projectId: project.id, userId } })).ok) onChange();
  }

  return (
    <Dialog open onClose={onClose} title="Collaborators">
      <Errors of={[...share.errors, ...unshare.errors]} />
      <ul className={styles['people']}>
        {project.collaborators.map(({ user, role }) => (
          <li key={user?.id}>
            <Avatar name={user?.fullName ?? ''} src={user?.avatar} size={34} />
            <span className="grow">{user?.fullName ?? 'A former user'}</span>
            {isOwner && role !== 'OWNER' && user ? (
              <>
                <Select
                  label=""
                  aria-label={`Role of ${user.fullName}`}
                  value={role}
                  options={ROLES}
                  onChoose={(next) => void add(user.id, next)}
                />
                <IconButton label={`Remove ${user.fullName}`} onClick={() => void remove(user.id)}>
                  <X size={16} />
                </IconButton>
              </>
            ) : (
              <Badge>{formatEnum(role)}</Badge>
            )}
          </li>
        ))}
      </ul>
      {isOwner && (
        <>
          <TextField
            label="Add a person"
            value={search}
            placeholder="Name or username"
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <ul className={styles['people']}>
            {query.length >= 2 &&
              found.data?.searchUsers?.nodes
                .filter(({ id }) => !members.has(id))
                .map((person) => (
                  <li key={person.id}>
                    <Avatar name={person.fullName} src={person.avatar} size={30} />
                    <span className="grow">
                      {person.fullName} <span className="muted">@{person.username}</span>
                    </span>
                    <Button
                      kind="plain"
                      size="small"
                      busy={share.busy}
                      onClick={() => void add(person.id, 'EDITOR')}
                    >
                      Add
                    </Button>
                  </li>
                ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
