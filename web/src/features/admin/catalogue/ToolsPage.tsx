import {
  AdminToolsInReviewDocument,
  AdminToolVersionsInReviewDocument,
  AdminVerifyToolDocument,
} from '@leela/client/documents/admin-catalogue.js';
import type { VerifyToolInput } from '@leela/client/schema.js';
import { Link } from 'react-router';
import { useAction } from '../../../app/useAction.js';
import { Button, DataTable, Errors, formatEnum, Row, Time, useToast } from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge, Failed, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';

/** Tools and versions that wait for their check. */
export function Component() {
  const tools = usePages(AdminToolsInReviewDocument, {}, (data) => data.toolsInReview);
  const versions = usePages(AdminToolVersionsInReviewDocument, {}, (data) => data.toolVersionsInReview);
  const { run, busy, errors } = useAction(AdminVerifyToolDocument);
  const toast = useToast();
  async function decide(input: VerifyToolInput) {
    const result = await run({ input });
    if (!result.ok) return;
    toast(input.approved ? 'The tool was approved.' : 'The tool was rejected.');
    tools.refetch();
    versions.refetch();
  }
  const buttons = (input: Omit<VerifyToolInput, 'approved'>) => (
    <Row>
      <Button size="small" busy={busy} onClick={() => void decide({ ...input, approved: true })}>
        Approve
      </Button>
      <Button
        size="small"
        kind="danger"
        busy={busy}
        onClick={() => void decide({ ...input, approved: false })}
      >
        Reject
      </Button>
    </Row>
  );
  const permissions = (list: readonly string[]) => (list.length ? list.map(formatEnum).join(', ') : 'None');
  return (
    <AdminPage title="Tools" text="Read the code before you approve.">
      <Errors of={errors} />
      <h2>New tools</h2>
      <Failed error={tools.error} />
      <DataTable
        caption="Tools in review"
        empty="No tool waits"
        {...tools}
        keyOf={({ id }) => id}
        columns={[
          { header: 'Tool', cell: ({ slug, name }) => <Link to={`/tools/${slug}`}>{name}</Link> },
          { header: 'Author', cell: ({ author }) => <PersonCell person={author} /> },
          { header: 'Risk', cell: ({ riskLevel }) => <EnumBadge value={riskLevel} /> },
          { header: 'Permissions', cell: ({ requiredPermissions }) => permissions(requiredPermissions) },
          {
            header: 'Code',
            cell: ({ codeUrl }) => (
              <a href={codeUrl} target="_blank" rel="noreferrer">
                Open
              </a>
            ),
          },
          { header: 'Changed', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
          { header: 'Actions', cell: ({ id }) => buttons({ toolId: id }) },
        ]}
      />
      <h2>New versions</h2>
      <Failed error={versions.error} />
      <DataTable
        caption="Versions in review"
        empty="No version waits"
        {...versions}
        keyOf={({ id }) => id}
        columns={[
          {
            header: 'Tool',
            cell: ({ tool, version }) =>
              tool ? <Link to={`/tools/${tool.slug}`}>{`${tool.name} ${version}`}</Link> : version,
          },
          { header: 'Changes', cell: ({ changelog }) => changelog ?? '–' },
          { header: 'Risk', cell: ({ riskLevel }) => <EnumBadge value={riskLevel} /> },
          { header: 'Permissions', cell: ({ requiredPermissions }) => permissions(requiredPermissions) },
          { header: 'Released', cell: ({ releasedAt }) => <Time at={releasedAt} /> },
          { header: 'Actions', cell: ({ id, tool }) => tool && buttons({ toolId: tool.id, versionId: id }) },
        ]}
      />
    </AdminPage>
  );
}
