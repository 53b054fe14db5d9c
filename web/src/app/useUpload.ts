import type { Result } from '@leela/client';
import type { UploadPurpose } from '@leela/client/schema.js';
import { useCallback, useState } from 'react';
import { upload as send, type Uploaded as Received } from './upload.js';

/** A file that has been uploaded and checked. The address is null for private purposes. */
export interface Uploaded extends Received {
  name: string;
}

/** Uploads files: announces them, sends their bytes, has them checked. Never throws. */
export function useUpload(purpose: UploadPurpose): {
  upload: (file: File) => Promise<Result<Uploaded>>;
  busy: boolean;
} {
  const [running, setRunning] = useState(0);
  const upload = useCallback(
    async (file: File) => {
      setRunning((count) => count + 1);
      try {
        const outcome = await send(file, { purpose });
        return outcome.ok
          ? { ok: true as const, data: { ...outcome.upload, name: file.name } }
          : { ok: false as const, errors: [...outcome.errors], data: null };
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [purpose],
  );
  return { upload, busy: running > 0 };
}
