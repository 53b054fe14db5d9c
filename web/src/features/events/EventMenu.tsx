import {
  EventCancelDocument,
  EventDeleteDocument,
  EventPublishDocument,
  type EventDetailsFragment,
} from '@leela/client/documents/events.js';
import { CalendarX, Flag, Pencil, Send, Share2, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, Confirm, Dialog, Errors, Menu, Row, TextArea, useToast } from '../../ui/index.js';
import { ReportDialog } from '../report/ReportDialog.js';

/** What can be done with an event beside taking part. */
export function EventMenu({ event }: { event: EventDetailsFragment }) {
  const [shown, setShown] = useState<'cancel' | 'delete' | 'report' | null>(null);
  const publish = useAction(EventPublishDocument, { toasts: true });
  const { viewer } = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const organizes = viewer !== null && viewer.user.id === event.organizer?.id;
  const input = { eventId: event.id };
  const close = () => setShown(null);
  const coming = event.status === 'UPCOMING' || event.status === 'ONGOING';

  async function run() {
    const result = await publish.run({ input });
    if (result.ok) toast('Published.');
  }

  return (
    <Row>
      {event.viewerCanManage && event.status === 'DRAFT' && (
        <Button size="small" busy={publish.busy} onClick={() => void run()}>
          <Send size={16} /> Publish
        </Button>
      )}
      <Menu
        label="More about this event"
        items={[
          event.viewerCanManage && {
            label: 'Participants',
            icon: <Users size={18} />,
            onSelect: () => void navigate(`/events/${event.slug}/organize`),
          },
          event.viewerCanManage && {
            label: 'Edit',
            icon: <Pencil size={18} />,
            onSelect: () => void navigate(`/events/${event.slug}/edit`),
          },
          {
            label: 'Copy the address',
            icon: <Share2 size={18} />,
            onSelect: () =>
              void navigator.clipboard.writeText(location.href).then(() => toast('The address was copied.')),
          },
          viewer !== null &&
            !organizes && {
              label: 'Report',
              icon: <Flag size={18} />,
              onSelect: () => setShown('report'),
            },
          organizes &&
            coming && {
              label: 'Cancel the event',
              icon: <CalendarX size={18} />,
              tone: 'bad',
              onSelect: () => setShown('cancel'),
            },
          organizes &&
            event.status === 'DRAFT' && {
              label: 'Delete the draft',
              icon: <Trash2 size={18} />,
              tone: 'bad',
              onSelect: () => setShown('delete'),
            },
        ]}
      />
      {shown === 'cancel' && <CancelEvent eventId={event.id} onClose={close} />}
      {shown === 'delete' && <DeleteDraft eventId={event.id} onClose={close} />}
      {shown === 'report' && <ReportDialog targetId={event.id} what="event" onClose={close} />}
    </Row>
  );
}

function CancelEvent({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const cancel = useAction(EventCancelDocument);
  const [reason, setReason] = useState('');
  async function run() {
    if ((await cancel.run({ input: { eventId, reason } })).ok) onClose();
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Cancel the event?"
      text="Participants are notified with the reason."
    >
      <Errors of={cancel.errors} />
      <TextArea
        label="Reason"
        value={reason}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Row style={{ justifyContent: 'flex-end' }}>
        <Button kind="plain" onClick={onClose}>
          Keep the event
        </Button>
        <Button kind="danger" busy={cancel.busy} disabled={!reason.trim()} onClick={() => void run()}>
          Cancel the event
        </Button>
      </Row>
    </Dialog>
  );
}

function DeleteDraft({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const remove = useAction(EventDeleteDocument, { toasts: true });
  const navigate = useNavigate();
  async function run() {
    const result = await remove.run({ input: { eventId } });
    if (!result.ok) return;
    await navigate('/events/mine', { replace: true });
  }
  return (
    <Confirm
      open
      title="Delete the draft?"
      text="It cannot be brought back."
      action="Delete"
      busy={remove.busy}
      onConfirm={() => void run()}
      onClose={onClose}
    />
  );
}
