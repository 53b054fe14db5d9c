export { eraseAccounts, type EraseOptions } from './erase-accounts.js';
export { downloadDataExport, exportLink, openExport, type ExportLink } from './export-link.js';
export { expireExports, makeExports, type ExportOptions } from './make-exports.js';
export { requestDataExport } from './request-export.js';
