import { Field, ObjectType } from 'type-graphql';
import { User } from '../../models/identity/index.js';
import { Highlight, Story } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A story at its place. */
@ObjectType('StoryEdge', { description: 'A story at its place in a list.', simpleResolvers: true })
export class StoryEdge extends edgeOf('Story', () => Story) {}

/** Stories. */
@ObjectType('StoryConnection', { description: 'A page of stories.' })
export class StoryConnection extends connectionOf(
  'Story',
  () => Story,
  () => StoryEdge,
) {}

/** What one person shows today. */
@ObjectType({
  description: 'What one person shows today, as far as the viewer may see it.',
  simpleResolvers: true,
})
export class StoryTrayItem {
  @Field(() => User, { description: 'Whose stories these are.' })
  author: User;

  @Field(() => Boolean, { description: 'True when the viewer has not seen all of them.' })
  hasUnseen: boolean;

  @Field(() => [Story], { description: 'The stories in the order in which they were made.' })
  stories: Story[];
}

/** A person's stories at their place. */
@ObjectType('StoryTrayEdge', {
  description: 'The stories of one person at their place.',
  simpleResolvers: true,
})
export class StoryTrayEdge extends edgeOf('StoryTray', () => StoryTrayItem) {}

/** A tray of stories. */
@ObjectType('StoryTrayConnection', { description: 'A page of people with stories.' })
export class StoryTrayConnection extends connectionOf(
  'StoryTray',
  () => StoryTrayItem,
  () => StoryTrayEdge,
) {}

/** Somebody who has seen a story. */
@ObjectType('StoryViewerEdge', { description: 'Somebody who has seen a story.', simpleResolvers: true })
export class StoryViewerEdge extends edgeOf('StoryViewer', () => User) {
  @Field(() => Date, { description: 'When they first saw it.' })
  viewedAt: Date;
}

/** Who has seen a story. */
@ObjectType('StoryViewerConnection', { description: 'A page of people who have seen a story.' })
export class StoryViewerConnection extends connectionOf(
  'StoryViewer',
  () => User,
  () => StoryViewerEdge,
) {}

/** A highlight at its place. */
@ObjectType('HighlightEdge', { description: 'A highlight at its place in a list.', simpleResolvers: true })
export class HighlightEdge extends edgeOf('Highlight', () => Highlight) {}

/** Highlights. */
@ObjectType('HighlightConnection', { description: 'A page of highlights.' })
export class HighlightConnection extends connectionOf(
  'Highlight',
  () => Highlight,
  () => HighlightEdge,
) {}
