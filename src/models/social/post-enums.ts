import { registerEnumType } from 'type-graphql';

/** The category of a post. Each requires other parts, see services/social/post-content.ts. */
export enum PostCategory {
  SHORT = 'short',
  NORMAL_VIDEO = 'normal-video',
  IMAGE_POST = 'image-post',
  TEXT_POST = 'text-post',
  IMAGE_TEXT_POST = 'image-text-post',
}
registerEnumType(PostCategory, {
  name: 'PostCategory',
  description: 'The categories of posts.',
  valuesConfig: {
    SHORT: { description: 'One vertical video under 60 seconds.' },
    NORMAL_VIDEO: { description: 'A post with one video.' },
    IMAGE_POST: { description: 'Images, with an optional text.' },
    TEXT_POST: { description: 'A post with text only.' },
    IMAGE_TEXT_POST: { description: 'Images with a text.' },
  },
});

/** The visibility of a post. */
export enum PostVisibility {
  PUBLIC = 'public',
  FOLLOWERS = 'followers',
  PRIVATE = 'private',
}
registerEnumType(PostVisibility, {
  name: 'PostVisibility',
  description: 'The audiences of a post.',
  valuesConfig: {
    PUBLIC: { description: 'A post that all users and visitors see.' },
    FOLLOWERS: { description: "A post that the author's followers see." },
    PRIVATE: { description: 'A post that only the author sees.' },
  },
});

/** The publication status of a post. */
export enum PostStatus {
  DRAFT = 'draft',
  SCHEDULED = 'scheduled',
  PUBLISHED = 'published',
  ARCHIVED = 'archived',
}
registerEnumType(PostStatus, {
  name: 'PostStatus',
  description: 'The publication status of a post.',
  valuesConfig: {
    DRAFT: { description: 'Visible to the author only; may be incomplete.' },
    SCHEDULED: { description: 'Published at the scheduled time. Visible to the author only until then.' },
    PUBLISHED: { description: 'Visible to its audience.' },
    ARCHIVED: { description: 'Hidden from all lists. Visible to the author only.' },
  },
});

/**
 * The audience of a post after its author's privacy is applied. Stored, so that public lists and their counts are
 * plain index scans; the rule `canSeePost` still uses the author's current settings.
 */
export enum Audience {
  PUBLIC = 'public',
  FOLLOWERS = 'followers',
  FRIENDS = 'friends',
  PRIVATE = 'private',
  /** No user: the author is suspended or deleted. */
  NOBODY = 'nobody',
}

/** Whether a media item is an image or a video. */
export enum MediaType {
  IMAGE = 'image',
  VIDEO = 'video',
}
registerEnumType(MediaType, {
  name: 'MediaType',
  description: 'The types of media.',
  valuesConfig: {
    IMAGE: { description: 'A still image.' },
    VIDEO: { description: 'A video file.' },
  },
});

/** The accepted formats. */
export enum MimeType {
  IMAGE_JPEG = 'image/jpeg',
  IMAGE_PNG = 'image/png',
  IMAGE_WEBP = 'image/webp',
  VIDEO_MP4 = 'video/mp4',
  VIDEO_WEBM = 'video/webm',
}
registerEnumType(MimeType, {
  name: 'MimeType',
  description: 'The supported media types.',
  valuesConfig: {
    IMAGE_JPEG: { description: 'The media type image/jpeg.' },
    IMAGE_PNG: { description: 'The media type image/png.' },
    IMAGE_WEBP: { description: 'The media type image/webp.' },
    VIDEO_MP4: { description: 'The media type video/mp4.' },
    VIDEO_WEBM: { description: 'The media type video/webm.' },
  },
});

/** The models that generate images and videos. */
export enum AIModel {
  DALL_E_3 = 'DALL-E 3',
  MIDJOURNEY_V6 = 'Midjourney v6',
  STABLE_DIFFUSION_XL = 'Stable Diffusion XL',
  RUNWAY_GEN_2 = 'Runway Gen-2',
  PIKA_LABS = 'Pika Labs',
  FIREFLY = 'Firefly',
  LEONARDO_AI = 'Leonardo AI',
}
registerEnumType(AIModel, {
  name: 'AIModel',
  description: 'The AI models for images and videos.',
  valuesConfig: {
    DALL_E_3: { description: 'The model DALL·E 3 of OpenAI.' },
    FIREFLY: { description: 'The model Firefly of Adobe.' },
    LEONARDO_AI: { description: 'The models of Leonardo AI.' },
    MIDJOURNEY_V6: { description: 'The model Midjourney, version 6.' },
    PIKA_LABS: { description: 'The video model of Pika.' },
    RUNWAY_GEN_2: { description: 'The video model Runway Gen-2.' },
    STABLE_DIFFUSION_XL: { description: 'The model Stable Diffusion XL.' },
  },
});
