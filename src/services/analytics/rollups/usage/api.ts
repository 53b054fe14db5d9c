import { ApiUsageModel } from '../../../../models/analytics/index.js';
import { defineRollup } from '../define.js';

const failed = { $cond: [{ $gt: ['$errorCode', null] }, '$weight', 0] };
const sums = { requests: '$weight', errors: failed };
const values = { ms: '$durationMs' };
const row = { model: ApiUsageModel, at: 'at' };

/** Operations of the API. `weight` is what a row of a sample stands for. */
export const apiRollups = [
  defineRollup({ ...row, name: 'api.requests', sums, values }),
  defineRollup({
    ...{ ...row, name: 'api.operations', by: { operation: '$operation' }, values },
    sums: {
      ...sums,
      commands: { $multiply: ['$mongoCommands', '$weight'] },
      bytes: { $multiply: ['$responseBytes', '$weight'] },
    },
  }),
  defineRollup({ ...row, name: 'api.clients', by: { client: '$client' }, sums }),
];
