import { registerEnumType } from 'type-graphql';

/** The state of a canvas project. */
export enum CanvasStatus {
  ACTIVE = 'active',
  ARCHIVED = 'archived',
  DELETED = 'deleted',
}
registerEnumType(CanvasStatus, {
  name: 'CanvasStatus',
  description: 'The state of a canvas project.',
  valuesConfig: {
    ACTIVE: { description: 'The project can be changed.' },
    ARCHIVED: { description: 'The project can be read but not changed.' },
    DELETED: { description: 'The project is deleted. Deleted projects are never listed.' },
  },
});

/** What a collaborator of a canvas project may do. */
export enum CanvasRole {
  OWNER = 'owner',
  EDITOR = 'editor',
  VIEWER = 'viewer',
}
registerEnumType(CanvasRole, {
  name: 'CanvasRole',
  description: 'The role of a collaborator in a canvas project.',
  valuesConfig: {
    OWNER: { description: 'May do everything, including sharing and deleting. One owner per project.' },
    EDITOR: { description: 'May read and change files and start generations.' },
    VIEWER: { description: 'May read only.' },
  },
});

/** The templates that come with files. Other template names are stored as they are and start empty. */
export enum CanvasTemplate {
  BLANK = 'BLANK',
  RESEARCH = 'RESEARCH',
  BRAINSTORM = 'BRAINSTORM',
  PLANNING = 'PLANNING',
  EDUCATION = 'EDUCATION',
  LANDING_PAGE = 'LANDING_PAGE',
}
registerEnumType(CanvasTemplate, {
  name: 'CanvasTemplate',
  description: 'The built-in templates of canvas projects.',
  valuesConfig: {
    BLANK: { description: 'An empty project.' },
    RESEARCH: { description: 'A page for research: question, sources, findings.' },
    BRAINSTORM: { description: 'A board of idea cards.' },
    PLANNING: { description: 'A plan with columns for to do, doing and done.' },
    EDUCATION: { description: 'A lesson with a quiz.' },
    LANDING_PAGE: { description: 'A landing page with a hero and a feature grid.' },
  },
});

/** The kind of a file, which follows from the ending of its path. */
export enum CanvasFileType {
  HTML = 'html',
  CSS = 'css',
  JS = 'js',
  TSX = 'tsx',
  JSON = 'json',
  IMAGE = 'image',
  OTHER = 'other',
}
registerEnumType(CanvasFileType, {
  name: 'CanvasFileType',
  description: 'The type of a canvas file, derived from the ending of its path.',
  valuesConfig: {
    CSS: { description: 'A style sheet.' },
    HTML: { description: 'A page in HTML.' },
    JSON: { description: 'Data in JSON.' },
    JS: { description: 'JavaScript and TypeScript without JSX.' },
    TSX: { description: 'JavaScript and TypeScript with JSX.' },
    IMAGE: { description: 'SVG markup, or a data URI of a PNG, JPEG, GIF or WebP image.' },
    OTHER: { description: 'Any other text, such as Markdown.' },
  },
});

/** What a row of a project's change log says. */
export enum CanvasChangeKind {
  FILE_CHANGED = 'file-changed',
  FILE_DELETED = 'file-deleted',
  GENERATION_CHANGED = 'generation-changed',
  PROJECT_CHANGED = 'project-changed',
  COLLABORATOR_CHANGED = 'collaborator-changed',
}
