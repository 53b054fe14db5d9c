import type { Types } from 'mongoose';
import type { EventType } from '../../events/types.js';
import { Audience, PostCategory } from '../../models/social/index.js';
import { ToolCategory } from '../../models/marketplace/index.js';
import { ReportReason } from '../../models/moderation/index.js';
import type { IdType } from '../../schema/ids.js';
import { nameOf, ref, row, type WebhookEvent } from './webhook-event.js';
import { GROUP_EVENTS } from './webhook-group-events.js';

/** Every public event type. To add one, add a row; a row in use only ever gains fields. */
export const WEBHOOK_EVENTS: readonly WebhookEvent[] = [
  row({
    name: 'user.registered',
    on: 'user.registered',
    description: 'An account was created.',
    thing: ({ data }) => data.user,
    data: ({ data }) => ({ user: ref('User', data.user) }),
  }),
  row({
    name: 'user.erased',
    on: 'user.erased',
    description: 'An account and its data were erased. Remove what you keep about it.',
    thing: ({ data }) => data.user,
    data: ({ data }) => ({ user: ref('User', data.user) }),
  }),
  row({
    name: 'post.created',
    on: 'post.created',
    description: 'A public post was published.',
    thing: ({ data }) => data.post,
    data: ({ data }) =>
      data.audience === Audience.PUBLIC
        ? {
            post: {
              ...ref('Post', data.post),
              category: nameOf(PostCategory, data.category),
              author: ref('User', data.author),
              tags: data.tags,
              createdAt: data.at.toISOString(),
              quoteOf: data.quoteOf ? ref('Post', data.quoteOf) : null,
            },
          }
        : null,
  }),
  row({
    name: 'post.updated',
    on: 'post.updated',
    description: 'The text, the tags or the visibility of a public post changed.',
    thing: ({ data }) => data.post,
    data: ({ data }) =>
      data.audience === Audience.PUBLIC
        ? {
            post: { ...ref('Post', data.post), author: ref('User', data.author) },
            tagsAdded: data.tagsAdded,
            tagsRemoved: data.tagsRemoved,
          }
        : null,
  }),
  row({
    name: 'post.deleted',
    on: 'post.deleted',
    description: 'A published post was deleted.',
    thing: ({ data }) => data.post,
    data: ({ data }) => ({ post: { ...ref('Post', data.post), author: ref('User', data.author) } }),
  }),
  row({
    name: 'tool.published',
    on: 'tool.published',
    description: 'A tool was listed in the marketplace for the first time.',
    thing: ({ data }) => data.tool,
    data: ({ data }) => ({
      tool: {
        ...ref('Tool', data.tool),
        slug: data.slug,
        category: nameOf(ToolCategory, data.category),
        author: ref('User', data.author),
      },
    }),
  }),
  row({
    name: 'tool.version_published',
    on: 'tool.version-published',
    description: 'A version of a tool was published. `isLive` is false while it waits for a moderator.',
    thing: ({ data }) => data.tool,
    data: ({ data }) => ({
      tool: ref('Tool', data.tool),
      version: {
        ...ref('ToolVersion', data.version),
        version: data.number,
        isStable: data.isStable,
        isLive: data.live,
      },
    }),
  }),
  row({
    name: 'tool.reviewed',
    on: 'tool.reviewed',
    description: 'A review of a tool was written, edited or removed. `rating` is null if it counts no more.',
    thing: ({ data }) => data.tool,
    data: ({ data }) => ({
      tool: ref('Tool', data.tool),
      review: { ...ref('ToolReview', data.review), rating: data.to?.rating ?? null },
    }),
  }),
  ...GROUP_EVENTS,
  row({
    name: 'content.reported',
    on: 'content.reported',
    description: 'A user reported something to the moderators.',
    thing: ({ data }) => data.target,
    data: ({ data }) => ({
      report: { ...ref('Report', data.report), reason: nameOf(ReportReason, data.reason) },
      target: ref(data.targetType as IdType, data.target),
    }),
  }),
  row({
    name: 'config.changed',
    on: 'config.changed',
    description: 'A public runtime setting changed. `value` is null if it was reset.',
    thing: ({ _id }) => _id,
    data: ({ data }) =>
      data.isPublic
        ? { entry: { key: data.key, value: data.to === null ? null : (JSON.parse(data.to) as unknown) } }
        : null,
  }),
];

/** The event that `testWebhookEndpoint` sends. */
export const PING = 'ping';

const byType = new Map<string, WebhookEvent>(WEBHOOK_EVENTS.map((event) => [event.on, event]));

/** What endpoints get to know of an event type; undefined for nothing. */
export const webhookEventOf = (type: EventType): WebhookEvent | undefined => byType.get(type);

/** The body of a delivery: what is posted, byte by byte. */
export function bodyOf(event: {
  id: Types.ObjectId;
  type: string;
  at: Date;
  data: Record<string, unknown>;
}): string {
  const { id, type, at, data } = event;
  return JSON.stringify({ id: id.toHexString(), type, createdAt: at.toISOString(), data });
}
