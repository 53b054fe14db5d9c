import { ReportReason } from '../../models/moderation/index.js';

/** The input of the automatic rules. */
export interface Checked {
  text: string;
  /** Other texts of the author within the last hour. */
  recent: readonly string[];
  /** How long the account has existed. */
  accountAgeMs: number;
}

/** One rule: its name, its check, its confidence, and its reason. */
interface Rule {
  name: string;
  reason: ReportReason;
  /** 0 to 1. 0 if it finds nothing. */
  confidence(checked: Checked): number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const SPAM =
  /\b(free (?:money|crypto|followers)|buy followers|click here now|work from home|casino bonus|get rich quick|100% guaranteed|double your (?:money|bitcoin)|act now|limited offer|cheap (?:viagra|pills))\b/gi;
const LINK = /\bhttps?:\/\/|\bwww\./gi;

/** The same text without case, accents, spaces and punctuation. */
export const essence = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The rules, independent of each other. A case has the names of all rules that matched. */
export const AUTOMATIC_RULES: readonly Rule[] = [
  {
    name: 'spam_keywords',
    reason: ReportReason.SPAM,
    confidence: ({ text }) => {
      const found = count(text.normalize('NFKC'), SPAM);
      return found === 0 ? 0 : Math.min(0.95, 0.6 + 0.15 * (found - 1));
    },
  },
  {
    name: 'repeated_content',
    reason: ReportReason.SPAM,
    confidence({ text, recent }) {
      const mine = essence(text);
      // Short texts such as greetings repeat naturally.
      if (mine.length < 12) return 0;
      const same = recent.filter((other) => essence(other) === mine).length;
      return same < 2 ? 0 : Math.min(0.9, 0.5 + 0.1 * same);
    },
  },
  {
    name: 'links_of_new_account',
    reason: ReportReason.SPAM,
    confidence: ({ text, accountAgeMs }) => {
      const links = accountAgeMs < DAY_MS ? count(text, LINK) : 0;
      return links < 2 ? 0 : Math.min(0.8, 0.4 + 0.1 * links);
    },
  },
  {
    name: 'shouting',
    reason: ReportReason.INAPPROPRIATE,
    confidence({ text }) {
      const letters = text.replaceAll(/[^\p{L}]/gu, '');
      const loud = text.replaceAll(/[^\p{Lu}]/gu, '').length;
      return letters.length >= 40 && loud / letters.length > 0.8 ? 0.4 : 0;
    },
  },
];

/** The findings of the rules in a text. */
export interface Finding {
  rules: string[];
  reasons: ReportReason[];
  /** The highest confidence. */
  confidence: number;
}

/** Applies all rules. Null if none matches. */
export function checkAutomatically(checked: Checked): Finding | null {
  const found = AUTOMATIC_RULES.map((rule) => ({ rule, confidence: rule.confidence(checked) })).filter(
    ({ confidence }) => confidence > 0,
  );
  if (found.length === 0) return null;
  return {
    rules: found.map(({ rule }) => rule.name),
    reasons: [...new Set(found.map(({ rule }) => rule.reason))],
    confidence: Math.max(...found.map(({ confidence }) => confidence)),
  };
}
