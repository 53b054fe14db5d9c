import { newClientId } from '@leela/client';
import type { UploadPurpose } from '@leela/client/schema.js';
import { useCallback, useEffect, useRef, useState } from 'react';
import { upload } from './upload.js';

/** A file that the user has chosen. */
export interface ChosenFile {
  key: string;
  name: string;
  contentType: string;
  /** An address of the local file, for previews. */
  preview: string;
  state: 'uploading' | 'ready' | 'failed';
  /** The upload, once it is ready. */
  uploadId?: string;
  /** The public address, once it is ready. */
  url?: string | null;
  error?: string;
}

/** Files of a form, uploaded as soon as they are chosen. */
export interface Uploads {
  files: readonly ChosenFile[];
  add(files: Iterable<File>): void;
  remove(key: string): void;
  clear(): void;
  /** Whether a file is on its way. */
  busy: boolean;
}

/** Uploads files for a purpose: each is announced, sent and checked, as docs/uploads.md says. */
export function useUploads(purpose: UploadPurpose): Uploads {
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const previews = useRef(new Set<string>());
  useEffect(() => {
    const made = previews.current;
    return () => made.forEach((preview) => URL.revokeObjectURL(preview));
  }, []);
  const add = useCallback(
    (chosen: Iterable<File>) => {
      for (const file of chosen) {
        const key = newClientId();
        const preview = URL.createObjectURL(file);
        previews.current.add(preview);
        const { name, type: contentType } = file;
        setFiles((now) => [...now, { key, name, contentType, preview, state: 'uploading' }]);
        const change = (to: Partial<ChosenFile>) =>
          setFiles((now) => now.map((one) => (one.key === key ? { ...one, ...to } : one)));
        void send(file, purpose).then(change);
      }
    },
    [purpose],
  );
  return {
    files,
    add,
    remove: useCallback((key) => setFiles((now) => now.filter((one) => one.key !== key)), []),
    clear: useCallback(() => setFiles([]), []),
    busy: files.some(({ state }) => state === 'uploading'),
  };
}

/** Uploads one file. Returns what has become of it. */
async function send(file: File, purpose: UploadPurpose): Promise<Partial<ChosenFile>> {
  const duration = file.type.startsWith('video/') ? await durationOf(file) : undefined;
  const outcome = await upload(file, { purpose, duration });
  if (!outcome.ok) return { state: 'failed', error: outcome.errors[0]!.message };
  return { state: 'ready', uploadId: outcome.upload.id, url: outcome.upload.url };
}

function durationOf(file: File): Promise<number | undefined> {
  return new Promise((resolve) => {
    const video = document.createElement('video');
    const end = (duration?: number) => {
      URL.revokeObjectURL(video.src);
      resolve(duration);
    };
    video.preload = 'metadata';
    video.onloadedmetadata = () => end(video.duration);
    video.onerror = () => end();
    video.src = URL.createObjectURL(file);
  });
}
