const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Whether this is an ISO 4217 code, in capitals. */
export const isCurrency = (code: string): boolean => CODES.has(code);
