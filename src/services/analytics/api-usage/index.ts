export { clientOf } from './client.js';
export { apiUsage, ApiUsageRecorder, type ServedOperation } from './recorder.js';
