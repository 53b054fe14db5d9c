import type { Domain } from '../../domain.js';
import { NotificationType } from '../../models/social/index.js';
import { tell } from './intent.js';

type On = NonNullable<NonNullable<Domain['notifications']>['on']>;

/** What users are told about tools. */
export const marketplaceNotifications: On = {
  'tool.reviewed': ({ data }) =>
    data.toolAuthor && data.from === null && data.to !== null
      ? [
          tell({
            ...{ recipient: data.toolAuthor, actor: data.reviewer, type: NotificationType.TOOL_REVIEW },
            ...{ targetType: 'Tool', target: data.tool },
          }),
        ]
      : [],
  'tool.review-answered': ({ data }) => [
    tell({
      ...{ recipient: data.reviewer, actor: data.author, type: NotificationType.TOOL_REVIEW_REPLY },
      ...{ targetType: 'ToolReview', target: data.review },
    }),
  ],
  'tool.checked': ({ data }) =>
    data.author && data.approved
      ? [
          tell({
            ...{ recipient: data.author, actor: null, type: NotificationType.TOOL_APPROVED },
            ...{ targetType: 'Tool', target: data.tool },
          }),
        ]
      : [],
};
