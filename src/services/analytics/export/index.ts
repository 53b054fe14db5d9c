export { exportInsight, type InsightFile } from './export-insight.js';
export { ExportFormat, exportOperation, InsightKind } from './kinds.js';
