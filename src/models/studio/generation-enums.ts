import { registerEnumType } from 'type-graphql';

/** The type of a generation. */
export enum AIGenerationType {
  IMAGE = 'image',
  VIDEO = 'video',
  TEXT_ENHANCEMENT = 'text-enhancement',
}
registerEnumType(AIGenerationType, {
  name: 'AIGenerationType',
  description: 'The kinds of AI generation.',
  valuesConfig: {
    IMAGE: { description: 'One to four images.' },
    VIDEO: { description: 'A short video.' },
    TEXT_ENHANCEMENT: { description: 'A better version of a text.' },
  },
});

/** The state of a generation, for AI media and canvas files. */
export enum GenerationStatus {
  PENDING = 'pending',
  PROCESSING = 'processing',
  COMPLETED = 'completed',
  PARTIAL = 'partial',
  FAILED = 'failed',
  CANCELLED = 'cancelled',
}
registerEnumType(GenerationStatus, {
  name: 'GenerationStatus',
  description: 'The status of a generation. COMPLETED, PARTIAL, FAILED and CANCELLED are final.',
  valuesConfig: {
    PENDING: { description: 'The generation waits in the queue.' },
    PROCESSING: { description: 'A worker makes it.' },
    COMPLETED: { description: 'Everything that was asked for was made.' },
    PARTIAL: { description: 'Some of the results were made. The others are refunded.' },
    FAILED: { description: 'Nothing was made. The cost is refunded in full.' },
    CANCELLED: { description: 'The user cancelled it. What was not made is refunded.' },
  },
});

/** The states of a generation that can still change. */
export const UNFINISHED = [GenerationStatus.PENDING, GenerationStatus.PROCESSING] as const;
