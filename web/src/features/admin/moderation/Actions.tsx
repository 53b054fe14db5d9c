import type { ModerationActionPartsFragment } from '@leela/client/documents/admin-moderation.js';
import { Badge, DataTable, formatDateTime, formatEnum, Time } from '../../../ui/index.js';
import { EnumBadge, PersonCell } from '../parts.js';

/** Decisions of moderators and what became of them. */
export function Actions({ title, of }: { title: string; of: readonly ModerationActionPartsFragment[] }) {
  return (
    <DataTable
      titled
      caption={title}
      rows={of}
      keyOf={({ id }) => id}
      columns={[
        { header: 'Decision', cell: ({ action }) => formatEnum(action) },
        { header: 'Reason', cell: ({ reason }) => reason },
        { header: 'Note', cell: ({ note }) => note ?? '–' },
        {
          header: 'Moderator',
          cell: ({ moderator }) => <PersonCell person={moderator} missing="Automatic" />,
        },
        { header: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
        {
          header: 'State',
          cell: ({ isActive, expiresAt, appeal }) => (
            <>
              {isActive ? <Badge tone="accent">Holds</Badge> : <Badge>Over</Badge>}
              {expiresAt && <div className="muted small">until {formatDateTime(expiresAt)}</div>}
              {appeal && (
                <div className="small">
                  Appeal: <EnumBadge value={appeal.status} />
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
