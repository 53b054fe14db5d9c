export { exportInsight, exportOwnedInsight, type InsightFile } from './export-insight.js';
export {
  ExportFormat,
  exportOperation,
  InsightKind,
  OWNED_TYPES,
  ownedExportOperation,
  type OwnedType,
} from './kinds.js';
