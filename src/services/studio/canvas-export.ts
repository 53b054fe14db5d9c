import { setImmediate as turn } from 'node:timers/promises';
import type { Types } from 'mongoose';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import {
  CanvasFileModel,
  CanvasFileType,
  CanvasFileVersionModel,
  type CanvasFile,
  type CanvasFileVersion,
} from '../../models/studio/index.js';

const DATA_URI = /^data:(image\/(?:png|jpeg|gif|webp));base64,(.*)$/s;

/** A file as browsers and archives get it. */
export interface ServedFile {
  body: Buffer;
  contentType: string;
}

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  htm: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** The bytes of a file, and the type by which they are served. */
export function servedFile({ path, type }: Pick<CanvasFile, 'path' | 'type'>, content: string): ServedFile {
  const image = type === CanvasFileType.IMAGE ? DATA_URI.exec(content) : null;
  if (image) return { body: Buffer.from(image[2]!, 'base64'), contentType: image[1]! };
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return { body: Buffer.from(content, 'utf8'), contentType: TYPES[ending] ?? 'text/plain; charset=utf-8' };
}

/** The file at a path of a project with its content. Null where there is none. */
export async function openCanvasFile(project: Types.ObjectId, path: string): Promise<ServedFile | null> {
  const file = await CanvasFileModel.findOne({ project, path, deletedAt: null }).lean<CanvasFile>();
  if (!file) return null;
  const content = await contentOf(file);
  return content === null ? null : servedFile(file, content);
}

async function contentOf({ _id, version }: CanvasFile): Promise<string | null> {
  const row = await CanvasFileVersionModel.findOne({ file: _id, version }, { content: 1 }).lean<
    Pick<CanvasFileVersion, 'content'>
  >();
  return row?.content ?? null;
}

/** All files of a project as a ZIP archive, piece by piece: other requests run between the files. */
export async function* canvasArchive(project: Types.ObjectId): AsyncGenerator<Uint8Array> {
  const files = await CanvasFileModel.find({ project, deletedAt: null })
    .sort({ path: 1 })
    .lean<CanvasFile[]>();
  let made: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error) failure = error;
    else made.push(piece);
  });
  for (const file of files) {
    const entry = new ZipDeflate(file.path, { level: 6 });
    entry.mtime = file.updatedAt;
    zip.add(entry);
    const { body } = servedFile(file, (await contentOf(file)) ?? '');
    entry.push(body.length === 0 ? strToU8('') : new Uint8Array(body), true);
    if (failure) throw failure as Error;
    yield* made;
    made = [];
    await turn();
  }
  zip.end();
  yield* made;
}
