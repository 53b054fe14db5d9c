import { newClientId } from '@leela/client';
import { PersonReportDocument } from '@leela/client/documents/people.js';
import type { ReportReason } from '@leela/client/schema.js';
import { useState } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import { Button, Dialog, Errors, formatEnum, Row, Select, TextArea, useToast } from '../../ui/index.js';

const REASONS: ReportReason[] = [
  'SPAM',
  'HARASSMENT',
  'HATE_SPEECH',
  'INAPPROPRIATE',
  'MISINFORMATION',
  'COPYRIGHT',
  'DUPLICATE',
  'OFF_TOPIC',
  'OTHER',
];

/** Reports content or a user to the moderators. */
export function ReportDialog({
  targetId,
  what = 'post',
  onClose,
}: {
  targetId: string;
  /** The word for the target. Defaults to `post`. */
  what?: string;
  onClose: () => void;
}) {
  const [reason, setReason] = useState<ReportReason>('SPAM');
  const [details, setDetails] = useState('');
  const { run, busy, errors } = useAction(PersonReportDocument);
  const toast = useToast();

  async function send() {
    const input = { targetId, reason, details: details.trim() || undefined, clientId: newClientId() };
    if (!(await run({ input })).ok) return;
    toast('Thank you. The moderators will look at it.');
    onClose();
  }

  return (
    <Dialog open onClose={onClose} title={`Report this ${what}`} text="The author is not notified.">
      <Errors of={errors.filter(({ field }) => !field)} />
      <Select
        label="Reason"
        value={reason}
        onChoose={setReason}
        options={REASONS.map((value) => ({ value, label: formatEnum(value) }))}
        error={errorOf(errors, 'reason')}
      />
      <TextArea
        label="Details (optional)"
        value={details}
        onChange={(event) => setDetails(event.currentTarget.value)}
        error={errorOf(errors, 'details')}
      />
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
        <Button busy={busy} onClick={() => void send()}>
          Report
        </Button>
      </Row>
    </Dialog>
  );
}
