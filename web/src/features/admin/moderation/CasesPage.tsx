import { AdminCasesDocument } from '@leela/client/documents/admin-moderation.js';
import type { ModerationPriority, ModerationStatus, ReportTargetType } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { Badge, DataTable, formatEnum, Select, Time } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Failed, Filters, optionsOf, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';

const STATUSES = ['PENDING', 'IN_REVIEW', 'RESOLVED'] as const satisfies ModerationStatus[];
const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const satisfies ModerationPriority[];
const TYPES = [
  ...(['POST', 'COMMENT', 'MESSAGE', 'STORY', 'USER', 'GROUP', 'COMMUNITY_POST', 'EVENT'] as const),
  ...(['SUGGESTION', 'TOOL_REVIEW', 'CANVAS_PROJECT'] as const),
] satisfies ReportTargetType[];

/** The queue of moderation: the most urgent case first, then the one that waits longest. */
export function Component() {
  const [status, setStatus] = useState<ModerationStatus>('PENDING');
  const [priority, setPriority] = useState<ModerationPriority | ''>('');
  const [targetType, setTargetType] = useState<ReportTargetType | ''>('');
  const list = usePages(
    AdminCasesDocument,
    { status, priority: priority || null, targetType: targetType || null },
    (data) => data.moderationCases,
  );
  return (
    <AdminPage title="Moderation" text="The most urgent case first, then the one that waits longest.">
      <Filters>
        <Select label="Status" value={status} options={optionsOf(STATUSES)} onChoose={setStatus} />
        <Select label="Priority" value={priority} options={allOr(PRIORITIES)} onChoose={setPriority} />
        <Select label="Content" value={targetType} options={allOr(TYPES)} onChoose={setTargetType} />
      </Filters>
      <Failed error={list.error} />
      <DataTable
        caption="Cases"
        empty="No cases wait here"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          {
            header: 'Content',
            cell: ({ id, evidence, targetType: type }) => (
              <Link to={`/admin/moderation/${id}`}>
                {evidence.title ?? (evidence.text?.slice(0, 90) || `${formatEnum(type)} without text`)}
              </Link>
            ),
          },
          { header: 'Type', cell: ({ targetType: type }) => <Badge>{formatEnum(type)}</Badge> },
          { header: 'Priority', cell: (one) => <EnumBadge value={one.priority} /> },
          {
            header: 'Reports',
            number: true,
            cell: ({ reportCount, isAutomatic }) => (isAutomatic ? 'Automatic' : reportCount),
          },
          {
            header: 'Reasons',
            cell: ({ reasons }) => reasons.map(({ reason }) => formatEnum(reason)).join(', '),
          },
          { header: 'Author', cell: ({ author }) => <PersonCell person={author} /> },
          {
            header: 'Assigned to',
            cell: ({ assignee }) => <PersonCell person={assignee} missing="Nobody" />,
          },
          { header: 'Since', cell: ({ firstReportedAt }) => <Time at={firstReportedAt} /> },
        ]}
      />
    </AdminPage>
  );
}
