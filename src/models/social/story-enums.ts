import { registerEnumType } from 'type-graphql';

/** What a story shows (S0§9). */
export enum StoryType {
  IMAGE = 'image',
  VIDEO = 'video',
  TEXT = 'text',
}
registerEnumType(StoryType, { name: 'StoryType', description: 'What a story shows.' });

/** Who may see a story (S0§9); never more people than may see its author's posts. */
export enum StoryVisibility {
  ALL = 'all',
  FOLLOWERS = 'followers',
  CLOSE_FRIENDS = 'close-friends',
}
registerEnumType(StoryVisibility, {
  name: 'StoryVisibility',
  description: 'Who may see a story.',
  valuesConfig: {
    ALL: { description: 'Everybody who may see what its author publishes.' },
    FOLLOWERS: { description: 'Who follows its author; of a profile for friends, its friends.' },
    CLOSE_FRIENDS: { description: 'Who is on its author’s list of close friends.' },
  },
});

/** What the author is up to with AI (S0§9). */
export enum AIActivity {
  TRAINING_MODEL = 'Training Model',
  LIVE_STREAMING = 'Live Streaming',
  GENERATING_ART = 'Generating Art',
  EXPERIMENTING = 'Experimenting',
}
registerEnumType(AIActivity, { name: 'AIActivity', description: 'What a person is up to with AI.' });
