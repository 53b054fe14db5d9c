export * from './application-parts.js';
export * from './hiring-enums.js';
export * from './job-application.js';
export * from './job-posting.js';
