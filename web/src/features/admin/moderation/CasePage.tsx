import { useQuery } from '@apollo/client/react';
import {
  AdminAssignCaseDocument,
  AdminCaseDocument,
  type CasePartsFragment,
} from '@leela/client/documents/admin-moderation.js';
import { Link, useParams } from 'react-router';
import { Component as NotFound } from '../../../app/NotFoundPage.js';
import { useSession } from '../../../app/session.js';
import { useAction } from '../../../app/useAction.js';
import {
  Button,
  Card,
  DataTable,
  Errors,
  formatEnum,
  Row,
  Skeleton,
  Stack,
  Time,
} from '../../../ui/index.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge, Failed, PersonCell } from '../parts.js';
import { Actions } from './Actions.js';
import { DecisionForm } from './DecisionForm.js';
import { Evidence } from './Evidence.js';
import styles from './moderation.module.css';

/** A case: the reported content, the reports, and the decision. */
export function Component() {
  const { id = '' } = useParams();
  const { data, loading, error } = useQuery(AdminCaseDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const one = data?.node && 'evidence' in data.node ? data.node : null;
  if (!one && loading)
    return (
      <AdminPage title="Case">
        <Skeleton height={420} />
      </AdminPage>
    );
  if (!one)
    return error ? (
      <AdminPage title="Case">
        <Failed error={error} />
      </AdminPage>
    ) : (
      <NotFound />
    );
  return (
    <AdminPage
      title={`Case about a ${formatEnum(one.targetType).toLowerCase()}`}
      actions={<Assign of={one} />}
    >
      <Row wrap>
        <EnumBadge value={one.priority} />
        <EnumBadge value={one.status} />
        <span className="muted">
          {one.isAutomatic
            ? `Found by rules: ${one.rulesTriggered.join(', ')}`
            : one.reportCount === 1
              ? '1 report'
              : `${one.reportCount} reports`}
          , since <Time at={one.firstReportedAt} />
        </span>
      </Row>
      <div className={styles['two']}>
        <Stack>
          <Evidence title="As reported" content={one.evidence} />
          {one.current && one.current.text !== one.evidence.text && (
            <Evidence title="As it is now" content={one.current} />
          )}
          <Reports of={one} />
          {one.actions.length > 0 && <Actions title="Decisions" of={one.actions} />}
        </Stack>
        <Stack>
          <Card>
            <Stack gap="small">
              <Row between>
                <span className="muted">Author</span>
                <PersonCell person={one.author} missing="Deleted" />
              </Row>
              <Row between>
                <span className="muted">Assigned to</span>
                <PersonCell person={one.assignee} missing="Nobody" />
              </Row>
              {one.previousCases.length > 0 && (
                <div>
                  <span className="muted">Earlier cases</span>
                  {one.previousCases.map((former) => (
                    <div key={former.id}>
                      <Link to={`/admin/moderation/${former.id}`}>
                        {formatEnum(former.status)}, <Time at={former.firstReportedAt} />
                      </Link>
                    </div>
                  ))}
                </div>
              )}
            </Stack>
          </Card>
          {one.status !== 'RESOLVED' && <DecisionForm of={one} />}
        </Stack>
      </div>
    </AdminPage>
  );
}

function Assign({ of: { id, assignee, status } }: { of: CasePartsFragment }) {
  const { viewer } = useSession();
  const { run, busy, errors } = useAction(AdminAssignCaseDocument);
  if (status === 'RESOLVED') return null;
  const own = assignee?.id === viewer?.user.id;
  return (
    <>
      <Errors of={errors} />
      <Button kind="plain" busy={busy} onClick={() => void run({ input: { caseId: id, release: own } })}>
        {own ? 'Release' : 'Assign to me'}
      </Button>
    </>
  );
}

function Reports({ of: { reports } }: { of: CasePartsFragment }) {
  if (reports.nodes.length === 0) return null;
  return (
    <DataTable
      titled
      caption="Reports"
      rows={reports.nodes}
      keyOf={({ id }) => id}
      columns={[
        { header: 'Reason', cell: ({ reason }) => formatEnum(reason) },
        { header: 'Details', cell: ({ details }) => details ?? '–' },
        { header: 'Reporter', cell: ({ reporter }) => <PersonCell person={reporter} missing="Deleted" /> },
        { header: 'When', cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
