const KEY = 'leela.checkout';

/** Where the payment processor sends the browser back to. */
export function checkoutAddresses(next: string): { successUrl: string; cancelUrl: string } {
  const to = (path: string) => new URL(path, location.origin).href;
  return { successUrl: to(`/checkout?next=${encodeURIComponent(next)}`), cancelUrl: to(next) };
}

/** Leads to the page of the payment processor. It leads back to `/checkout`, which confirms the payment. */
export function openCheckout({ id, url }: { id: string; url?: string | null }): void {
  sessionStorage.setItem(KEY, id);
  // A checkout that is paid already has no page.
  location.assign(url ?? '/checkout');
}

/** The checkout that this tab has opened last. */
export const openedCheckout = (): string | null => sessionStorage.getItem(KEY);
