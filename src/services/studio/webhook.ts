import { providerNamed } from '../../integrations/generation/index.js';
import { AIGenerationModel, UNFINISHED } from '../../models/studio/index.js';
import { hastenWork } from '../system/index.js';
import { GENERATION_WORK } from './generate.js';

/**
 * Takes a message of an asynchronous provider. It is a mere signal: the job is looked at by the worker that has it, so a
 * message that comes twice, or along with a look of our own, does nothing twice.
 * @returns the status of the answer: 401 without a good signature, 400 for what is no message, 404 for an unknown job
 */
export async function receiveGenerationWebhook(
  name: string,
  headers: Record<string, unknown>,
  body: Buffer,
  now = Date.now(),
): Promise<200 | 400 | 401 | 404> {
  const provider = providerNamed(name);
  if (!provider?.readWebhook) return 404;
  const message = provider.readWebhook(headers, body, now);
  if ('status' in message) return message.status;
  const row = await AIGenerationModel.findOne({ 'items.job': message.job }, { status: 1 }).lean<{
    _id: never;
    status: (typeof UNFINISHED)[number];
  }>();
  if (!row) return 404;
  if (UNFINISHED.includes(row.status)) await hastenWork(GENERATION_WORK, row._id);
  return 200;
}
