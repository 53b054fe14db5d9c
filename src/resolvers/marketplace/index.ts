import { ToolMutationResolver } from './tool-mutation.resolver.js';
import {
  ToolReviewResolver,
  ToolUseResolver,
  ToolVersionResolver,
  UserToolResolver,
  ViewerToolResolver,
} from './tool-parts.resolver.js';
import { ToolReviewMutationResolver } from './tool-review-mutation.resolver.js';
import { ToolResolver } from './tool.resolver.js';

export { marketplaceNodes } from './nodes.js';

/** The resolvers of tools and their reviews. */
export const marketplaceResolvers = [
  ToolResolver,
  ToolVersionResolver,
  ToolReviewResolver,
  ToolUseResolver,
  UserToolResolver,
  ViewerToolResolver,
  ToolMutationResolver,
  ToolReviewMutationResolver,
];
