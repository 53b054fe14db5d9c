import { NodeResolver } from './node.resolver.js';
import { UploadResolver, UploadVariantResolver } from './upload.resolver.js';

export { systemNodes } from './nodes.js';

/** The gateway's own business. */
export const systemResolvers = [NodeResolver, UploadResolver, UploadVariantResolver] as const;
