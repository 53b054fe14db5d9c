import Stripe from 'stripe';
import { ProcessorError } from '../port.js';
import type { Raw } from './raw.js';

/** Number of objects of a page. */
export const PAGE = 100;
/** An object as it came, of whatever version. */
export const raw = (value: unknown): Raw => value as Raw;
/** A moment as Stripe writes it. */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000);

/** The library gives its errors as classes on the default export. */
const { errors } = Stripe;

/** Turns what the library throws into what the gateway knows. */
export async function asking<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw problemOf(error);
  }
}

function problemOf(error: unknown): unknown {
  if (!(error instanceof errors.StripeError)) return error;
  const options = { cause: error };
  if (error instanceof errors.StripeIdempotencyError)
    return new ProcessorError('idempotency_mismatch', error.message, options);
  if (error.statusCode === 404 || error.code === 'resource_missing')
    return new ProcessorError('not_found', error.message, options);
  const definite =
    error instanceof errors.StripeCardError || error instanceof errors.StripeInvalidRequestError;
  // A request with the same key is still at work: its end is not known.
  if (definite && error.statusCode !== 409 && error.statusCode !== 429)
    return new ProcessorError('refused', error.message, options);
  return new ProcessorError('unavailable', error.message, options);
}

/** The same for a list that is fetched page by page. */
export async function* askingEach<T, R>(
  list: AsyncIterable<T>,
  read: (one: T) => R | Promise<R>,
): AsyncGenerator<R> {
  try {
    for await (const one of list) yield await read(one);
  } catch (error) {
    throw problemOf(error);
  }
}
