import { ModerationCaseModel, ReportModel } from '../../../models/community/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { anonymise, follows, remove } from '../steps.js';

/** What people report, and what is reported of them. */
export const community: PersonalData[] = [
  {
    model: ModerationCaseModel,
    ids: { target: 'nothing public', targetAuthor: 'User', 'evidence.author': 'User' },
    names: ['evidence.authorUsername'],
    untold: 'all',
    // Before their reports, so that no case stands there with fewer than it counts.
    erased: [
      remove(ModerationCaseModel, 'targetAuthor'),
      follows('evidence.author'),
      follows('evidence.authorUsername'),
    ],
    why: 'What is reported goes with whoever made it. Who has reported it is not told to them.',
  },
  {
    model: ReportModel,
    ids: {
      ...{ reporter: 'User', target: 'nothing public', targetAuthor: 'User', case: 'ModerationCase' },
      'content.author': 'User',
    },
    names: ['content.authorUsername'],
    told: {
      as: 'reports',
      type: 'Report',
      own: own('reporter'),
      fields: ['targetType', 'target', 'reason', 'details', 'createdAt'],
    },
    untold: ['reporter', 'targetAuthor', 'content', 'open', 'case'],
    erased: [
      remove(ReportModel, 'targetAuthor'),
      anonymise(ReportModel, 'reporter', ['details']),
      follows('content.author'),
      follows('content.authorUsername'),
    ],
    why: 'A case goes on counting who has reported it, whoever that was; one’s words about it go.',
  },
];
