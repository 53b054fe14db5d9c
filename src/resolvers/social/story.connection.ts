import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { Highlight, Story } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

@ObjectType('StoryEdge', { description: 'A story and its cursor.', simpleResolvers: true })
export class StoryEdge extends edgeOf('Story', () => Story) {}

@ObjectType('StoryConnection', { description: 'A page of stories.' })
export class StoryConnection extends connectionOf(
  'Story',
  () => Story,
  () => StoryEdge,
) {}

@ObjectType({
  description: 'The visible stories of one user.',
  simpleResolvers: true,
})
export class StoryTrayItem {
  @Field(() => User, { description: 'The author of the stories.' })
  author: User;

  @Field(() => Boolean, { description: 'Whether the viewer has not seen all of them.' })
  hasUnseen: boolean;

  @Field(() => [Story], { description: 'The stories, oldest first.' })
  stories: Story[];
}

@ObjectType('StoryTrayEdge', {
  description: 'The stories of one person and its cursor.',
  simpleResolvers: true,
})
export class StoryTrayEdge extends edgeOf('StoryTray', () => StoryTrayItem) {}

@ObjectType('StoryTrayConnection', { description: 'A page of users with stories.' })
export class StoryTrayConnection extends connectionOf(
  'StoryTray',
  () => StoryTrayItem,
  () => StoryTrayEdge,
) {}

@ObjectType('StoryViewerEdge', {
  description: 'A user who has seen the story, and the cursor.',
  simpleResolvers: true,
})
export class StoryViewerEdge extends edgeOf('StoryViewer', () => User) {
  @Field(() => Date, { description: 'Time of the first view.' })
  viewedAt: Date;
}

@ObjectType('StoryViewerConnection', { description: 'A page of users who have seen a story.' })
export class StoryViewerConnection extends connectionOf(
  'StoryViewer',
  () => User,
  () => StoryViewerEdge,
) {}

@ObjectType('HighlightEdge', { description: 'A highlight and its cursor.', simpleResolvers: true })
export class HighlightEdge extends edgeOf('Highlight', () => Highlight) {}

@ObjectType('HighlightConnection', { description: 'A page of highlights.' })
export class HighlightConnection extends connectionOf(
  'Highlight',
  () => Highlight,
  () => HighlightEdge,
) {}
