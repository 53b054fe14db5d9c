import { randomUUID } from 'node:crypto';

/** A browser that counts. */
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';

/** A batch of one visitor: page views of the last minutes. */
export function beacon(size: number): string {
  const now = Date.now();
  const events = Array.from({ length: size }, (_, n) => ({
    ...{ id: randomUUID(), type: 'PAGE_VIEW', name: 'page_view', title: `Page ${n % 20}` },
    url: `https://app.example/pages/${n % 20}?utm_source=bench`,
    referrer: 'https://app.example/',
    at: new Date(now - (size - n) * 5_000).toISOString(),
  }));
  return JSON.stringify({ visitorId: randomUUID(), events });
}
