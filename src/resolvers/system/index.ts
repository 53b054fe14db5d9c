import { NodeResolver } from './node.resolver.js';
import { UploadResolver, UploadVariantResolver } from './upload.resolver.js';

export { systemNodes } from './nodes.js';

/** The resolvers of nodes and uploads. */
export const systemResolvers = [NodeResolver, UploadResolver, UploadVariantResolver] as const;
