import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RouteTools } from '../../domain.js';
import { demoPayments, ProcessorError } from '../../integrations/payments/index.js';
import type { CardBehaviour, DemoProcessor } from '../../integrations/payments/demo/index.js';
import { button, DEMO_POLICY, money, page, table, words } from './demo-page.js';
import { invoicePdf } from './invoice-pdf.js';

const html = (reply: FastifyReply): FastifyReply =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', DEMO_POLICY)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer');

interface Of {
  Params: { id: string };
  Querystring: { problem?: string };
}

const CARDS: Record<string, CardBehaviour> = { pay: 'ok', later: 'later', fail: 'declined' };
const schema = { params: { type: 'object', properties: { id: { type: 'string', maxLength: 80 } } } };

/**
 * The pages of the demo processor: a checkout with a Pay and a Fail button, a portal and invoices. Their addresses
 * contain unguessable ids. They do not exist if another processor takes payments.
 */
export function demoRoutes(app: FastifyInstance, { config }: RouteTools): void {
  if (config.production) return;
  void app.register(async (scope) => {
    // The forms have no fields, so the body is not read.
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume();
      done(null, undefined);
    });
    checkoutPages(scope);
    invoicePages(scope);
    portalPages(scope);
  });
}

/** Calls `work` with the processor, or answers that there is no such page. */
function withDemo(
  work: (demo: DemoProcessor, id: string, reply: FastifyReply, problem: string) => Promise<unknown>,
) {
  return async (request: { params: Of['Params']; query: Of['Querystring'] }, reply: FastifyReply) => {
    const demo = demoPayments();
    if (!demo) return reply.callNotFound();
    try {
      return await work(demo, request.params.id, reply, String(request.query.problem ?? ''));
    } catch (error) {
      if (!(error instanceof ProcessorError)) throw error;
      if (error.problem === 'not_found') return reply.callNotFound();
      return html(reply)
        .code(409)
        .send(page('This is not possible', `<p class="note">${words(error.message)}</p>`));
    }
  };
}

const PROBLEMS: Record<string, string> = {
  declined: 'The card was declined. Nothing was charged; try another one.',
};

function checkoutPages(scope: FastifyInstance): void {
  const path = '/billing/demo/checkout/:id';
  scope.get<Of>(
    path,
    { schema },
    withDemo(async ({ desk }, id, reply, problem) => {
      const session = await desk.need('session', id);
      const price = await desk.need('price', session.price);
      const at = `/billing/demo/checkout/${id}`;
      const every = price.interval ? ` every ${price.interval}` : '';
      const due = money(session.amount, session.currency);
      const rows: [string, string][] = [[`${price.name}${every}`, money(price.amount, price.currency)]];
      if (session.trialDays > 0)
        rows.push([`Trial of ${session.trialDays} days`, money(-price.amount, price.currency)]);
      if (session.discount > 0)
        rows.push([session.coupon?.name ?? 'Discount', money(-session.discount, session.currency)]);
      rows.push(['Due now, tax included', due]);
      const open =
        `<p>${button(`${at}/pay`, `Pay ${session.amount === 0 ? '' : 'with card 4242'}`.trim(), true)}` +
        `${button(`${at}/fail`, 'Fail: declined card')}` +
        (session.mode === 'payment' ? button(`${at}/later`, 'Pay by bank debit') : '') +
        `</p><p class="muted"><a href="${words(session.cancelUrl)}">Back without paying</a></p>`;
      const closed = `<p class="note">This checkout is ${session.status === 'expired' ? 'expired' : 'complete'}.</p>`;
      const note = PROBLEMS[problem] ? `<p class="note">${PROBLEMS[problem]}</p>` : '';
      return html(reply).send(
        page(
          'Checkout',
          `${note}<div class="card">${table(rows)}</div>${session.status === 'open' ? open : closed}`,
        ),
      );
    }),
  );
  for (const [action, card] of Object.entries(CARDS))
    scope.post<Of>(
      `${path}/${action}`,
      { schema },
      withDemo(async (demo, id, reply) => {
        await demo.pay(id, card);
        if (card === 'declined') return reply.redirect(`/billing/demo/checkout/${id}?problem=declined`, 303);
        return reply.redirect((await demo.desk.need('session', id)).successUrl, 303);
      }),
    );
}

function invoicePages(scope: FastifyInstance): void {
  const path = '/billing/demo/invoices/:id';
  scope.get<Of>(
    path,
    { schema },
    withDemo(async (demo, id, reply) => {
      const invoice = await demo.invoice(id);
      const { currency, status } = invoice;
      const rows = invoice.lines.map((line): [string, string] => [
        line.quantity > 1 ? `${line.quantity} × ${line.description}` : line.description,
        money(line.amount, currency),
      ]);
      if (invoice.discount > 0) rows.push(['Discount', money(-invoice.discount, currency)]);
      rows.push([
        `Total, including ${(invoice.taxRate * 100).toFixed(0)} % tax of ${money(invoice.tax, currency)}`,
        money(invoice.amount, currency),
      ]);
      const at = `/billing/demo/invoices/${id}`;
      const pay = status === 'open' ? button(`${at}/pay`, 'Pay or confirm', true) : '';
      return html(reply).send(
        page(
          'Invoice',
          `<p class="muted">${words(invoice.email ?? '')} · ${words(invoice.issuedAt.toISOString().slice(0, 10))} · ${status}</p>` +
            `<div class="card">${table(rows)}</div>${pay}<p><a class="button" href="${at}/pdf">PDF</a></p>`,
        ),
      );
    }),
  );
  scope.post<Of>(
    `${path}/pay`,
    { schema },
    withDemo(async (demo, id, reply) => {
      await demo.confirmInvoice(id);
      return reply.redirect(`/billing/demo/invoices/${id}`, 303);
    }),
  );
  scope.get<Of>(
    `${path}/pdf`,
    { schema },
    withDemo(async (demo, id, reply) =>
      reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'inline; filename="invoice.pdf"')
        .send(await invoicePdf(await demo.invoice(id))),
    ),
  );
}

const CARD_NAMES: Record<CardBehaviour, string> = {
  ok: 'Visa 4242 (pays)',
  declined: 'Visa 0002 (declined)',
  action: 'Visa 3184 (asks for a confirmation)',
  later: 'Bank account 3000',
};

function portalPages(scope: FastifyInstance): void {
  const path = '/billing/demo/portal/:id';
  scope.get<Of>(
    path,
    { schema },
    withDemo(async (demo, id, reply) => {
      const portal = await demo.desk.need('portal', id);
      const customer = await demo.desk.need('customer', portal.customer!);
      const at = `/billing/demo/portal/${id}`;
      const invoices = (await demo.desk.store.list('invoice', { customer: customer.id }))
        .reverse()
        .slice(0, 20);
      const list = invoices.map(
        (one) =>
          `<tr><td><a href="/billing/demo/invoices/${one.id}">${words(new Date(one.created).toISOString().slice(0, 10))}</a> ` +
          `${words(one.lines[0]?.description ?? '')} · ${one.status}</td><td>${money(one.amount, one.currency)}</td></tr>`,
      );
      const cards = (['ok', 'declined', 'action'] as const)
        .filter((card) => card !== customer.card)
        .map((card) => button(`${at}/card/${card}`, `Use ${CARD_NAMES[card]}`));
      return html(reply).send(
        page(
          'Billing portal',
          `<div class="card"><h2>Payment method</h2><p>${words(CARD_NAMES[customer.card])}</p>${cards.join('')}</div>` +
            `<div class="card"><h2>Invoices</h2><table>${list.join('') || '<tr><td>None yet</td><td></td></tr>'}</table></div>` +
            `<p><a class="button" href="${words(portal.returnUrl)}">Back</a></p>`,
        ),
      );
    }),
  );
  for (const card of ['ok', 'declined', 'action'] as const)
    scope.post<Of>(
      `${path}/card/${card}`,
      { schema },
      withDemo(async (demo, id, reply) => {
        const portal = await demo.desk.need('portal', id);
        await demo.setCard(portal.customer!, card);
        return reply.redirect(`/billing/demo/portal/${id}`, 303);
      }),
    );
}
