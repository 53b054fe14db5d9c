import { useQuery } from '@apollo/client/react';
import {
  AdminAppealsDocument,
  AdminDecideAppealDocument,
  type ModerationActionPartsFragment,
} from '@leela/client/documents/admin-moderation.js';
import type { AppealStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { ConnectionList } from '../../../app/ConnectionList.js';
import {
  Badge,
  Card,
  Empty,
  formatEnum,
  Row,
  Select,
  Skeleton,
  Stack,
  TextArea,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge, Filters, optionsOf, PersonCell } from '../parts.js';

const STATUSES = ['PENDING', 'UPHELD', 'OVERTURNED'] as const satisfies AppealStatus[];

/** Appeals against decisions. */
export function Component() {
  const [status, setStatus] = useState<AppealStatus>('PENDING');
  const result = useQuery(AdminAppealsDocument, { variables: { status }, fetchPolicy: 'cache-and-network' });
  const refetch = () => void result.refetch();
  return (
    <AdminPage title="Appeals">
      <Filters>
        <Select label="Status" value={status} options={optionsOf(STATUSES)} onChoose={setStatus} />
      </Filters>
      <ConnectionList
        result={result}
        list={(result.data ?? result.previousData)?.moderationAppeals}
        frame={(appeals) => appeals}
        placeholder={<Skeleton height={240} />}
        empty={<Empty title="No appeals wait here" />}
      >
        {(action) => <Appeal key={action.id} of={action} onDone={refetch} />}
      </ConnectionList>
    </AdminPage>
  );
}

function Appeal({ of, onDone }: { of: ModerationActionPartsFragment; onDone: () => void }) {
  const { appeal } = of;
  if (!appeal) return null;
  const decide = (overturn: boolean) => (
    <ActionDialog
      label={overturn ? 'Overturn' : 'Uphold'}
      title={overturn ? 'Overturn the decision' : 'Uphold the decision'}
      document={AdminDecideAppealDocument}
      variables={(form) => ({ input: { actionId: of.id, overturn, note: textOf(form, 'note') } })}
      done={overturn ? 'The decision was overturned.' : 'The decision was upheld.'}
      onDone={onDone}
    >
      <TextArea label="Note" hint="The author reads it." name="note" maxLength={1000} />
    </ActionDialog>
  );
  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <Row wrap>
            <Badge>{formatEnum(of.action)}</Badge>
            <span>
              by <PersonCell person={of.moderator} missing="a rule" />
            </span>
            <Time at={of.createdAt} />
          </Row>
          <EnumBadge value={appeal.status} />
        </Row>
        <p className="muted">
          @{of.evidence.authorUsername}: {of.evidence.title ?? of.evidence.text?.slice(0, 200)}
        </p>
        <p>
          <span className="strong">Reason:</span> {of.reason}
        </p>
        <p>
          <span className="strong">Appeal:</span> {appeal.text}
        </p>
        {appeal.note && <p className="muted">Answer: {appeal.note}</p>}
        {appeal.status === 'PENDING' && (
          <Row>
            {decide(false)}
            {decide(true)}
          </Row>
        )}
      </Stack>
    </Card>
  );
}
