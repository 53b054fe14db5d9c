import { de } from './de.js';
import { en } from './en.js';
import type { MailCatalogue } from './words.js';

/** Every language that mails are written in; a language is one file and one word here. */
const CATALOGUES: Record<string, MailCatalogue> = { en, de };

/** The words of a language: its own, those of its main language (`de-AT` → `de`), or the English ones. */
export function catalogueOf(language: string): { language: string; catalogue: MailCatalogue } {
  const main = language.toLowerCase().split(/[-_]/)[0]!;
  const known = Object.hasOwn(CATALOGUES, main) ? main : 'en';
  return { language: known, catalogue: CATALOGUES[known]! };
}
