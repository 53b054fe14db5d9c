/** Runs of letters, groups of digits, runs of spaces beyond one, and every other character. */
const PIECES = /[A-Za-z]+|\p{L}+|\d{1,3}|\s{2,}|[^\s\p{L}\d]/gu;
const WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u;

/**
 * The number of tokens of a text, estimated. Tokenizers differ from model to model and their tables are large, so the
 * gateway carries none: the estimate decides what fits, and what the provider reports decides what is paid.
 */
export function estimateTokens(text: string): number {
  let count = 0;
  for (const [piece] of text.matchAll(PIECES)) count += weightOf(piece);
  return Math.ceil(count);
}

function weightOf(piece: string): number {
  const first = piece.codePointAt(0)!;
  if (first < 128) {
    if (/[a-z]/i.test(piece)) return piece.length <= 7 ? 1 : 1 + (piece.length - 7) / 6;
    return /\d|\s/.test(piece) ? 1 : 0.75;
  }
  if (WIDE.test(piece)) return piece.length * 0.85;
  return /\p{L}/u.test(piece) ? Math.max(1, piece.length / 3.2) : 1.5;
}
