import { AIGenerationType, type AIGeneration } from '../../models/studio/index.js';
import { textModel } from './text-model.js';

const FOR_TEXT = `You improve texts for social posts. Keep the language, the meaning and the facts of the text. Make it clear, vivid and correct.
Answer with the improved text only, without quotes and without comments.`;
const FOR_PROMPT = `You improve prompts for image generators. Keep everything that the prompt asks for, and add light, composition and
mood where it says nothing. Answer with the improved prompt only, in one paragraph of up to 100 words.`;

/** A better version of a text or prompt; null where no model could answer. */
export async function enhanceText(
  {
    _id,
    type,
    prompt,
    parameters,
    user,
  }: Pick<AIGeneration, '_id' | 'type' | 'prompt' | 'parameters' | 'user'>,
  signal: AbortSignal,
): Promise<{ text: string | null; provider: string }> {
  const isText = type === AIGenerationType.TEXT_ENHANCEMENT;
  const style = parameters.style ? `\n\nStyle: ${parameters.style}` : '';
  const { text, served } = await textModel().text({
    purpose: 'generation',
    user,
    subject: _id,
    system: isText ? FOR_TEXT : FOR_PROMPT,
    prompt: `${prompt}${style}`,
    maxTokens: 2_000,
    signal,
    offline: () => (isText ? tidied(prompt) : detailed(prompt, parameters.style)),
  });
  const better = text?.trim();
  return { text: better ? better.slice(0, 20_000) : null, provider: served.provider };
}

/** What the built-in sample provider makes of a text: typography and capitals, and no word that was not there. */
export function tidied(text: string): string {
  return text
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/ +([,.;:!?])/g, '$1')
    .replace(/([,;:!?])(?=[^\s\d,.;:!?)])/g, '$1 ')
    .replace(/\.{3,}/g, '…')
    .replace(/\bi\b/g, 'I')
    .replace(
      /(^|[.!?…]\s+|\n)(\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .trim()
    .replace(/([\p{L}\p{N}])$/u, '$1.');
}

const detailed = (prompt: string, style?: string): string =>
  `${prompt.trim().replace(/[.\s]+$/, '')}, soft directional light, clear foreground and wide horizon, balanced composition${style ? `, in the style of ${style}` : ''}, fine detail`;
