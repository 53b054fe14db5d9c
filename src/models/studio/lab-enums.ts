import { registerEnumType } from 'type-graphql';

/** The type of an experiment. */
export enum ExperimentType {
  BATTLE_ARENA = 'battle-arena',
  DREAM_ANALYSIS = 'dream-analysis',
  EMOTION_ANALYSIS = 'emotion-analysis',
  FUTURE_PREDICTION = 'future-prediction',
  IMAGE_GENERATION = 'image-generation',
  MUSIC_GENERATION = 'music-generation',
  NEURAL_ART = 'neural-art',
  PERSONALITY_ANALYSIS = 'personality-analysis',
  STORY_GENERATION = 'story-generation',
  VOICE_GENERATION = 'voice-generation',
  RESEARCH = 'research',
}
registerEnumType(ExperimentType, {
  name: 'ExperimentType',
  description: 'The type of a lab experiment. All but RESEARCH run on the platform.',
  valuesConfig: {
    BATTLE_ARENA: {
      description: 'Two models answer the same prompt. Their names stay hidden until the viewer votes.',
    },
    DREAM_ANALYSIS: { description: 'The symbols, emotions and themes of a dream.' },
    EMOTION_ANALYSIS: { description: 'The emotions in a text, with scores.' },
    FUTURE_PREDICTION: { description: 'Scenarios for a question about the future, with probabilities.' },
    IMAGE_GENERATION: { description: 'An image made from a prompt.' },
    MUSIC_GENERATION: { description: 'A short piece of music as notes.' },
    NEURAL_ART: { description: 'An image made from a prompt in an artistic style.' },
    PERSONALITY_ANALYSIS: { description: 'The five personality traits that a text suggests.' },
    STORY_GENERATION: { description: 'A short story with characters and chapters.' },
    VOICE_GENERATION: { description: 'A script for a speech synthesizer (SSML).' },
    RESEARCH: { description: 'A research experiment that people carry out and document.' },
  },
});

/** The state of an experiment. */
export enum ExperimentStatus {
  PLANNING = 'planning',
  PENDING = 'pending',
  RUNNING = 'running',
  PAUSED = 'paused',
  COMPLETED = 'completed',
  FAILED = 'failed',
}
registerEnumType(ExperimentStatus, {
  name: 'ExperimentStatus',
  description: 'The status of an experiment. COMPLETED and FAILED are final.',
  valuesConfig: {
    PLANNING: { description: 'A research experiment that has not started.' },
    PENDING: { description: 'The experiment waits in the queue.' },
    RUNNING: { description: 'The experiment runs.' },
    PAUSED: { description: 'A research experiment that is interrupted.' },
    COMPLETED: { description: 'The experiment has results.' },
    FAILED: {
      description: 'The experiment failed. For experiments that run on the platform, the cost is refunded.',
    },
  },
});

/** The field of a research experiment. */
export enum ExperimentCategory {
  NLP = 'nlp',
  COMPUTER_VISION = 'computer_vision',
  REINFORCEMENT_LEARNING = 'reinforcement_learning',
  OTHER = 'other',
}
registerEnumType(ExperimentCategory, {
  name: 'ExperimentCategory',
  description: 'The field of a research experiment.',
  valuesConfig: {
    COMPUTER_VISION: { description: 'The analysis of images and videos.' },
    REINFORCEMENT_LEARNING: { description: 'Learning from rewards.' },
    OTHER: { description: 'Any other field.' },
    NLP: { description: 'Natural language processing.' },
  },
});

/** What an artifact of a research experiment is. */
export enum ArtifactType {
  MODEL = 'model',
  DATASET = 'dataset',
  CODE = 'code',
  REPORT = 'report',
}
registerEnumType(ArtifactType, {
  name: 'ArtifactType',
  description: 'The kind of an experiment artifact.',
  valuesConfig: {
    CODE: { description: 'Program code of an experiment.' },
    DATASET: { description: 'Data of an experiment.' },
    MODEL: { description: 'A trained model.' },
    REPORT: { description: 'A written report.' },
  },
});

/** A vote in a battle. */
export enum BattleChoice {
  A = 'a',
  B = 'b',
  TIE = 'tie',
  BOTH_BAD = 'both-bad',
}
registerEnumType(BattleChoice, {
  name: 'BattleChoice',
  description: 'The outcome of a battle in the eyes of a voter.',
  valuesConfig: {
    A: { description: 'Answer A is better.' },
    B: { description: 'Answer B is better.' },
    TIE: { description: 'Both answers are equally good.' },
    BOTH_BAD: { description: 'Both answers are bad. Counts as a tie.' },
  },
});
