import { Arg } from 'type-graphql';
import { refuse } from '../../../schema/errors.js';

/** An argument that takes the code of a currency. */
export const CurrencyArg = (description: string) =>
  Arg('currency', () => String, { nullable: true, description });

/** The code of a currency, where one was given. @throws BAD_USER_INPUT for what is none */
export function checkCurrency(currency: string | null | undefined): string | null {
  if (currency != null && !/^[A-Z]{3}$/.test(currency))
    throw refuse.badInput('This is not a currency; an ISO 4217 code such as USD is allowed.', 'currency');
  return currency ?? null;
}
