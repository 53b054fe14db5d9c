import { de } from './de.js';
import { en } from './en.js';
import type { MailCatalogue } from './words.js';

/** The languages of mails. To add one, add a file and its name here. */
const CATALOGUES: Record<string, MailCatalogue> = { en, de };

/** The texts of a language: its own, those of its main language (`de-AT` → `de`), or the English ones. */
export function catalogueOf(language: string): { language: string; catalogue: MailCatalogue } {
  const main = language.toLowerCase().split(/[-_]/)[0]!;
  const known = Object.hasOwn(CATALOGUES, main) ? main : 'en';
  return { language: known, catalogue: CATALOGUES[known]! };
}
