import { ApiUsageModel } from '../../../models/analytics/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { remove } from '../steps.js';

/** What the gateway writes down of operations. */
export const usageData: PersonalData[] = [
  {
    model: ApiUsageModel,
    ids: { user: 'User', session: 'UserSession', apiKey: 'ApiKey' },
    told: {
      as: 'apiUsages',
      own: own('user'),
      fields: [
        ...['operation', 'kind', 'session', 'apiKey', 'client', 'clientVersion', 'durationMs', 'errorCode'],
        ...['errorMessage', 'requestBytes', 'responseBytes', 'at'],
      ],
    },
    untold: ['user', 'mongoCommands', 'weight', 'expireAt'],
    erased: [remove(ApiUsageModel, 'user')],
    why: 'They say what a user did and when. Figures are made of them without names, and go on.',
  },
];
