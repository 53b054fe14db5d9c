import { registerEnumType } from 'type-graphql';

/** The kinds of favourites. */
export enum FavoriteType {
  AGENT = 'Agent',
  POST = 'Post',
  COMMENT = 'Comment',
  CHAT_SESSION = 'ChatSession',
  CANVAS_PROJECT = 'CanvasProject',
  TOOL = 'Tool',
  COMMUNITY_POST = 'CommunityPost',
  EVENT = 'Event',
}
registerEnumType(FavoriteType, {
  name: 'FavoriteType',
  description: 'The types of favorites.',
  valuesConfig: {
    AGENT: { description: 'A saved agent.' },
    CANVAS_PROJECT: { description: 'A saved canvas project.' },
    CHAT_SESSION: { description: 'A saved chat session.' },
    COMMENT: { description: 'A saved comment.' },
    COMMUNITY_POST: { description: 'A saved community post.' },
    EVENT: { description: 'A saved event.' },
    POST: { description: 'A saved post.' },
    TOOL: { description: 'A saved tool.' },
  },
});
