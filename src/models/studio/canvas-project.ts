import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';
import { CanvasRole, CanvasStatus } from './canvas-enums.js';

const embedded = modelOptions({ schemaOptions: { _id: false } });

/** The most collaborators of a project, its owner included. */
export const MOST_COLLABORATORS = 50;

/** The settings for sharing and for the appearance. */
@ObjectType({ description: 'The settings of a canvas project.', simpleResolvers: true })
@embedded
export class CanvasSettings {
  @Field(() => Boolean, { description: 'Whether everyone may read the project. Defaults to false.' })
  @prop({ type: Boolean, default: false })
  isPublic: boolean;

  @Field(() => Boolean, { description: 'Whether comments are allowed. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  allowComments: boolean;

  @Field(() => Int, {
    description: 'Maximum number of collaborators, including the owner. 1 to 50. Defaults to 10.',
  })
  @prop({ type: Number, min: 1, max: MOST_COLLABORATORS, default: 10 })
  maxCollaborators: number;

  @Field(() => String, { description: 'Name of the color theme. Defaults to "light".' })
  @prop({ type: String, maxlength: 50, default: 'light' })
  theme: string;

  @Field(() => Boolean, { description: 'Whether generated pages adapt to small screens. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  responsive: boolean;

  @Field(() => Boolean, { description: 'Whether generated pages use animations. Defaults to true.' })
  @prop({ type: Boolean, default: true })
  animations: boolean;
}

/** Counters, folded from the event log; `npm run reconcile` recomputes them. */
@ObjectType({ description: 'The counters of a canvas project.', simpleResolvers: true })
@embedded
export class CanvasStats {
  @Field(() => Int, { description: 'Number of files.' })
  @prop({ type: Number, default: 0 })
  files: number;

  @Field(() => Float, { description: 'Total size of the files in bytes.' })
  @prop({ type: Number, default: 0 })
  totalSize: number;

  @Field(() => Int, { description: 'Number of file versions written so far.' })
  @prop({ type: Number, default: 0 })
  edits: number;

  @Field(() => Int, { description: 'Number of comments.' })
  @prop({ type: Number, default: 0 })
  comments: number;

  /** Comments on the project itself: the total of its list of comments. */
  @prop({ type: Number, default: 0 })
  threads: number;

  @Field(() => Date, { description: 'Time of the last change to the project or its files.' })
  @prop({ type: Date, required: true })
  lastActivityAt: Date;
}

/** A user who may read or change a project. At most 50, so they are part of the document. */
@ObjectType({ description: 'A collaborator of a canvas project.' })
@embedded
export class CanvasCollaborator {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @Field(() => CanvasRole, { simple: true, description: 'The role of the collaborator.' })
  @prop({ type: String, enum: CanvasRole, default: CanvasRole.VIEWER })
  role: CanvasRole;

  @Field(() => Date, { simple: true, description: 'Time at which the collaborator joined.' })
  @prop({ type: Date, required: true })
  joinedAt: Date;
}

/** A project of files. Its owner is the collaborator with the role OWNER. */
@ObjectType('CanvasProject', {
  implements: Node,
  description: 'A project of text files that people and AI edit together.',
})
@modelOptions(collection('chat_canvas_projects', { timestamps: true }))
@index({ 'collaborators.user': 1, status: 1, 'stats.lastActivityAt': -1, _id: -1 })
@index({ owner: 1, createdAt: -1, _id: -1 })
@index({ createdAt: 1 })
@index({ template: 1 })
@index({ category: 1 })
@index({ status: 1 })
@index({ tags: 1 })
@index({ chatSession: 1 }, { sparse: true })
export class CanvasProject extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  /** The chat in which the project was started. */
  @prop({ type: () => Types.ObjectId })
  chatSession?: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The name, 1 to 200 characters.' })
  @prop({ type: String, required: true, maxlength: 200 })
  name: string;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The description, up to 500 characters.',
  })
  @prop({ type: String, maxlength: 500 })
  description?: string;

  @Field(() => String, {
    simple: true,
    description: 'The template that the project started from: a key of `canvasTemplates` or free text.',
  })
  @prop({ type: String, required: true, maxlength: 100, default: 'BLANK' })
  template: string;

  @Field(() => String, { simple: true, description: 'The category, up to 50 characters.' })
  @prop({ type: String, required: true, maxlength: 50 })
  category: string;

  @Field(() => CanvasStatus, { simple: true, description: 'The status of the project.' })
  @prop({ type: String, enum: CanvasStatus, default: CanvasStatus.ACTIVE })
  status: CanvasStatus;

  @prop({ type: () => [CanvasCollaborator], default: [] })
  collaborators: CanvasCollaborator[];

  @Field(() => CanvasSettings, { simple: true, description: 'The settings of the project.' })
  @prop({ type: () => CanvasSettings, default: () => ({}) })
  settings: CanvasSettings;

  @Field(() => CanvasStats, { simple: true, description: 'The counters of the project.' })
  @prop({ type: () => CanvasStats, required: true })
  stats: CanvasStats;

  @Field(() => [String], { simple: true, description: 'The tags, each up to 50 characters.' })
  @prop({ type: () => [String], default: [] })
  tags: string[];

  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  @Field(() => Date, {
    simple: true,
    description: 'Time of the last change of name, settings or collaborators.',
  })
  updatedAt: Date;
}

/** The `chat_canvas_projects` collection. */
export const CanvasProjectModel = defineModel(CanvasProject);

/** The role of a user in a project. Null for other users. */
export function roleIn(
  { collaborators }: Pick<CanvasProject, 'collaborators'>,
  user?: Types.ObjectId | null,
): CanvasRole | null {
  return (user && collaborators.find((one) => one.user.equals(user))?.role) ?? null;
}
