import type { UploadPurpose } from '@leela/client/schema.js';
import { useCallback, useEffect, useRef, useState } from 'react';
import { measure, upload } from '../../../app/upload.js';

/** The files that the gateway takes for posts and stories, for the `accept` of an input. */
export const ACCEPT = 'image/jpeg,image/png,image/webp,video/mp4,video/webm';

/** A chosen file: uploaded at once, while the user writes. */
export interface Attachment {
  key: string;
  file: File;
  /** An address of the browser for the preview. */
  preview: string;
  video: boolean;
  width: number;
  height: number;
  duration?: number;
  alt: string;
  /** The sent part, 0 to 1. */
  progress: number;
  /** Null until the gateway has checked the file. */
  uploadId: string | null;
  error: string | null;
}

/** The files of a form: chosen, uploaded, described, removed. */
export function useAttachments(purpose: UploadPurpose) {
  const [items, setItems] = useState<readonly Attachment[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (key: string, next: Partial<Attachment>) =>
      setItems((all) => all.map((item) => (item.key === key ? { ...item, ...next } : item))),
    [],
  );

  const addOne = useCallback(
    async (file: File) => {
      const size = await measure(file);
      const key = crypto.randomUUID();
      const abort = new AbortController();
      aborts.current.set(key, abort);
      const item: Attachment = {
        key,
        file,
        preview: URL.createObjectURL(file),
        video: file.type.startsWith('video/'),
        width: size?.width ?? 4,
        height: size?.height ?? 3,
        duration: size?.duration,
        alt: '',
        progress: 0,
        uploadId: null,
        error: size ? null : 'The browser can not read this file.',
      };
      setItems((all) => [...all, item]);
      if (!size) return;
      const outcome = await upload(file, {
        purpose,
        duration: size.duration,
        signal: abort.signal,
        onProgress: (progress) => change(key, { progress }),
      });
      if (outcome.ok) change(key, { uploadId: outcome.upload.id, progress: 1 });
      else change(key, { error: outcome.errors.map(({ message }) => message).join(' ') });
    },
    [purpose, change],
  );

  const add = useCallback((files: Iterable<File>) => void Promise.all(Array.from(files, addOne)), [addOne]);

  const remove = useCallback((key: string) => {
    aborts.current.get(key)?.abort();
    setItems((all) => {
      const gone = all.find((item) => item.key === key);
      if (gone) URL.revokeObjectURL(gone.preview);
      return all.filter((item) => item.key !== key);
    });
  }, []);

  useEffect(() => {
    const running = aborts.current;
    return () => running.forEach((abort) => abort.abort());
  }, []);

  const busy = items.some(({ uploadId, error }) => uploadId === null && error === null);
  const failed = items.some(({ error }) => error !== null);
  return { items, add, remove, change, busy, failed };
}
