import {
  DataExportMutationResolver,
  DataExportResolver,
  ViewerExportsResolver,
} from './data-export.resolver.js';

/** The resolvers of data exports. */
export const privacyResolvers = [DataExportMutationResolver, DataExportResolver, ViewerExportsResolver];
