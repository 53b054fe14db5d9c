import {
  AdminAnswerContactDocument,
  AdminContactMessagesDocument,
  AdminTriageContactDocument,
  type ContactPartsFragment,
} from '@leela/client/documents/admin-support.js';
import type { ContactCategory, ContactPriority, ContactStatus } from '@leela/client/schema.js';
import { useState } from 'react';
import { Link } from 'react-router';
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
  InfiniteList,
  Row,
  Select,
  Skeleton,
  Stack,
  TextArea,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { allOr, EnumBadge, Failed, Filters, optionsOf, PersonCell } from '../parts.js';
import { usePages } from '../usePages.js';
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
  const list = usePages(
    AdminContactMessagesDocument,
    { status: status || null, category: category || null },
    (data) => data.contactMessages,
  );
  return (
    <AdminPage title="Contact messages">
      <Filters>
        <Select label="Status" value={status} options={allOr(STATUSES)} onChoose={setStatus} />
        <Select label="Category" value={category} options={allOr(CATEGORIES)} onChoose={setCategory} />
      </Filters>
      <Failed error={list.error} />
      {!list.rows ? (
        <Skeleton height={240} />
      ) : list.rows.length === 0 ? (
        <Empty title="No messages wait here" />
      ) : (
        <InfiniteList hasMore={list.hasMore} loading={list.loading} onMore={list.onMore}>
          {list.rows.map((message) => (
            <Message key={message.id} of={message} />
          ))}
        </InfiniteList>
      )}
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
