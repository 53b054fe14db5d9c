import { useQuery } from '@apollo/client/react';
import {
  AdminAnswerContactDocument,
  AdminContactMessagesDocument,
  AdminTriageContactDocument,
  type ContactPartsFragment,
} from '@leela/client/documents/admin-support.js';
import type { ContactCategory, ContactPriority, ContactStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
import { ConnectionList } from '../../../app/ConnectionList.js';
import { useSession } from '../../../app/session.js';
import { useAction } from '../../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  Empty,
  Errors,
  formatEnum,
  Row,
  Select,
  Skeleton,
  Stack,
  TextArea,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Filters, optionsOf, PersonCell } from '../parts.js';
import styles from '../moderation/moderation.module.css';

const STATUSES = [
  ...(['PENDING', 'READ', 'IN_PROGRESS', 'WAITING', 'REPLIED', 'RESOLVED', 'CLOSED'] as const),
] satisfies ContactStatus[];
const CATEGORIES = [
  ...(['GENERAL', 'ACCOUNT', 'BILLING', 'TECHNICAL', 'BUG_REPORT', 'FEATURE_REQUEST'] as const),
] satisfies ContactCategory[];
const PRIORITIES = ['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const satisfies ContactPriority[];

/** Messages of the contact form. */
export function Component() {
  const [status, setStatus] = useState<ContactStatus | ''>('');
  const [category, setCategory] = useState<ContactCategory | ''>('');
  const result = useQuery(AdminContactMessagesDocument, {
    variables: { status: status || null, category: category || null },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <AdminPage title="Contact messages">
      <Filters>
        <Select label="Status" value={status} options={allOr(STATUSES)} onChoose={setStatus} />
        <Select label="Category" value={category} options={allOr(CATEGORIES)} onChoose={setCategory} />
      </Filters>
      <ConnectionList
        result={result}
        list={(result.data ?? result.previousData)?.contactMessages}
        frame={(messages) => messages}
        placeholder={<Skeleton height={240} />}
        empty={<Empty title="No messages wait here" />}
      >
        {(message) => <Message key={message.id} of={message} />}
      </ConnectionList>
    </AdminPage>
  );
}

function Message({ of: message }: { of: ContactPartsFragment }) {
  const { viewer } = useSession();
  const triage = useAction(AdminTriageContactDocument);
  const contactMessageId = message.id;
  return (
    <Card>
      <Stack gap="small">
        <Row between wrap>
          <Row wrap>
            <span className="strong">{message.subject}</span>
            <EnumBadge value={message.status} />
            <Badge>{formatEnum(message.category)}</Badge>
          </Row>
          <Time at={message.createdAt} />
        </Row>
        <span className="muted">
          {message.number}, {message.name}, <a href={`mailto:${message.email}`}>{message.email}</a>
        </span>
        <p className={styles['text']}>{message.message}</p>
        {message.responses.map((response) => (
          <Card key={response.createdAt} style={{ boxShadow: 'none', background: 'var(--surface-2)' }}>
            <Row between wrap>
              <Row wrap>
                <PersonCell person={response.author} missing="Staff" />
                {response.isInternal && <Badge tone="warn">Internal note</Badge>}
              </Row>
              <Time at={response.createdAt} />
            </Row>
            <p className={styles['text']}>{response.body}</p>
          </Card>
        ))}
        <Errors of={triage.errors} />
        <Row wrap style={{ alignItems: 'flex-end' }}>
          <Select
            label="Status"
            value={message.status}
            options={optionsOf<ContactStatus>(STATUSES)}
            onChoose={(status) => void triage.run({ input: { contactMessageId, status } })}
          />
          <Select
            label="Priority"
            value={message.priority}
            options={optionsOf<ContactPriority>(PRIORITIES)}
            onChoose={(priority) => void triage.run({ input: { contactMessageId, priority } })}
          />
          <ActionDialog
            label="Answer"
            kind="main"
            title={`Answer ${message.name}`}
            document={AdminAnswerContactDocument}
            variables={(form) => ({
              input: {
                contactMessageId,
                body: textOf(form, 'body') ?? '',
                isInternal: isTicked(form, 'internal'),
              },
            })}
            done="The answer was saved."
          >
            {(error) => (
              <Stack>
                <TextArea label="Text" name="body" required error={error('body')} />
                <Checkbox label="Internal note, not sent" name="internal" />
              </Stack>
            )}
          </ActionDialog>
          {!message.assignee && (
            <Button
              kind="plain"
              size="small"
              busy={triage.busy}
              onClick={() => void triage.run({ input: { contactMessageId, assigneeId: viewer?.user.id } })}
            >
              Assign to me
            </Button>
          )}
          {message.assignee && (
            <span className="muted">
              Assigned to <PersonCell person={message.assignee} />
            </span>
          )}
          {message.ticket && (
            <Link to={`/admin/tickets/${message.ticket.id}`}>Ticket {message.ticket.number}</Link>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
