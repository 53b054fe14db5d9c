import type Stripe from 'stripe';
import { ProcessorError, type PaymentProcessor, type ProviderInvoice } from '../port.js';
import { asking, askingEach, PAGE, raw } from './asking.js';
import { readInvoice } from './read.js';

const INVOICE_PARTS = ['payments'];

/** An invoice with all its lines: it carries the first ten only. */
export async function wholeInvoice(stripe: Stripe, invoice: Stripe.Invoice): Promise<ProviderInvoice> {
  const { lines } = invoice;
  const all = lines.has_more
    ? await stripe.invoices.listLineItems(invoice.id, { limit: PAGE }).autoPagingToArray({ limit: 1_000 })
    : lines.data;
  return readInvoice({ ...raw(invoice), lines: { data: all } });
}

type Invoices = Pick<PaymentProcessor, 'invoice' | 'invoicesOf' | 'upcoming'>;

/** Invoices at Stripe. */
export function stripeInvoices(stripe: Stripe): Invoices {
  return {
    upcoming: (subscription) =>
      asking(
        stripe.invoices.createPreview({ subscription }).then((one) => {
          const { amount, currency, nextAttemptAt, periodStart } = readInvoice(raw(one));
          return { amount, currency, dueAt: nextAttemptAt ?? periodStart };
        }),
      ).catch((error: unknown) => {
        // None comes.
        if (error instanceof ProcessorError && ['refused', 'not_found'].includes(error.problem)) return null;
        throw error;
      }),

    invoice: (id) =>
      asking(
        stripe.invoices.retrieve(id, { expand: INVOICE_PARTS }).then((one) => wholeInvoice(stripe, one)),
      ),

    invoicesOf: (subscription) =>
      askingEach(
        stripe.invoices.list({
          ...{ subscription, limit: PAGE },
          expand: INVOICE_PARTS.map((part) => `data.${part}`),
        }),
        (one) => wholeInvoice(stripe, one),
      ),
  };
}
