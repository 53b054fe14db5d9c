import { DataExportModel, type DataExport } from '../../models/privacy/index.js';
import { byId } from '../factories.js';

/** Loaders of data exports. */
export const privacyLoaders = {
  dataExport: byId<DataExport>(DataExportModel),
};
