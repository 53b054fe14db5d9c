/** Names of makers and their models, by provider. */
const NAMES: Record<string, RegExp> = {
  openai: /\b(open\s?ai|chat\s?gpt|gpt-?\d)/i,
  anthropic: /\b(anthropic|claude)\b/i,
  gemini: /\b(google|gemini|bard)\b/i,
  cohere: /\b(cohere|command-?r)\b/i,
  mistral: /\b(mistral|mixtral)\b/i,
  xai: /\b(x\.?ai|grok)\b/i,
  huggingface: /\b(hugging\s?face)\b/i,
  groq: /\b(groq)\b/i,
};
const FAMILIES = /\b(llama|qwen|deepseek|phi|gemma|mixtral|command)\b/i;

/** Whether an answer says which model wrote it, or who made the model. */
export function identityLeaked(model: string, text: string): boolean {
  const [provider = '', ...rest] = model.split('/');
  const name = rest.join('/');
  if (NAMES[provider]?.test(text)) return true;
  const family = FAMILIES.exec(name)?.[1];
  if (family && new RegExp(`\\b${family}\\b`, 'i').test(text)) return true;
  return name.length > 3 && text.toLowerCase().includes(name.toLowerCase());
}
