import { registerEnumType } from 'type-graphql';

/** What a tool is for. */
export enum ToolCategory {
  DATA_PROCESSING = 'data-processing',
  INTEGRATION = 'integration',
  ANALYTICS = 'analytics',
  AUTOMATION = 'automation',
  UTILITY = 'utility',
  AI = 'ai',
  NETWORK = 'network',
  DEVELOPER = 'developer',
  SECURITY = 'security',
  WEB = 'web',
  CUSTOM = 'custom',
}
registerEnumType(ToolCategory, {
  name: 'ToolCategory',
  description: 'The category of a tool.',
  valuesConfig: {
    DATA_PROCESSING: { description: 'Tools that read, convert or write data.' },
    INTEGRATION: { description: 'Tools that connect other services.' },
    ANALYTICS: { description: 'Tools that measure and report.' },
    AUTOMATION: { description: 'Tools that run tasks without a person.' },
    UTILITY: { description: 'Small tools for everyday tasks.' },
    AI: { description: 'Tools that use AI models.' },
    NETWORK: { description: 'Tools for networks and addresses.' },
    DEVELOPER: { description: 'Tools for writing and testing software.' },
    SECURITY: { description: 'Tools for hashes, keys and audits.' },
    WEB: { description: 'Tools for web pages.' },
    CUSTOM: { description: 'Tools of any other kind.' },
  },
});

/** How much harm a tool can do. */
export enum RiskLevel {
  LOW = 'low',
  MEDIUM = 'medium',
  HIGH = 'high',
}
registerEnumType(RiskLevel, {
  name: 'RiskLevel',
  description: 'The risk of running a tool, as its author states it.',
  valuesConfig: {
    LOW: { description: 'The tool only computes.' },
    MEDIUM: { description: 'The tool reaches the network or reads private data.' },
    HIGH: { description: 'The tool changes data or spends money.' },
  },
});

/** The type of a tool's input. */
export enum ToolParameterType {
  STRING = 'string',
  NUMBER = 'number',
  BOOLEAN = 'boolean',
  ARRAY = 'array',
  OBJECT = 'object',
  FILE = 'file',
  MULTISELECT = 'multiselect',
}
registerEnumType(ToolParameterType, {
  name: 'ToolParameterType',
  description: 'The type of an input of a tool.',
  valuesConfig: {
    STRING: { description: 'A text as value.' },
    NUMBER: { description: 'A number as value.' },
    BOOLEAN: { description: 'True or false.' },
    ARRAY: { description: 'A list of values.' },
    OBJECT: { description: 'A JSON object.' },
    FILE: { description: 'A file as attachment.' },
    MULTISELECT: { description: 'Several of some given values.' },
  },
});

/** The package registry of a dependency. */
export enum ToolDependencyType {
  NPM = 'npm',
  PIP = 'pip',
  GEM = 'gem',
}
registerEnumType(ToolDependencyType, {
  name: 'ToolDependencyType',
  description: 'The package registry that a dependency comes from.',
  valuesConfig: {
    NPM: { description: 'A package of npm (JavaScript).' },
    PIP: { description: 'A package of PyPI (Python).' },
    GEM: { description: 'A package of RubyGems (Ruby).' },
  },
});

/** Whether moderators have looked at a tool or at one of its versions. */
export enum ToolReviewState {
  UNREVIEWED = 'unreviewed',
  IN_REVIEW = 'in-review',
  APPROVED = 'approved',
  REJECTED = 'rejected',
}
registerEnumType(ToolReviewState, {
  name: 'ToolReviewState',
  description: 'Whether moderators have checked a tool or a version.',
  valuesConfig: {
    UNREVIEWED: { description: 'Nobody has checked it; it is usable.' },
    IN_REVIEW: { description: 'It changed after a check and waits for the next one.' },
    APPROVED: { description: 'A moderator has approved it.' },
    REJECTED: { description: 'A moderator has rejected it.' },
  },
});

/** How a user adopted a version, which is counted once per user and version. */
export enum AdoptionKind {
  DOWNLOAD = 'download',
  USE = 'use',
}

/** The order of a list of tools. */
export enum ToolSort {
  POPULAR = 'popular',
  NEWEST = 'newest',
  TOP_RATED = 'top-rated',
  MOST_STARRED = 'most-starred',
  MOST_DOWNLOADED = 'most-downloaded',
  NAME = 'name',
}
registerEnumType(ToolSort, {
  name: 'ToolSort',
  description: 'The order of a list of tools.',
  valuesConfig: {
    POPULAR: { description: 'Most used first.' },
    NEWEST: { description: 'Last published first.' },
    TOP_RATED: { description: 'Best rated first. A few reviews weigh less than many.' },
    MOST_STARRED: { description: 'Most starred first.' },
    MOST_DOWNLOADED: { description: 'Most downloaded first.' },
    NAME: { description: 'By name, from A to Z.' },
  },
});

/** The order of a list of reviews. */
export enum ToolReviewSort {
  HELPFUL = 'helpful',
  NEWEST = 'newest',
  HIGHEST = 'highest',
  LOWEST = 'lowest',
}
registerEnumType(ToolReviewSort, {
  name: 'ToolReviewSort',
  description: 'The order of a list of reviews.',
  valuesConfig: {
    HELPFUL: { description: 'Most helpful first: helpful votes minus not helpful votes.' },
    NEWEST: { description: 'The newest come first.' },
    HIGHEST: { description: 'Highest rating first.' },
    LOWEST: { description: 'Lowest rating first.' },
  },
});
