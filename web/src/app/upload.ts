import { newClientId, type OperationError } from '@leela/client';
import { CompleteUploadDocument, CreateUploadDocument } from '@leela/client/documents/uploads.js';
import type { UploadPurpose } from '@leela/client/schema.js';
import { leela } from './client.js';

/** A file that the gateway has received and checked. */
export interface Uploaded {
  id: string;
  url: string | null;
}

type Outcome = { ok: true; upload: Uploaded } | { ok: false; errors: readonly OperationError[] };

interface Options {
  purpose: UploadPurpose;
  /** In seconds; needed for videos. */
  duration?: number;
  /** Called with the sent part, 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

/** Uploads a file as docs/uploads.md describes: announce, send the bytes, request the check. It never throws. */
export async function upload(
  file: File,
  { purpose, duration, onProgress, signal }: Options,
): Promise<Outcome> {
  try {
    const sha256 = await digest(file);
    const announced = await leela.request(CreateUploadDocument, {
      input: {
        purpose,
        contentType: file.type,
        size: file.size,
        sha256,
        duration,
        fileName: file.name,
        clientId: newClientId(),
      },
    });
    if (!announced.ok) return announced;
    const { upload, url, headers } = announced.data.uploadCreate!;
    if (!(await send(url!, headers ?? [], file, onProgress, signal))) return failure();
    const checked = await leela.request(CompleteUploadDocument, { input: { id: upload!.id } });
    if (!checked.ok) return checked;
    const { id, url: address, problem } = checked.data.uploadComplete!.upload!;
    if (problem) return failure(problem);
    return { ok: true, upload: { id, url: address ?? null } };
  } catch {
    return failure();
  }
}

const failure = (message = 'The file could not be sent. Check the connection, then try again.'): Outcome => ({
  ok: false,
  errors: [{ code: 'NETWORK', message }],
});

async function digest(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `fetch` does not report how much of the body is sent. */
function send(
  url: string,
  headers: readonly { name: string; value: string }[],
  file: File,
  onProgress?: (part: number) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const { name, value } of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total);
    request.onload = () => done(request.status >= 200 && request.status < 300);
    request.onerror = request.onabort = () => done(false);
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** The size of an image or a video in pixels, and its duration in seconds. Null if the browser can not read it. */
export function measure(file: File): Promise<{ width: number; height: number; duration?: number } | null> {
  const url = URL.createObjectURL(file);
  return new Promise<{ width: number; height: number; duration?: number } | null>((done) => {
    if (file.type.startsWith('video/')) {
      const video = document.createElement('video');
      video.preload = 'metadata';
      video.onloadedmetadata = () =>
        done({ width: video.videoWidth, height: video.videoHeight, duration: video.duration });
      video.onerror = () => done(null);
      video.src = url;
    } else {
      const image = new Image();
      image.onload = () => done({ width: image.naturalWidth, height: image.naturalHeight });
      image.onerror = () => done(null);
      image.src = url;
    }
  }).finally(() => URL.revokeObjectURL(url));
}
