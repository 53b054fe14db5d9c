/** The input of a code of the second factor. What is not a code of an app is a backup code. */
export function codeInput(code: string | undefined): { totpCode?: string; backupCode?: string } {
  if (!code) return {};
  return /^\s*(\d\s*){6}$/.test(code) ? { totpCode: code } : { backupCode: code };
}

/** The label of the field for a code. */
export const CODE_LABEL = 'Code of your authenticator app, or a backup code';
