import { ModerationActionModel, ModerationCaseModel, ReportModel } from '../../../models/moderation/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { anonymise, follows, remove, unmention } from '../steps.js';

/** Reports by users and about them. */
export const moderation: PersonalData[] = [
  {
    model: ModerationActionModel,
    ids: {
      ...{
        case: 'ModerationCase',
        target: 'nothing public',
        subject: 'User',
        group: 'Group',
        moderator: 'User',
      },
      ...{ 'evidence.author': 'User', 'evidence.mentions': 'User', 'appeal.decidedBy': 'User' },
    },
    names: ['evidence.authorUsername'],
    told: {
      as: 'sanctions',
      type: 'ModerationAction',
      own: own('subject'),
      fields: [
        ...['targetType', 'target', 'action', 'reason', 'category', 'durationHours', 'expiresAt', 'liftedAt'],
        ...[
          'appeal.status',
          'appeal.text',
          'appeal.createdAt',
          'appeal.decidedAt',
          'appeal.note',
          'createdAt',
        ],
      ],
    },
    untold: ['case', 'subject', 'group', 'moderator', 'note', 'evidence', 'previousText', 'appeal.decidedBy'],
    erased: [
      // Evidence and replaced texts can mention other users.
      unmention(ModerationActionModel, 'evidence.mentions', [
        ...['evidence.title', 'evidence.text', 'previousText'],
      ]),
      remove(ModerationActionModel, 'subject'),
      anonymise(ModerationActionModel, 'moderator'),
      anonymise(ModerationActionModel, 'appeal.decidedBy'),
      follows('evidence.author'),
      follows('evidence.authorUsername'),
    ],
    why: 'A decision is removed with the user that it concerns. The moderator is not exported, and stays on record without a name.',
  },
  {
    model: ModerationCaseModel,
    ids: {
      ...{ target: 'nothing public', targetAuthor: 'User', 'evidence.author': 'User' },
      ...{ 'evidence.mentions': 'User' },
      ...{ group: 'Group', assignee: 'User' },
    },
    names: ['evidence.authorUsername'],
    untold: 'all',
    // Before the reports, so that no case has fewer reports than it counts.
    erased: [
      unmention(ModerationCaseModel, 'evidence.mentions', ['evidence.title', 'evidence.text']),
      remove(ModerationCaseModel, 'targetAuthor'),
      anonymise(ModerationCaseModel, 'assignee'),
      follows('evidence.author'),
      follows('evidence.authorUsername'),
    ],
    why: 'A case is removed with the author of the reported content. Reporters are not exported to the author.',
  },
  {
    model: ReportModel,
    ids: {
      ...{ reporter: 'User', target: 'nothing public', targetAuthor: 'User', case: 'ModerationCase' },
      group: 'Group',
      ...{ 'content.author': 'User', 'content.mentions': 'User' },
    },
    names: ['content.authorUsername'],
    told: {
      as: 'reports',
      type: 'Report',
      own: own('reporter'),
      fields: ['targetType', 'target', 'reason', 'details', 'createdAt'],
    },
    untold: ['reporter', 'targetAuthor', 'content', 'open', 'case', 'group'],
    erased: [
      unmention(ReportModel, 'content.mentions', ['content.title', 'content.text']),
      remove(ReportModel, 'targetAuthor'),
      anonymise(ReportModel, 'reporter', ['details']),
      follows('content.author'),
      follows('content.authorUsername'),
    ],
    why: 'The number of reports of a case stays; the text of the report is removed.',
  },
];
