import type { PollResults } from '../../models/community/index.js';
import {
  CommunityPostCategory as Category,
  CommunityPostType as Type,
  CommunityPostVisibility,
  GroupCategory,
  GroupVisibility,
  SuggestionCategory,
  SuggestionStatus,
} from '../../models/community/index.js';

/** A post of the forum, its comments in order, and how many voted for each option. */
export interface DemoTopic {
  /** The author's username; a member otherwise. */
  by?: string;
  /** Days before the seed. */
  days: number;
  title: string;
  body: string;
  type?: Type;
  category?: Category;
  tags?: string[];
  visibility?: CommunityPostVisibility;
  poll?: { question: string; options: string[]; results?: PollResults };
  votes?: number[];
  comments: string[];
  /** The position of the comment that is the accepted answer. */
  accepted?: number;
}

/** A group, the most members it gets, and its posts. */
export interface DemoGroup {
  by: string;
  days: number;
  members: number;
  name: string;
  description: string;
  category: GroupCategory;
  visibility?: GroupVisibility;
  rules: string[];
  tags: string[];
  topics: DemoTopic[];
}

const PUBLIC = CommunityPostVisibility.PUBLIC;

/** The groups of the demo. */
export const GROUPS: DemoGroup[] = [
  {
    ...{ by: 'mira', days: 84, members: 26, name: 'Prompt Workshop', category: GroupCategory.AI_ART },
    description: 'Prompts taken apart and put together again. Bring the picture, the prompt and the seed.',
    rules: ['Show the prompt with the picture.', 'Criticise the work, not the author.', 'No paid promotion.'],
    tags: ['prompting', 'aiart', 'tips'],
    topics: [
      {
        ...{
          by: 'mira',
          days: 80,
          type: Type.ANNOUNCEMENT,
          category: Category.ANNOUNCEMENTS,
          visibility: PUBLIC,
        },
        title: 'Welcome: how feedback works here',
        body: '## Three steps\n\n1. Post the picture **and** the prompt.\n2. Ask one question.\n3. Answer two others.\n\nThe best thread of the week is pinned.',
        tags: ['welcome'],
        comments: [
          'Glad to be here!',
          'Can we post video prompts, too?',
          'Yes, as long as the prompt is readable.',
        ],
      },
      {
        ...{ days: 21, type: Type.QUESTION, category: Category.HELP, visibility: PUBLIC },
        title: 'How do I keep the same face over ten pictures?',
        body: 'I describe her the same way every time, and by the fourth picture she is somebody else.\n\n```text\nwoman, 34, short grey hair, round glasses, soft window light, 85mm\n```\n\nSame model, different seeds.',
        tags: ['portrait', 'consistency'],
        comments: [
          'Fix the seed first, then change one thing at a time.',
          'Give her a name in the prompt. It sounds silly, and it works: models keep names together with features.',
          'Use the first picture as the reference and set its weight to 0.6. Above 0.8 the pose is copied as well.',
          'The reference did it. Thank you!',
        ],
        accepted: 2,
      },
      {
        ...{ days: 9, type: Type.POLL, category: Category.GENERAL },
        title: 'Which topic for the October challenge?',
        body: 'The challenge runs for two weeks. The winner is featured in the feed.',
        poll: {
          question: 'The topic of October',
          options: ['Fog', 'Machines at rest', 'One colour', 'Kitchens'],
        },
        votes: [4, 9, 3, 2],
        comments: ['Machines at rest, please. I have a whole folder.', 'Fog is too easy by now.'],
      },
      {
        ...{ days: 3, type: Type.SHOWCASE, category: Category.SHOWCASE, visibility: PUBLIC },
        title: 'Forty harbours, one palette',
        body: 'I gave every harbour the same five colours. The *Palette Picker* tool found them in a postcard from 1962.',
        tags: ['palette', 'harbour'],
        comments: [
          'The third one should hang in a museum.',
          'Would you share the postcard?',
          'What resolution did you start with?',
        ],
      },
    ],
  },
  {
    ...{ by: 'jonas', days: 70, members: 22, name: 'Agents in Practice', category: GroupCategory.AGENTS },
    description: 'Agents that do real work: tools, memory, costs, and what went wrong.',
    rules: ['Numbers beat opinions.', 'Never post keys or private chats.'],
    tags: ['agents', 'tools', 'costs'],
    topics: [
      {
        ...{ by: 'jonas', days: 60, type: Type.TUTORIAL, category: Category.TUTORIALS, visibility: PUBLIC },
        title: 'A support agent in an afternoon',
        body: '## What you need\n\n- twenty solved tickets\n- one tool that looks up an order\n- a rule for when to hand over to a human\n\n## What surprised me\n\nThe hand-over rule took longer than everything else.',
        tags: ['support', 'howto'],
        comments: [
          'How do you test the hand-over?',
          'With last year’s tickets: the agent must give up on the same ones as we did.',
          'Bookmarked.',
        ],
      },
      {
        ...{ days: 16, type: Type.QUESTION, category: Category.AGENTS, visibility: PUBLIC },
        title: 'What does an answer cost you on average?',
        body: 'Mine are at 0.4 cents with a system prompt of 900 tokens. Is that a lot?',
        tags: ['costs'],
        comments: [
          'Cache the system prompt, and you are at a tenth of that.',
          '0.2 cents here, with a smaller model for the first draft.',
          'Measure per solved question, not per answer. Ours went up per answer and down per question.',
        ],
        accepted: 0,
      },
      {
        ...{ days: 5, type: Type.RESOURCE, category: Category.TIPS },
        title: 'A checklist before you give an agent a tool',
        body: '- [ ] What is the worst call it could make?\n- [ ] Who approves it?\n- [ ] Can it be undone?\n- [ ] Where is it logged?',
        tags: ['tools', 'safety'],
        comments: ['Add: what does it see of other users?', 'Printed and on the wall.'],
      },
    ],
  },
  {
    ...{ by: 'ada', days: 50, members: 18, name: 'Night Photographers', category: GroupCategory.PHOTOGRAPHY },
    description: 'Long exposures, city light and the hour after the last tram.',
    rules: ['Real photographs only; say so if a picture is generated.'],
    tags: ['photography', 'night', 'city'],
    topics: [
      {
        ...{ by: 'ada', days: 30, type: Type.DISCUSSION, category: Category.GENERAL, visibility: PUBLIC },
        title: 'Tripod or wall?',
        body: 'I left the tripod at home for a month. Walls, bins and a bag of rice did the work. Would you?',
        tags: ['gear'],
        comments: ['Never again without one.', 'Rice?', 'Rice. It takes the shape of any lens.'],
      },
      {
        ...{ by: 'ada', days: 7, type: Type.NEWS, category: Category.GENERAL, visibility: PUBLIC },
        title: 'The old gasworks open for one night',
        body: 'Saturday from nine. Two hundred people at most; the event is linked on the group’s page.',
        tags: ['event'],
        comments: ['I take the early slot.', 'Are flashes allowed?'],
      },
    ],
  },
  {
    ...{ by: 'mira', days: 33, members: 9, name: 'Studio Insiders', category: GroupCategory.DEVELOPMENT },
    description: 'Early versions of studio features, and frank words about them.',
    visibility: GroupVisibility.PRIVATE,
    rules: ['What is shown here stays here.'],
    tags: ['studio', 'beta'],
    topics: [
      {
        ...{ by: 'mira', days: 12, type: Type.DISCUSSION, category: Category.FEEDBACK },
        title: 'Canvas history: enough, or too much?',
        body: 'Every save makes a version. Does anyone look at more than the last ten?',
        tags: ['canvas'],
        comments: [],
      },
    ],
  },
];

/** A suggestion, how many voted for it, and what became of it. */
export interface DemoSuggestion {
  by: string;
  days: number;
  votes: number;
  status: SuggestionStatus;
  title: string;
  description: string;
  category: SuggestionCategory;
  tags: string[];
}

/** The suggestions of the demo. */
export const SUGGESTIONS: DemoSuggestion[] = [
  {
    ...{ by: 'jonas', days: 40, votes: 28, status: SuggestionStatus.IN_PROGRESS },
    ...{ category: SuggestionCategory.FEATURE, tags: ['chat'] },
    title: 'Search inside of chats with agents',
    description: 'I know that the answer was in a chat of last month. Let me search for its words.',
  },
  {
    ...{ by: 'mira', days: 35, votes: 19, status: SuggestionStatus.PLANNED },
    ...{ category: SuggestionCategory.UI, tags: ['studio'] },
    title: 'Compare two generations side by side',
    description: 'With a slider between them, and the two prompts below.',
  },
  {
    ...{ by: 'ada', days: 28, votes: 12, status: SuggestionStatus.COMPLETED },
    ...{ category: SuggestionCategory.ACCESSIBILITY, tags: ['reading'] },
    title: 'Alternative texts for generated pictures',
    description: 'The prompt is known, so a first text for screen readers costs nothing.',
  },
  {
    ...{ by: 'jonas', days: 10, votes: 6, status: SuggestionStatus.UNDER_REVIEW },
    ...{ category: SuggestionCategory.PERFORMANCE, tags: ['feed'] },
    title: 'Load smaller pictures on slow networks',
    description: 'On the train, the feed takes ten seconds a picture.',
  },
  {
    ...{ by: 'mira', days: 2, votes: 3, status: SuggestionStatus.SUBMITTED },
    ...{ category: SuggestionCategory.BUG, tags: ['notifications'] },
    title: 'Quiet hours end an hour late after travelling',
    description: 'My zone changed on Friday. On Saturday the first push came at nine instead of eight.',
  },
];
