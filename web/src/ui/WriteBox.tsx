import { FileText, Paperclip, SendHorizontal, X } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import type { Uploads } from '../app/useUploads.js';
import { IconButton } from './Button.js';
import { Spinner } from './layout.js';
import styles from './WriteBox.module.css';

const ACCEPTED = 'image/jpeg,image/png,image/webp,video/mp4,video/webm,application/pdf';

interface WriteBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  /** Whether there is something to send. */
  sendable: boolean;
  uploads: Uploads;
  maxLength: number;
  /** What the text belongs to, above it: a quoted message. */
  about?: ReactNode;
  /** Buttons beside the one for files. */
  tools?: ReactNode;
  /** In place of the button that sends. */
  instead?: ReactNode;
  area?: RefObject<HTMLTextAreaElement | null>;
  onBlur?: () => void;
  onEscape?: () => void;
}

/**
 * A field for messages that grows with its text, with files by a button, by pasting and by dropping. Enter sends; with
 * Shift, and on touch screens, it begins a new line.
 */
export function WriteBox({
  label,
  placeholder,
  value,
  onChange,
  onSend,
  sendable,
  uploads,
  maxLength,
  about,
  tools,
  instead,
  area,
  onBlur,
  onEscape,
}: WriteBoxProps) {
  const files = useRef<HTMLInputElement>(null);

  function send() {
    if (sendable) onSend();
  }

  function pressed(event: KeyboardEvent) {
    if (event.key === 'Escape') onEscape?.();
    const touch = matchMedia('(pointer: coarse)').matches;
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || touch) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        uploads.add(event.dataTransfer.files);
      }}
    >
      {about}
      <ChosenFiles uploads={uploads} />
      <div className={styles['box']}>
        <IconButton label="Attach files" onClick={() => files.current?.click()}>
          <Paperclip size={20} />
        </IconButton>
        {tools}
        <input
          ref={files}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label="Files"
          onChange={(event) => {
            uploads.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <textarea
          ref={area}
          className={styles['area']}
          rows={1}
          maxLength={maxLength}
          placeholder={placeholder}
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={pressed}
          onBlur={onBlur}
          onPaste={(event) => uploads.add(event.clipboardData.files)}
        />
        {instead ?? (
          <button
            type="submit"
            className={styles['send']}
            disabled={!sendable}
            aria-label="Send"
            title="Send"
          >
            <SendHorizontal size={20} />
          </button>
        )}
      </div>
    </form>
  );
}

function ChosenFiles({ uploads }: { uploads: Uploads }) {
  if (uploads.files.length === 0) return null;
  return (
    <ul className={styles['chosen']} aria-label="Attached files">
      {uploads.files.map(({ key, name, contentType, preview, state, error }) => (
        <li key={key} data-state={state}>
          {contentType.startsWith('image/') ? (
            <img src={preview} alt="" />
          ) : (
            <FileText size={22} aria-hidden="true" />
          )}
          <span className={styles['name']} role={error ? 'alert' : undefined}>
            {error ?? name}
          </span>
          {state === 'uploading' && <Spinner label={`Uploading ${name}`} />}
          <IconButton label={`Remove ${name}`} onClick={() => uploads.remove(key)}>
            <X size={16} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
