import type { ToolCategory } from '@leela/client/schema.js';
import { formatEnum } from '../../ui/index.js';

const NAMES: ToolCategory[] = [
  'AI',
  'ANALYTICS',
  'AUTOMATION',
  'CUSTOM',
  'DATA_PROCESSING',
  'DEVELOPER',
  'INTEGRATION',
  'NETWORK',
  'SECURITY',
  'UTILITY',
  'WEB',
];

/** The words of a category. */
export const categoryWords = (category: ToolCategory): string =>
  category === 'AI' ? 'AI' : formatEnum(category);

/** All categories. */
export const CATEGORIES = NAMES.map((value) => ({ value, label: categoryWords(value) }));
