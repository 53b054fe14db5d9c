import { HumanNumberModel } from '../../models/system/human-number.js';

/** Series of numbers for people to read aloud. */
export type NumberSeries = 'CONT' | 'TICK' | 'CONS' | 'INV' | 'TXN' | 'EXP' | 'MOD';

const DIGITS = 6;

/**
 * The next number of a yearly series, such as `TICK-2026-000123`. Call it before a transaction, because all requests
 * share the counter's document. A failed transaction leaves a gap; no number is used twice.
 */
export async function nextNumber(series: NumberSeries, at: Date): Promise<string> {
  const name = `${series}-${at.getUTCFullYear()}`;
  const row = await HumanNumberModel.findOneAndUpdate(
    { _id: name },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' },
  ).lean<{ last: number }>();
  return `${name}-${String(row!.last).padStart(DIGITS, '0')}`;
}
