import { AIModel, MediaType, PostCategory, PostVisibility } from '../../models/social/index.js';
import type { CreatePostInput } from '../../services/social/index.js';
import { demoMediaUrl } from '../../lib/demo-media.js';
import { FILMS } from './media/index.js';
import { SPAN, type DemoPlan, type PlannedPost } from './plan.js';
import { MIRA, NOBODY_YET } from './plan-people.js';
import type { Random } from './random.js';
import { CITIES, TOPICS, type Topic } from './topics.js';

const POSTS = 600;
const HOUR = 60 * 60 * 1_000;
/** The post that everybody talks about. */
export const HOT = 0;

const CATEGORIES = [
  { value: PostCategory.IMAGE_POST, weight: 30 },
  { value: PostCategory.IMAGE_TEXT_POST, weight: 24 },
  { value: PostCategory.TEXT_POST, weight: 22 },
  { value: PostCategory.SHORT, weight: 13 },
  { value: PostCategory.NORMAL_VIDEO, weight: 11 },
];
const SHAPES = [
  { width: 1200, height: 800 },
  { width: 1080, height: 1080 },
  { width: 900, height: 1200 },
];

/** Posts of all categories over the span, more of them lately. */
export function planPosts(random: Random, { people }: Pick<DemoPlan, 'people'>): PlannedPost[] {
  const authors = people.map(({ fame }, value) => ({ value, weight: value === NOBODY_YET ? 0 : fame + 1 }));
  const posts = Array.from({ length: POSTS - 1 }, (_, index): PlannedPost => {
    const author = random.weighted(authors.filter(({ weight }) => weight > 0));
    return {
      author,
      input: planPost(random, index + 1, people),
      // Few posts are much liked; being known helps.
      appeal: (0.3 + people[author]!.fame / 12) * random.fake.number.float() ** 2,
      ago: HOUR / 2 + Math.floor((SPAN - HOUR) * random.fake.number.float() ** 1.6),
    };
  });
  return [hotPost(), ...posts];
}

function hotPost(): PlannedPost {
  const input: CreatePostInput = {
    category: PostCategory.IMAGE_TEXT_POST,
    title: 'Dawn over the lagoon',
    caption:
      'First light, forty minutes of waiting, one frame. With @jonas holding the lamp. #landscape #light #aiart',
    media: [image('dawn-lagoon', SHAPES[0]!, 'A lagoon at dawn, amber light on still water')],
    location: CITIES[0]!,
    aiDetails: {
      isAIGenerated: true,
      model: AIModel.STABLE_DIFFUSION_XL,
      prompt: 'dawn over a lagoon, amber light, wide angle, film grain',
    },
  };
  return { author: MIRA, input, appeal: 100, ago: 20 * HOUR };
}

function planPost(random: Random, number: number, people: DemoPlan['people']): CreatePostInput {
  const category = random.weighted(CATEGORIES);
  const topic = random.one(TOPICS);
  const wordless = category === PostCategory.IMAGE_POST && random.chance(0.2);
  const titled = category !== PostCategory.IMAGE_POST && random.chance(0.6);
  const made = category !== PostCategory.TEXT_POST && random.chance(0.5);
  return {
    category,
    ...(titled ? { title: random.filled(random.one(topic.titles)) } : {}),
    ...(wordless ? {} : { caption: caption(random, topic, people) }),
    media: mediaOf(random, category, `${topic.tags[0]}-${number}`),
    tags: random.some(topic.tags, 1 + random.below(2)),
    visibility: random.chance(0.06) ? PostVisibility.FOLLOWERS : PostVisibility.PUBLIC,
    ...(random.chance(0.3) ? { location: random.one(CITIES) } : {}),
    ...(made ? { aiDetails: aiDetails(random, topic) } : {}),
  };
}

function caption(random: Random, topic: Topic, people: DemoPlan['people']): string {
  const parts = [random.filled(random.one(topic.captions))];
  if (random.chance(0.12)) parts.push(`With @${random.one(people).username}.`);
  if (random.chance(0.7)) parts.push(...random.some(topic.tags, 2).map((tag) => `#${tag}`));
  return parts.join(' ');
}

function mediaOf(
  random: Random,
  category: PostCategory,
  seed: string,
): NonNullable<CreatePostInput['media']> {
  if (category === PostCategory.TEXT_POST) return [];
  const short = category === PostCategory.SHORT;
  if (short || category === PostCategory.NORMAL_VIDEO) {
    const film = random.one(FILMS);
    const duration = 4 + random.below(3);
    const [width, height] = short ? [720, 1280] : [1280, 720];
    return [
      {
        type: MediaType.VIDEO,
        url: demoMediaUrl(`film/${film}/${short ? 'portrait' : 'landscape'}-${duration}s.webm`),
        thumbnailUrl: demoMediaUrl(`film/${film}/${width}x${height}.svg`),
        ...{ width, height, duration },
      },
    ];
  }
  const count = random.chance(0.2) ? 2 + random.below(3) : 1;
  return Array.from({ length: count }, (_, index) => image(`${seed}-${index}`, random.one(SHAPES)));
}

/** An image that every browser can show. The address determines the image. */
function image(seed: string, { width, height }: { width: number; height: number }, alt?: string) {
  const at = (wide: number, high: number) => demoMediaUrl(`photo/${seed}/${wide}x${high}.svg`);
  return {
    type: MediaType.IMAGE,
    url: at(width, height),
    thumbnailUrl: at(Math.round(width / 3), Math.round(height / 3)),
    width,
    height,
    ...(alt ? { alt } : {}),
  };
}

function aiDetails(random: Random, topic: Topic): NonNullable<CreatePostInput['aiDetails']> {
  return {
    isAIGenerated: true,
    model: random.one(Object.values(AIModel)),
    prompt: random.filled(topic.prompt),
    style: random.one(['photographic', 'cinematic', 'watercolour', 'line art']),
    steps: 20 + random.below(40),
    generationTime: 2 + random.below(40),
    seed: String(random.below(1_000_000)),
  };
}
