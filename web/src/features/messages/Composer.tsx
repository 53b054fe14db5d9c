import type { MessagePartsFragment } from '@leela/client/documents/messages.js';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useUploads, type ChosenFile } from '../../app/useUploads.js';
import { IconButton, WriteBox } from '../../ui/index.js';
import styles from './composer.module.css';
import { lineOf } from './names.js';
import type { Outgoing } from './outbox.js';
import { useTellTyping } from './useTellTyping.js';

type Message = MessagePartsFragment;

/** Texts that were begun, by conversation, while the page is open. */
const begun = new Map<string, string>();

/** Writes messages: a text, files, as a reply, or as a new text of a message. */
export function Composer({
  conversationId,
  replyTo,
  editing,
  onCancel,
  onSend,
  onSave,
}: {
  conversationId: string;
  replyTo: Message | null;
  editing: Message | null;
  /** Ends the reply or the edit. */
  onCancel: () => void;
  onSend: (message: Pick<Outgoing, 'body' | 'attachments'>) => void;
  onSave: (message: Message, body: string) => void;
}) {
  const [text, setText] = useState(() => begun.get(conversationId) ?? '');
  const uploads = useUploads('ATTACHMENT');
  const area = useRef<HTMLTextAreaElement>(null);
  const typing = useTellTyping(conversationId);
  const { files: chosen } = uploads;
  const ready = chosen.filter(({ state }) => state === 'ready');
  const sendable = !uploads.busy && (text.trim() !== '' || (ready.length > 0 && !editing));

  useEffect(() => {
    if (editing) setText(editing.body);
    if (editing || replyTo) area.current?.focus();
  }, [editing, replyTo]);

  function write(next: string) {
    setText(next);
    if (!editing) begun.set(conversationId, next);
    if (next && !editing) typing.started();
  }

  function send() {
    const body = text.trim();
    if (editing) onSave(editing, body);
    else onSend({ body, attachments: ready.map(toAttachment) });
    cancel();
    uploads.clear();
    typing.stopped();
  }

  function cancel() {
    write('');
    onCancel();
  }

  const about = editing ?? replyTo;
  return (
    <WriteBox
      label="Message"
      placeholder="Write a message"
      value={text}
      onChange={write}
      onSend={send}
      sendable={sendable}
      uploads={uploads}
      maxLength={4_000}
      area={area}
      onBlur={typing.stopped}
      onEscape={editing ? cancel : onCancel}
      about={
        about && (
          <div className={styles['about']}>
            <div className="grow">
              <strong>{editing ? 'Edit the message' : `Reply to ${replyTo?.author?.fullName ?? ''}`}</strong>
              <p>{lineOf(about)}</p>
            </div>
            <IconButton label="Cancel" onClick={editing ? cancel : onCancel}>
              <X size={18} />
            </IconButton>
          </div>
        )
      }
    />
  );
}

function toAttachment({ uploadId, contentType, name, url, preview }: ChosenFile) {
  const [kind] = contentType.split('/');
  const type =
    kind === 'image' ? ('IMAGE' as const) : kind === 'video' ? ('VIDEO' as const) : ('FILE' as const);
  return { uploadId: uploadId!, type, name, url: url ?? preview };
}
