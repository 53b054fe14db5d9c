/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../schema.js';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The AI models for images and videos. */
export type AiModel =
  /** The model DALL·E 3 of OpenAI. */
  | 'DALL_E_3'
  /** The model Firefly of Adobe. */
  | 'FIREFLY'
  /** The models of Leonardo AI. */
  | 'LEONARDO_AI'
  /** The model Midjourney, version 6. */
  | 'MIDJOURNEY_V6'
  /** The video model of Pika. */
  | 'PIKA_LABS'
  /** The video model Runway Gen-2. */
  | 'RUNWAY_GEN_2'
  /** The model Stable Diffusion XL. */
  | 'STABLE_DIFFUSION_XL';

/** The types of media. */
export type MediaType =
  /** A still image. */
  | 'IMAGE'
  /** A video file. */
  | 'VIDEO';

/** The supported media types. */
export type MimeType =
  /** The media type image/jpeg. */
  | 'IMAGE_JPEG'
  /** The media type image/png. */
  | 'IMAGE_PNG'
  /** The media type image/webp. */
  | 'IMAGE_WEBP'
  /** The media type video/mp4. */
  | 'VIDEO_MP4'
  /** The media type video/webm. */
  | 'VIDEO_WEBM';

/** The categories of posts. */
export type PostCategory =
  /** Images, with an optional text. */
  | 'IMAGE_POST'
  /** Images with a text. */
  | 'IMAGE_TEXT_POST'
  /** A post with one video. */
  | 'NORMAL_VIDEO'
  /** One vertical video under 60 seconds. */
  | 'SHORT'
  /** A post with text only. */
  | 'TEXT_POST';

/** The publication status of a post. */
export type PostStatus =
  /** Hidden from all lists. Visible to the author only. */
  | 'ARCHIVED'
  /** Visible to the author only; may be incomplete. */
  | 'DRAFT'
  /** Visible to its audience. */
  | 'PUBLISHED'
  /** Published at the scheduled time. Visible to the author only until then. */
  | 'SCHEDULED';

/** The audiences of a post. */
export type PostVisibility =
  /** A post that the author's followers see. */
  | 'FOLLOWERS'
  /** A post that only the author sees. */
  | 'PRIVATE'
  /** A post that all users and visitors see. */
  | 'PUBLIC';

/** The kinds of reaction. */
export type Reaction =
  /** The reaction “angry”. */
  | 'ANGRY'
  /** The reaction “celebrate”. */
  | 'CELEBRATE'
  /** The reaction “curious”. */
  | 'CURIOUS'
  /** The reaction “dislike”. */
  | 'DISLIKE'
  /** The reaction “insightful”. */
  | 'INSIGHTFUL'
  /** The reaction “laugh”. */
  | 'LAUGH'
  /** The reaction “like”. */
  | 'LIKE'
  /** The reaction “love”. */
  | 'LOVE';

export type PostPageQueryVariables = Exact<{
  id: string;
}>;


export type PostPageQuery = { node:
    | { __typename: 'AIGeneration', id: string }
    | { __typename: 'Achievement', id: string }
    | { __typename: 'Agent', id: string }
    | { __typename: 'AgentPersonalization', id: string }
    | { __typename: 'AgentSubscription', id: string }
    | { __typename: 'AnalyticsEvent', id: string }
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'CanvasFile', id: string }
    | { __typename: 'CanvasGeneration', id: string }
    | { __typename: 'CanvasProject', id: string }
    | { __typename: 'ChatFeedback', id: string }
    | { __typename: 'ChatMessage', id: string }
    | { __typename: 'ChatSession', id: string }
    | { __typename: 'Checkout', id: string }
    | { __typename: 'CoinPack', id: string }
    | { __typename: 'CoinTransaction', id: string }
    | { __typename: 'Comment', id: string }
    | { __typename: 'CommunityPost', id: string }
    | { __typename: 'CommunityPostVersion', id: string }
    | { __typename: 'ConfigEntry', id: string }
    | { __typename: 'Consultant', id: string }
    | { __typename: 'Consultation', id: string }
    | { __typename: 'ConsultationSession', id: string }
    | { __typename: 'ContactMessage', id: string }
    | { __typename: 'Conversation', id: string }
    | { __typename: 'Coupon', id: string }
    | { __typename: 'CouponRedemption', id: string }
    | { __typename: 'DataExport', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'EventRegistration', id: string }
    | { __typename: 'Experiment', id: string }
    | { __typename: 'Favorite', id: string }
    | { __typename: 'FeatureFlag', id: string }
    | { __typename: 'FollowRequest', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'GroupInvitation', id: string }
    | { __typename: 'Highlight', id: string }
    | { __typename: 'Invoice', id: string }
    | { __typename: 'JobApplication', id: string }
    | { __typename: 'JobPosting', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'Message', id: string }
    | { __typename: 'ModerationAction', id: string }
    | { __typename: 'ModerationCase', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'PageView', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Plan', id: string }
    | { __typename: 'PlanPrice', id: string }
    | { __typename: 'PlatformSubscription', id: string }
    | { __typename: 'PointTransaction', id: string }
    | { __typename: 'Post', id: string, editedAt: string | null, publishAt: string | null, status: Types.PostStatus, visibility: Types.PostVisibility, viewerHasSaved: boolean, viewerHasReposted: boolean, category: Types.PostCategory, title: string | null, caption: string | null, createdAt: string, viewerReaction: Types.Reaction | null, repostOf: { editedAt: string | null, publishAt: string | null, status: Types.PostStatus, visibility: Types.PostVisibility, viewerHasSaved: boolean, viewerHasReposted: boolean, id: string, category: Types.PostCategory, title: string | null, caption: string | null, createdAt: string, viewerReaction: Types.Reaction | null, stats: { comments: number, reposts: number, saves: number, shares: number, views: number, likes: number }, location: { name: string | null } | null, aiDetails: { isAIGenerated: boolean, model: Types.AiModel | null, prompt: string | null, style: string | null, seed: string | null, steps: number | null, aspectRatio: string | null } | null, quoteOf: { id: string, category: Types.PostCategory, title: string | null, caption: string | null, createdAt: string, media: Array<{ type: Types.MediaType, url: string, alt: string | null, width: number | null, height: number | null, duration: number | null, thumbnailUrl: string | null, mimeType: Types.MimeType | null }>, mentions: Array<{ id: string, username: string }>, author: { verified: boolean, id: string, username: string, fullName: string, avatar: string | null } } | null, media: Array<{ type: Types.MediaType, url: string, alt: string | null, width: number | null, height: number | null, duration: number | null, thumbnailUrl: string | null, mimeType: Types.MimeType | null }>, mentions: Array<{ id: string, username: string }>, author: { verified: boolean, id: string, username: string, fullName: string, avatar: string | null }, reactions: Array<{ reaction: Types.Reaction, count: number }> } | null, stats: { comments: number, reposts: number, saves: number, shares: number, views: number, likes: number }, location: { name: string | null } | null, aiDetails: { isAIGenerated: boolean, model: Types.AiModel | null, prompt: string | null, style: string | null, seed: string | null, steps: number | null, aspectRatio: string | null } | null, quoteOf: { id: string, category: Types.PostCategory, title: string | null, caption: string | null, createdAt: string, media: Array<{ type: Types.MediaType, url: string, alt: string | null, width: number | null, height: number | null, duration: number | null, thumbnailUrl: string | null, mimeType: Types.MimeType | null }>, mentions: Array<{ id: string, username: string }>, author: { verified: boolean, id: string, username: string, fullName: string, avatar: string | null } } | null, media: Array<{ type: Types.MediaType, url: string, alt: string | null, width: number | null, height: number | null, duration: number | null, thumbnailUrl: string | null, mimeType: Types.MimeType | null }>, mentions: Array<{ id: string, username: string }>, author: { verified: boolean, id: string, username: string, fullName: string, avatar: string | null }, reactions: Array<{ reaction: Types.Reaction, count: number }> }
    | { __typename: 'QuickAction', id: string }
    | { __typename: 'Report', id: string }
    | { __typename: 'RewardDefinition', id: string }
    | { __typename: 'RewardItem', id: string }
    | { __typename: 'SecurityLogEntry', id: string }
    | { __typename: 'Story', id: string }
    | { __typename: 'Suggestion', id: string }
    | { __typename: 'Tag', id: string }
    | { __typename: 'Ticket', id: string }
    | { __typename: 'TicketMessage', id: string }
    | { __typename: 'Tool', id: string }
    | { __typename: 'ToolReview', id: string }
    | { __typename: 'ToolVersion', id: string }
    | { __typename: 'Transaction', id: string }
    | { __typename: 'Upload', id: string }
    | { __typename: 'User', id: string }
    | { __typename: 'UserSession', id: string }
    | { __typename: 'VisitSession', id: string }
    | { __typename: 'Visitor', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEndpoint', id: string }
    | { __typename: 'WebhookEvent', id: string }
   | null };

export type PostLiveSubscriptionVariables = Exact<{
  postId: string;
}>;


export type PostLiveSubscription = { postActivity: { post: { id: string, reactions: Array<{ reaction: Types.Reaction, count: number }>, stats: { likes: number, comments: number, reposts: number, saves: number, shares: number, views: number } } | null, newComment: { id: string, body: string | null, depth: number, createdAt: string, editedAt: string | null, isDeleted: boolean, viewerReaction: Types.Reaction | null, reactions: Array<{ reaction: Types.Reaction, count: number }>, stats: { likes: number, replies: number }, mentions: Array<{ id: string, username: string }>, author: { verified: boolean, id: string, username: string, fullName: string, avatar: string | null } | null, parent: { id: string } | null, replyTo: { id: string, author: { id: string, username: string } | null } | null } | null } | null };


export const PostPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PostPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostCardParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MediaParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Media"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"alt"}},{"kind":"Field","name":{"kind":"Name","value":"width"}},{"kind":"Field","name":{"kind":"Name","value":"height"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"thumbnailUrl"}},{"kind":"Field","name":{"kind":"Name","value":"mimeType"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QuotedPostParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"caption"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"media"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MediaParts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonParts"}},{"kind":"Field","name":{"kind":"Name","value":"verified"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReactionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"viewerReaction"}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reaction"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"likes"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostContentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QuotedPostParts"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReactionParts"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"publishAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"visibility"}},{"kind":"Field","name":{"kind":"Name","value":"viewerHasSaved"}},{"kind":"Field","name":{"kind":"Name","value":"viewerHasReposted"}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"comments"}},{"kind":"Field","name":{"kind":"Name","value":"reposts"}},{"kind":"Field","name":{"kind":"Name","value":"saves"}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"views"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"aiDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isAIGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"prompt"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"steps"}},{"kind":"Field","name":{"kind":"Name","value":"aspectRatio"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quoteOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QuotedPostParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PostCardParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Post"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostContentParts"}},{"kind":"Field","name":{"kind":"Name","value":"repostOf"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PostContentParts"}}]}}]}}]} as unknown as DocumentNode<PostPageQuery, PostPageQueryVariables>;
export const PostLiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PostLive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"postId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"postActivity"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"postId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"postId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"post"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reaction"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"likes"}},{"kind":"Field","name":{"kind":"Name","value":"comments"}},{"kind":"Field","name":{"kind":"Name","value":"reposts"}},{"kind":"Field","name":{"kind":"Name","value":"saves"}},{"kind":"Field","name":{"kind":"Name","value":"shares"}},{"kind":"Field","name":{"kind":"Name","value":"views"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"newComment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CommentParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PersonParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"User"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"avatar"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CommentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Comment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"body"}},{"kind":"Field","name":{"kind":"Name","value":"depth"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"editedAt"}},{"kind":"Field","name":{"kind":"Name","value":"isDeleted"}},{"kind":"Field","name":{"kind":"Name","value":"viewerReaction"}},{"kind":"Field","name":{"kind":"Name","value":"reactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reaction"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stats"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"likes"}},{"kind":"Field","name":{"kind":"Name","value":"replies"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mentions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PersonParts"}},{"kind":"Field","name":{"kind":"Name","value":"verified"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"replyTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}}]}}]}}]}}]} as unknown as DocumentNode<PostLiveSubscription, PostLiveSubscriptionVariables>;