import { registerEnumType } from 'type-graphql';

/** The provider of a model. */
export enum AIProvider {
  OPENAI = 'openai',
  ANTHROPIC = 'anthropic',
  GEMINI = 'gemini',
  COHERE = 'cohere',
  MISTRAL = 'mistral',
  XAI = 'xai',
  HUGGINGFACE = 'huggingface',
  GROQ = 'groq',
  COMPATIBLE = 'compatible',
  OFFLINE = 'offline',
}
registerEnumType(AIProvider, {
  name: 'AIProvider',
  description: 'The provider that runs a model.',
  valuesConfig: {
    ANTHROPIC: { description: 'The API of Anthropic.' },
    COHERE: { description: 'The API of Cohere.' },
    GEMINI: { description: 'The Gemini API of Google.' },
    GROQ: { description: 'The API of Groq.' },
    HUGGINGFACE: { description: 'The API of Hugging Face.' },
    MISTRAL: { description: 'The API of Mistral.' },
    OPENAI: { description: 'The API of OpenAI.' },
    XAI: { description: 'The API of xAI.' },
    COMPATIBLE: { description: 'A server with the OpenAI protocol, such as Ollama or vLLM.' },
    OFFLINE: { description: 'Prepared answers of the gateway itself, used where no provider is configured.' },
  },
});

/** The purpose of a model call. */
export enum AIPurpose {
  CHAT = 'chat',
  TITLE = 'title',
  SUMMARY = 'summary',
  CANVAS = 'canvas',
  GENERATION = 'generation',
  EXPERIMENT = 'experiment',
  SCORING = 'scoring',
}
registerEnumType(AIPurpose, {
  name: 'AIPurpose',
  description: 'The purpose of a call of a model.',
  valuesConfig: {
    CHAT: { description: 'An answer in a chat.' },
    TITLE: { description: 'The title of a chat.' },
    SUMMARY: { description: 'A summary of the older messages of a chat.' },
    CANVAS: { description: 'The files of a canvas project.' },
    GENERATION: { description: 'An image, a video or a better text.' },
    EXPERIMENT: { description: 'A run of a lab experiment.' },
    SCORING: { description: 'A score of a post.' },
  },
});
