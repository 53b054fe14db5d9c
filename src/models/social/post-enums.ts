import { registerEnumType } from 'type-graphql';

/** What a post is made of (S0§2); each asks for other parts, see services/social/post-content.ts. */
export enum PostCategory {
  SHORT = 'short',
  NORMAL_VIDEO = 'normal-video',
  IMAGE_POST = 'image-post',
  TEXT_POST = 'text-post',
  IMAGE_TEXT_POST = 'image-text-post',
}
registerEnumType(PostCategory, {
  name: 'PostCategory',
  description: 'What a post is made of.',
  valuesConfig: {
    SHORT: { description: 'One vertical video under 60 seconds.' },
    NORMAL_VIDEO: { description: 'One video.' },
    IMAGE_POST: { description: 'Pictures; a caption is welcome but not needed.' },
    TEXT_POST: { description: 'Words only.' },
    IMAGE_TEXT_POST: { description: 'Pictures and a caption.' },
  },
});

/** Who may see a post. */
export enum PostVisibility {
  PUBLIC = 'public',
  FOLLOWERS = 'followers',
  PRIVATE = 'private',
}
registerEnumType(PostVisibility, { name: 'PostVisibility', description: 'Who may see a post.' });

/** How far a post has come. */
export enum PostStatus {
  DRAFT = 'draft',
  SCHEDULED = 'scheduled',
  PUBLISHED = 'published',
  ARCHIVED = 'archived',
}
registerEnumType(PostStatus, {
  name: 'PostStatus',
  description: 'How far a post has come.',
  valuesConfig: {
    DRAFT: { description: 'Seen by its author only, and perhaps not complete.' },
    SCHEDULED: { description: 'Complete, and published at its time; until then seen by its author only.' },
    PUBLISHED: { description: 'Seen by whom it is for.' },
    ARCHIVED: { description: 'Taken out of all lists, and seen by its author only.' },
  },
});

/**
 * Who may see a post once its author's own privacy is counted in. Stored, so that public lists and their counts are
 * plain index scans; the rule `canSeePost` still decides on the living author.
 */
export enum Audience {
  PUBLIC = 'public',
  FOLLOWERS = 'followers',
  FRIENDS = 'friends',
  PRIVATE = 'private',
  /** Nobody: the author is suspended or gone. */
  NOBODY = 'nobody',
}

/** Whether a medium is a picture or a film. */
export enum MediaType {
  IMAGE = 'image',
  VIDEO = 'video',
}
registerEnumType(MediaType, { name: 'MediaType', description: 'Whether a medium is a picture or a film.' });

/** The formats that are taken (S0§2). */
export enum MimeType {
  IMAGE_JPEG = 'image/jpeg',
  IMAGE_PNG = 'image/png',
  IMAGE_WEBP = 'image/webp',
  VIDEO_MP4 = 'video/mp4',
  VIDEO_WEBM = 'video/webm',
}
registerEnumType(MimeType, { name: 'MimeType', description: 'The media formats that are taken.' });

/** The models that make pictures and films (S0§2). */
export enum AIModel {
  DALL_E_3 = 'DALL-E 3',
  MIDJOURNEY_V6 = 'Midjourney v6',
  STABLE_DIFFUSION_XL = 'Stable Diffusion XL',
  RUNWAY_GEN_2 = 'Runway Gen-2',
  PIKA_LABS = 'Pika Labs',
  FIREFLY = 'Firefly',
  LEONARDO_AI = 'Leonardo AI',
}
registerEnumType(AIModel, { name: 'AIModel', description: 'The models that make pictures and films.' });
