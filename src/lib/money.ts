/** Number of decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** An amount in minor units in the notation of a language: 1900 USD is $19.00, 80 JPY is ¥80. */
export function formatMoney(amount: number, currency: string, language = 'en'): string {
  const value = amount / 10 ** decimalsOf(currency);
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value);
}
