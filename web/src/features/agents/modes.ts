import type { ChatMode } from '@leela/client/schema.js';

/** The styles of answers, in the order in which they are offered. */
export const MODES: readonly ChatMode[] = ['BALANCED', 'CREATIVE', 'PROFESSIONAL', 'CODING', 'FAST'];
