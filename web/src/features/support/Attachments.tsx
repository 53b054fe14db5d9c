import type { OperationError } from '@leela/client';
import { Paperclip, X } from 'lucide-react';
import { useState } from 'react';
import { useUpload, type Uploaded } from '../../app/useUpload.js';
import { Errors, FileButton, IconButton } from '../../ui/index.js';
import styles from './support.module.css';

const ACCEPT = 'image/jpeg,image/png,image/webp,application/pdf';

/** Chooses files for a message: each one is uploaded immediately. */
export function Attachments({
  files,
  onChange,
}: {
  files: readonly Uploaded[];
  onChange: (files: Uploaded[]) => void;
}) {
  const { upload, busy } = useUpload('TICKET');
  const [errors, setErrors] = useState<readonly OperationError[]>([]);

  async function add(chosen: File[]) {
    setErrors([]);
    const results = await Promise.all(chosen.map((file) => upload(file)));
    setErrors(results.flatMap((result) => (result.ok ? [] : result.errors)));
    onChange([...files, ...results.flatMap((result) => (result.ok ? [result.data] : []))]);
  }

  return (
    <div className="stack" data-gap="small">
      <Errors of={errors} />
      <div className={styles['files']}>
        {files.map((file) => (
          <span key={file.id} className={styles['file']}>
            {file.name}
            <IconButton
              label={`Remove ${file.name}`}
              onClick={() => onChange(files.filter(({ id }) => id !== file.id))}
            >
              <X size={14} />
            </IconButton>
          </span>
        ))}
        <FileButton
          label="Files to attach"
          accept={ACCEPT}
          multiple
          kind="quiet"
          busy={busy}
          onFiles={(chosen) => void add(chosen)}
        >
          <Paperclip size={16} /> Attach files
        </FileButton>
      </div>
    </div>
  );
}
