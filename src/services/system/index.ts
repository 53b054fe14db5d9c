export { attachUpload, detachUploads, type UploadTarget } from './attach-upload.js';
export * from './clean-uploads.js';
export type { Drift } from './compare-counters.js';
export * from './deliver-mails.js';
export * from './media-url.js';
export * from './queue-mail.js';
export * from './reconcile.js';
export * from './upload-complete.js';
export * from './upload-create.js';
