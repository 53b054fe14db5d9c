import { ImageUp } from 'lucide-react';
import { useId, useState, type ChangeEvent } from 'react';
import { upload, type Uploaded } from '../../app/upload.js';
import { Spinner } from '../../ui/index.js';
import styles from './groups.module.css';

/** Uploads a picture of a group: its avatar or its cover. */
export function PictureField({
  label,
  purpose,
  current,
  onUpload,
}: {
  label: string;
  purpose: 'AVATAR' | 'COVER';
  /** The address of the picture that there is. */
  current?: string | null;
  onUpload: (uploaded: Uploaded) => void;
}) {
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(current ?? null);
  const [error, setError] = useState<string>();

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    if (!file) return;
    setBusy(true);
    const outcome = await upload(file, { purpose });
    setBusy(false);
    setError(outcome.ok ? undefined : outcome.errors[0]?.message);
    if (!outcome.ok) return;
    setShown(outcome.upload.url);
    onUpload(outcome.upload);
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="row">
        <div className={styles['picture']} data-purpose={purpose}>
          {shown ? <img src={shown} alt="" /> : busy ? <Spinner /> : <ImageUp size={20} />}
        </div>
        <input
          id={id}
          className={styles['file']}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          disabled={busy}
          aria-invalid={error ? true : undefined}
          aria-describedby={error && `${id}-error`}
          onChange={(event) => void choose(event)}
        />
      </div>
      {error && (
        <div id={`${id}-error`} className="error">
          {error}
        </div>
      )}
    </div>
  );
}
