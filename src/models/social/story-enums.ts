import { registerEnumType } from 'type-graphql';

/** The type of a story. */
export enum StoryType {
  IMAGE = 'image',
  VIDEO = 'video',
  TEXT = 'text',
}
registerEnumType(StoryType, {
  name: 'StoryType',
  description: 'The types of story.',
  valuesConfig: {
    IMAGE: { description: 'A story with an image.' },
    TEXT: { description: 'A story with a text.' },
    VIDEO: { description: 'A story with a video.' },
  },
});

/** The visibility of a story, within that of its author's posts. */
export enum StoryVisibility {
  ALL = 'all',
  FOLLOWERS = 'followers',
  CLOSE_FRIENDS = 'close-friends',
}
registerEnumType(StoryVisibility, {
  name: 'StoryVisibility',
  description: 'The audiences of a story.',
  valuesConfig: {
    ALL: { description: "Visible to all users who may see the author's posts." },
    FOLLOWERS: {
      description: "Visible to the author's followers; for a profile with friends only, to friends.",
    },
    CLOSE_FRIENDS: { description: "Visible to the author's close friends." },
  },
});

/** The author's AI activity. */
export enum AIActivity {
  TRAINING_MODEL = 'Training Model',
  LIVE_STREAMING = 'Live Streaming',
  GENERATING_ART = 'Generating Art',
  EXPERIMENTING = 'Experimenting',
}
registerEnumType(AIActivity, {
  name: 'AIActivity',
  description: "The user's current AI activity.",
  valuesConfig: {
    EXPERIMENTING: { description: 'The user tries something with AI.' },
    GENERATING_ART: { description: 'The user generates images or videos.' },
    LIVE_STREAMING: { description: 'The user streams live.' },
    TRAINING_MODEL: { description: 'The user trains a model.' },
  },
});
