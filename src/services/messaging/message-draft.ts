import type { Types } from 'mongoose';
import { compact } from '../../lib/compact.js';
import { distinct } from '../../lib/distinct.js';
import { cleanFileName, isLonger, mentionsOf, visibleText } from '../../lib/text.js';
import type { Context } from '../../loaders/context.js';
import {
  AttachmentType,
  LONGEST_MESSAGE,
  MOST_ATTACHMENTS,
  type Attachment,
} from '../../models/messaging/index.js';
import { UploadPurpose } from '../../models/system/upload.js';
import { refuse } from '../../schema/errors.js';
import { userNamed } from '../social/index.js';
import { resolveMediaUrl } from '../system/index.js';

/** The input of an attachment. */
export interface AttachmentInput {
  uploadId?: string | null;
  url?: string | null;
  type?: AttachmentType | null;
  name?: string | null;
}

const LONGEST_NAME = 200;

/** The text of a message. @throws BAD_USER_INPUT for `body` */
export function toMessageBody(text: string | null | undefined, attachments: readonly unknown[] = []): string {
  const body = visibleText(text ?? '');
  if (body === '' && attachments.length === 0)
    throw refuse.badInput('A message needs a text or an attachment.', 'body');
  if (isLonger(body, LONGEST_MESSAGE))
    throw refuse.badInput(
      `A message is longer than ${LONGEST_MESSAGE.toLocaleString('en')} characters.`,
      'body',
    );
  return body;
}

/**
 * The stored form of attachments. @throws BAD_USER_INPUT or NOT_FOUND, naming the attachment
 * (`attachments.0.uploadId`)
 */
export async function toAttachments(ctx: Context, inputs: readonly AttachmentInput[]): Promise<Attachment[]> {
  if (inputs.length > MOST_ATTACHMENTS)
    throw refuse.badInput(`At most ${MOST_ATTACHMENTS} attachments per message are allowed.`, 'attachments');
  const attachments = await Promise.all(inputs.map((input, place) => toAttachment(ctx, input, place)));
  const used = attachments.map(({ upload }) => upload?.toHexString());
  const twice = used.findIndex((id, place) => id !== undefined && used.indexOf(id) < place);
  if (twice >= 0)
    throw refuse.badInput(
      'This upload is used twice; each upload can be used once.',
      `attachments.${twice}.uploadId`,
    );
  return attachments;
}

async function toAttachment(
  ctx: Context,
  { uploadId, url, type, name }: AttachmentInput,
  place: number,
): Promise<Attachment> {
  const field = `attachments.${place}`;
  if (name && isLonger(name, LONGEST_NAME))
    throw refuse.badInput(`A name has at most ${LONGEST_NAME} characters.`, `${field}.name`);
  const found = await resolveMediaUrl(
    ctx,
    { uploadId, url },
    { purpose: UploadPurpose.ATTACHMENT, field: `${field}.${uploadId == null ? 'url' : 'uploadId'}` },
  );
  if (!found) throw refuse.badInput('An attachment needs an upload or a URL.', field);
  if (!found.upload && !type) throw refuse.badInput('An attachment by URL needs its type.', `${field}.type`);
  return compact({
    ...found,
    type: found.contentType ? typeOf(found.contentType) : type!,
    name: name == null ? null : cleanFileName(name),
  }) as Attachment;
}

function typeOf(contentType: string): AttachmentType {
  if (contentType.startsWith('image/')) return AttachmentType.IMAGE;
  return contentType.startsWith('video/') ? AttachmentType.VIDEO : AttachmentType.FILE;
}

/** The users among these that a text mentions by @username. */
export async function calledIn(
  ctx: Context,
  text: string,
  people: ReadonlySet<string>,
): Promise<Types.ObjectId[]> {
  const users = await Promise.all(mentionsOf(text).map((name) => userNamed(ctx, name)));
  return distinct(users.flatMap((user) => (user && people.has(user._id.toHexString()) ? [user._id] : [])));
}
