import { ImagePlus, X } from 'lucide-react';
import { useRef } from 'react';
import { IconButton, Spinner } from '../../../ui/index.js';
import { ACCEPT, type useAttachments } from './useAttachments.js';
import styles from './Editor.module.css';

/** The files of a form with their previews, progress and alternative texts. */
export function Attachments({
  of: { items, add, remove, change },
  most,
  error,
  errorAt,
}: {
  of: ReturnType<typeof useAttachments>;
  most: number;
  error?: string;
  /** The error of the file at an index. */
  errorAt: (index: number) => string | undefined;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="stack" data-gap="small">
      {items.length > 0 && (
        <ul className={styles['files']}>
          {items.map((item, index) => (
            <li key={item.key} className={styles['file']}>
              <div className={styles['preview']}>
                {item.video ? (
                  <video src={item.preview} muted playsInline aria-label={item.file.name} />
                ) : (
                  <img src={item.preview} alt={item.alt || item.file.name} />
                )}
                {item.uploadId === null && !item.error && (
                  <span className={styles['progress']}>
                    <Spinner label={`Uploading ${item.file.name}`} /> {Math.round(item.progress * 100)} %
                  </span>
                )}
                <span className={styles['remove']}>
                  <IconButton label={`Remove ${item.file.name}`} onClick={() => remove(item.key)}>
                    <X size={16} />
                  </IconButton>
                </span>
              </div>
              <input
                className="input"
                aria-label={`Alternative text of ${item.file.name}`}
                placeholder="Describe it for those who can not see it"
                value={item.alt}
                maxLength={1_000}
                onChange={(event) => change(item.key, { alt: event.currentTarget.value })}
              />
              {(item.error ?? errorAt(index)) && (
                <p className={styles['error']} role="alert">
                  {item.error ?? errorAt(index)}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        multiple={most > 1}
        hidden
        aria-label="Images or video"
        onChange={(event) => {
          add(Array.from(event.currentTarget.files ?? []).slice(0, most - items.length));
          event.currentTarget.value = '';
        }}
      />
      {items.length < most && (
        <button type="button" className={styles['choose']} onClick={() => input.current?.click()}>
          <ImagePlus size={18} aria-hidden="true" />
          {items.length > 0 ? 'Add more' : 'Add images or a video'}
        </button>
      )}
      {error && (
        <p className={styles['error']} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
