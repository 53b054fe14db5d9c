import type { Types } from 'mongoose';
import {
  RiskLevel,
  ToolCategory,
  ToolModel,
  ToolParameterType,
  type ToolParameter,
} from '../../models/marketplace/index.js';
import * as marketplace from '../../services/marketplace/index.js';
import type { DemoSeeder } from './seeder.js';

interface DemoTool {
  by: string;
  name: string;
  icon: string;
  category: ToolCategory;
  description: string;
  longDescription: string;
  tags: string[];
  versions: [version: string, changelog: string][];
  inputs: ToolParameter[];
  ratings: [rating: number, title: string, body: string][];
}

const input = (id: string, name: string, type = ToolParameterType.STRING): ToolParameter => ({
  ...{ id, name, type, required: true },
});

const TOOLS: DemoTool[] = [
  {
    ...{ by: 'mira', name: 'Palette Picker', icon: '🎨', category: ToolCategory.AI },
    description: 'Finds a palette of five colors in any picture.',
    longDescription: '## Palette Picker\n\nGive it a picture and get **five colors** that belong together.',
    tags: ['color', 'design', 'images'],
    versions: [
      ['1.0.0', 'First release.'],
      ['1.1.0', 'Names each color.'],
      ['1.2.0-beta.1', 'Tries contrast checks.'],
    ],
    inputs: [input('image', 'Image', ToolParameterType.FILE)],
    ratings: [
      [5, 'My new habit', 'I start every picture with it.'],
      [4, 'Good colors', 'The greens could be warmer.'],
    ],
  },
  {
    ...{ by: 'jonas', name: 'Prompt Polisher', icon: '✨', category: ToolCategory.AI },
    description: 'Turns a rough idea into a prompt with style, light and lens.',
    longDescription: 'Writes the parts of a prompt that people forget: *style*, *light*, *lens*.',
    tags: ['prompts', 'writing'],
    versions: [
      ['0.9.0', 'Preview.'],
      ['1.0.0', 'Stable.'],
    ],
    inputs: [input('idea', 'Idea')],
    ratings: [
      [5, 'Saves hours', 'Every day.'],
      [5, 'Wonderful', 'It knows lenses better than I do.'],
      [3, 'Fine', 'A bit wordy.'],
    ],
  },
  {
    ...{ by: 'ada', name: 'CSV Cleaner', icon: '🧹', category: ToolCategory.DATA_PROCESSING },
    description: 'Trims, deduplicates and types the columns of a CSV file.',
    longDescription: 'Reads a CSV file and writes a clean one. Columns are typed by what they hold.',
    tags: ['csv', 'data'],
    versions: [['2.1.0', 'Reads files of any size.']],
    inputs: [input('file', 'File', ToolParameterType.FILE)],
    ratings: [[4, 'Does what it says', 'Fast, too.']],
  },
];

/** Tools of the demo, with versions, reviews, stars and uses. */
export async function seedMarketplace(demo: DemoSeeder): Promise<void> {
  const reviewers = demo.people.filter((_, index) => index >= 3);
  let next = 0;
  const someone = (): Types.ObjectId => reviewers[next++ % reviewers.length]!;
  for (const [index, tool] of TOOLS.entries()) {
    const { by, versions, ratings, ...shown } = tool;
    const author = demo.as(demo.user(by));
    const [[version, changelog], ...later] = versions as [[string, string], ...[string, string][]];
    const toolId = await marketplace.publishTool(author, {
      ...shown,
      ...{ version, changelog, clientId: `demo-tool-${index}`, riskLevel: RiskLevel.LOW },
      ...{ codeUrl: 'https://github.com/leela-ai/tools', mainFunction: 'run' },
      outputs: [{ id: 'result', name: 'Result', type: 'object' }],
    });
    for (const [version, changelog] of later)
      await marketplace.publishToolVersion(author, {
        ...{ toolId, version, changelog, clientId: `demo-tool-${index}-${version}` },
      });
    for (const [rating, title, body] of ratings) {
      const reviewer = someone();
      const action = { toolId, action: 'run', success: true, durationMs: 240 };
      await marketplace.recordToolUse(demo.as(reviewer), {
        ...action,
        clientId: `demo-use-${index}-${rating}`,
      });
      await marketplace.starTool(demo.as(reviewer), { toolId, starred: true });
      await marketplace.reviewTool(demo.as(reviewer), {
        toolId,
        rating,
        title,
        body,
        pros: ['fast'],
        cons: [],
      });
    }
    if (index === 0) await ToolModel.updateOne({ _id: toolId }, { $set: { isFeatured: true } });
  }
}
