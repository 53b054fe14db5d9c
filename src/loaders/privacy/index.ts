import { DataExportModel, type DataExport } from '../../models/privacy/index.js';
import { byId } from '../factories.js';

/** Loaders of what people are given of their data. */
export const privacyLoaders = {
  dataExport: byId<DataExport>(DataExportModel),
};
