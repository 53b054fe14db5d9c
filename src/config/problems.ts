import { DEVELOPMENT_SECRET } from './environment.js';

/** Checked on the raw values, so that these problems are reported together with those of single values. */
export function productionProblems(given: Record<string, string | undefined>): string[] {
  if (given.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  const secret = given.AUTH_SECRET;
  if (!secret) problems.push('AUTH_SECRET must be set in production');
  else if (secret === DEVELOPMENT_SECRET) problems.push('AUTH_SECRET must not be the default in production');
  else if (secret.length < 32) problems.push('AUTH_SECRET must have at least 32 characters in production');
  if (['off', 'false', '0'].includes(given.RATE_LIMIT ?? ''))
    problems.push('RATE_LIMIT cannot be off in production');
  if (['on', 'true', '1'].includes(given.DEMO ?? '')) {
    problems.push('DEMO cannot be on in production: the passwords of the demo accounts are public');
  }
  if (given.SMTP_URL && !given.PUBLIC_URL) {
    problems.push('PUBLIC_URL must be set in production where mails are sent: their links begin with it');
  }
  return problems;
}

/** A bucket needs its keys, and keys without a bucket suggest a forgotten variable. */
export function bucketProblems(given: Record<string, string | undefined>): string[] {
  const parts = ['S3_BUCKET', 'S3_KEY', 'S3_SECRET'];
  if (![...parts, 'S3_ENDPOINT', 'S3_PUBLIC_URL'].some((name) => given[name])) return [];
  return parts.filter((name) => !given[name]).map((name) => `${name} must be set where uploads go to S3`);
}

/** A key pair needs both keys. */
export function vapidProblems(given: Record<string, string | undefined>): string[] {
  const parts = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'];
  const missing = parts.filter((name) => !given[name]);
  return missing.length === 1 ? [`${missing[0]} must be set where the other half is`] : [];
}

/** A provider needs both parts of its registration and a redirect page; production requires https. */
export function oauthProblems(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const used = ['GOOGLE', 'GITHUB'].filter(
    (name) => given[`${name}_CLIENT_ID`] || given[`${name}_CLIENT_SECRET`],
  );
  for (const name of used)
    for (const part of [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`])
      if (!given[part]) problems.push(`${part} must be set where people sign in with ${name}`);
  if (used.length > 0 && !given.OAUTH_REDIRECTS)
    problems.push('OAUTH_REDIRECTS must be set where people sign in with others');
  if (given.NODE_ENV !== 'production') return problems;
  for (const name of ['OAUTH_REDIRECTS', 'GOOGLE_ISSUER', 'GITHUB_URL', 'GITHUB_API_URL'])
    if (/(^|,)\s*http:/.test(given[name] ?? '')) problems.push(`${name} must begin https:// in production`);
  return problems;
}

/** Payments need a key and a secret to verify webhooks; production refuses the demo processor. */
export function billingProblems(given: Record<string, string | undefined>): string[] {
  const production = given.NODE_ENV === 'production';
  if (given.BILLING === 'demo')
    return production ? ['BILLING cannot be demo in production: no real money is moved'] : [];
  if (given.BILLING === 'off' || (!given.BILLING && !given.STRIPE_SECRET_KEY)) return [];
  const problems = ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRETS']
    .filter((name) => !given[name])
    .map((name) => `${name} must be set where payments go through Stripe`);
  if (production && /^[sr]k_test_/.test(given.STRIPE_SECRET_KEY ?? ''))
    problems.push('STRIPE_SECRET_KEY must not be a test key in production');
  if (production && given.STRIPE_API_URL) problems.push('STRIPE_API_URL cannot be set in production');
  return problems;
}
