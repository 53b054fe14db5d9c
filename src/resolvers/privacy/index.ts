import {
  DataExportMutationResolver,
  DataExportResolver,
  ViewerExportsResolver,
} from './data-export.resolver.js';

/** What people are given of their data. */
export const privacyResolvers = [DataExportMutationResolver, DataExportResolver, ViewerExportsResolver];
