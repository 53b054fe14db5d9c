import PDFDocument from 'pdfkit';
import type { ProviderInvoice } from '../../integrations/payments/index.js';
import { formatMoney } from '../../lib/money.js';

const LEFT = 56;
const RIGHT = 539;

/** An invoice of the demo processor as PDF. Stripe creates its own. */
export function invoicePdf(invoice: ProviderInvoice): Promise<Buffer> {
  const { currency, lines, discount, amount, tax, taxRate, status, issuedAt, email } = invoice;
  const document = new PDFDocument({
    size: 'A4',
    margin: LEFT,
    info: { Title: 'Invoice', Author: 'Leela demo processor' },
  });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const money = (value: number): string => formatMoney(value, currency, 'en').replaceAll(' ', ' ');
  const row = (name: string, value: string, bold = false): void => {
    const { y } = document;
    document.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(11);
    document.text(name, LEFT, y, { width: 360 });
    const next = document.y;
    document.text(value, RIGHT - 120, y, { width: 120, align: 'right' });
    document.y = Math.max(next, document.y) + 6;
  };
  document.font('Helvetica-Bold').fontSize(20).text('Invoice');
  document
    .font('Helvetica')
    .fontSize(10)
    .fillColor('#b45309')
    .text('Demo processor: no real money')
    .fillColor('#000');
  document
    .moveDown()
    .text(`${issuedAt.toISOString().slice(0, 10)}   ${email ?? ''}   ${status}`)
    .moveDown();
  for (const line of lines)
    row(line.quantity > 1 ? `${line.quantity} x ${line.description}` : line.description, money(line.amount));
  if (discount > 0) row('Discount', money(-discount));
  row(`Total, including ${(taxRate * 100).toFixed(0)} % tax of ${money(tax)}`, money(amount), true);
  return new Promise((resolve, reject) => {
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
    document.end();
  });
}
