import 'reflect-metadata';
import '../domains/index.js';
import { configurePayments, payments, takesPayments } from '../integrations/payments/index.js';
import { syncIndexes } from '../models/index.js';
import { ensureCatalogue, syncCatalogue } from '../services/billing/index.js';
import { runCommand } from './command.js';
import { StartError } from './embedded/report.js';

await runCommand({
  name: 'billing:sync',
  help: `
npm run billing:sync
Creates or updates the products and prices of the catalogue at the payment processor and stores their ids. Prices that are
no longer sold are archived there. Running it again changes nothing. Safe while gateways run.`,
  async run(_, config) {
    configurePayments(
      config.billing,
      () => config.publicUrl ?? '',
      async () => false,
    );
    if (!takesPayments()) throw new StartError('No payment processor is configured; set STRIPE_SECRET_KEY.');
    await syncIndexes();
    await ensureCatalogue();
    const { created, updated } = await syncCatalogue();
    process.stdout.write(`${payments().label}: ${created} created, ${updated} updated\n`);
  },
});
