import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  BY_ACTIVITY,
  BY_TIME,
  BY_VERSION,
  countCanvasProjects,
  scanCanvasGenerations,
  scanCanvasProjects,
  scanVersions,
} from '../../loaders/studio/lists.js';
import { COMMENT_ORDERS, scanComments } from '../../loaders/social/lists/comment.js';
import { shownCount } from '../../loaders/social/hidden-counts.js';
import { ChatSession } from '../../models/agents/index.js';
import { User } from '../../models/identity/index.js';
import type { Comment } from '../../models/social/index.js';
import {
  CanvasCollaborator,
  CanvasFile,
  CanvasFileVersion,
  CanvasGeneration,
  CanvasProject,
  CanvasRole,
  CanvasStatus,
  roleIn,
} from '../../models/studio/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { canEditCanvas, canSeeCanvas, visibleCanvas } from '../../rules/studio/index.js';
import type { Connection } from '../../schema/connection.js';
import { parseGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { archiveUrl, previewUrl, TEMPLATES } from '../../services/studio/index.js';
import { Viewer } from '../identity/viewer.type.js';
import { CommentConnection, CommentSort } from '../social/comment.connection.js';
import { commentPage } from '../social/pages.js';
import {
  CanvasFileVersionConnection,
  CanvasGenerationConnection,
  CanvasProjectConnection,
  CanvasTemplateInfo,
} from './canvas.type.js';
import { positionIn } from './positions.js';

/** A user, unless not visible to the viewer. */
export async function visibleUser(ctx: Context, id: User['_id']): Promise<User | null> {
  const user = await ctx.loaders.user.load(id);
  return user && (await canSeeUser(ctx, user)) ? user : null;
}

/** Reading projects. */
@Resolver()
export class CanvasQueryResolver {
  @Query(() => CanvasProject, {
    nullable: true,
    description: 'A canvas project. Null if it does not exist or the viewer may not see it.',
  })
  canvasProject(
    @Arg('id', () => ID, { description: 'The id of the project.' }) id: string,
    @Ctx() ctx: Context,
  ): Promise<CanvasProject | null> {
    return visibleCanvas(ctx, parseGlobalId(id, 'CanvasProject', 'id'));
  }

  @Query(() => [CanvasTemplateInfo], {
    nullable: true,
    description: 'The built-in templates of canvas projects.',
  })
  canvasTemplates(): CanvasTemplateInfo[] {
    return TEMPLATES.map((template) => ({ ...template, files: template.files.length }));
  }
}

/** The projects of the viewer. */
@Resolver(() => Viewer)
export class ViewerCanvasResolver {
  @FieldResolver(() => CanvasProjectConnection, {
    description: 'The canvas projects that the viewer owns or collaborates on, latest activity first.',
  })
  canvasProjects(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('status', () => CanvasStatus, {
      nullable: true,
      description: 'Only projects of this status. Deleted projects are never listed.',
    })
    status: CanvasStatus | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<CanvasProject>> {
    const user = (root as Viewer).user._id;
    const none = status === CanvasStatus.DELETED;
    return page<CanvasProject, CanvasProject>(toRange(args), {
      skeleton: async (range) => (none ? [] : scanCanvasProjects(ctx.loaders, range, user, status)),
      position: positionIn(BY_ACTIVITY),
      hydrate: (project) => project,
      visible: (project) => canSeeCanvas(ctx, project),
      count: () => (none ? 0 : countCanvasProjects(ctx.loaders, user, status)),
    });
  }
}

/** The computed fields of a project. Its visibility was checked before. */
@Resolver(() => CanvasProject)
export class CanvasProjectResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The owner. Null if not visible to the viewer.' })
  owner(@Root() project: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (project as CanvasProject).owner);
  }

  @FieldResolver(() => ChatSession, {
    nullable: true,
    description: 'The chat that the project belongs to. Null for all but the user whose chat it is.',
  })
  async chatSession(@Root() project: unknown, @Ctx() ctx: Context): Promise<ChatSession | null> {
    const { chatSession } = project as CanvasProject;
    const session = chatSession && ctx.viewer ? await ctx.loaders.chatSession.load(chatSession) : null;
    return session?.user.equals(ctx.viewer!.id) ? session : null;
  }

  @FieldResolver(() => CanvasRole, {
    nullable: true,
    description: 'The role of the viewer. Null for readers of public projects.',
  })
  viewerRole(@Root() project: unknown, @Ctx() ctx: Context): CanvasRole | null {
    return roleIn(project as CanvasProject, ctx.viewer?.id);
  }

  @FieldResolver(() => [CanvasCollaborator], {
    description: 'The collaborators including the owner, in the order of joining.',
  })
  collaborators(@Root() project: unknown): CanvasCollaborator[] {
    return (project as CanvasProject).collaborators;
  }

  @FieldResolver(() => [CanvasFile], { description: 'The files, up to 200, by path.' })
  async files(@Root() project: unknown, @Ctx() ctx: Context): Promise<CanvasFile[]> {
    const files = await ctx.loaders.canvasFiles.load((project as CanvasProject)._id);
    return files.filter(({ deletedAt }) => !deletedAt);
  }

  @FieldResolver(() => [CanvasFile], {
    description: 'The deleted files, which can be restored. Empty for viewers who may not edit.',
  })
  async deletedFiles(@Root() root: unknown, @Ctx() ctx: Context): Promise<CanvasFile[]> {
    const project = root as CanvasProject;
    if (!ctx.viewer || !canEditCanvas(project, ctx.viewer.id)) return [];
    const files = await ctx.loaders.canvasFiles.load(project._id);
    return files.filter(({ deletedAt }) => deletedAt);
  }

  @FieldResolver(() => CanvasFile, {
    nullable: true,
    description: 'The file at a path. Null if there is none.',
  })
  async file(
    @Root() project: unknown,
    @Arg('path', () => String, { description: 'The path of the file.' }) path: string,
    @Ctx() ctx: Context,
  ): Promise<CanvasFile | null> {
    const file = await ctx.loaders.canvasFileAt.load({ project: (project as CanvasProject)._id, path });
    return file && !file.deletedAt ? file : null;
  }

  @FieldResolver(() => CanvasGenerationConnection, { description: 'The generations, latest first.' })
  generations(
    @Root() project: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CanvasGeneration>> {
    return page<CanvasGeneration, CanvasGeneration>(toRange(args), {
      skeleton: (range) => scanCanvasGenerations(ctx.loaders, range, (project as CanvasProject)._id),
      position: positionIn(BY_TIME),
      hydrate: (generation) => generation,
    });
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The comments on the project itself. The total counts comments that are not deleted.',
  })
  comments(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('sort', () => CommentSort, { defaultValue: CommentSort.NEWEST, description: 'The sort order.' })
    sort: CommentSort,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Comment>> {
    const { _id, stats } = root as CanvasProject;
    const order = COMMENT_ORDERS[sort];
    return commentPage(ctx, info, toRange(args), {
      order,
      scan: (range) => scanComments(ctx.loaders, range, _id, order),
      count: () => shownCount(ctx.loaders, stats.threads, 'threads', _id),
    });
  }

  @FieldResolver(() => String, {
    description:
      'The URL of all files as a ZIP archive. Valid for about an hour and only while the viewer may see the project.',
  })
  archiveUrl(@Root() project: unknown, @Ctx() ctx: Context): string {
    return archiveUrl((project as CanvasProject)._id, ctx.viewer?.id ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The URL of a sandboxed preview on an origin of its own, for an iframe. Null if no preview origin is configured.',
  })
  previewUrl(@Root() project: unknown, @Ctx() ctx: Context): string | null {
    return previewUrl((project as CanvasProject)._id, ctx.viewer?.id ?? null);
  }
}

/** The user behind a collaborator. */
@Resolver(() => CanvasCollaborator)
export class CanvasCollaboratorResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The user. Null if not visible to the viewer.' })
  user(@Root() collaborator: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (collaborator as CanvasCollaborator).user);
  }
}

/** The content and the history of a file. */
@Resolver(() => CanvasFile)
export class CanvasFileResolver {
  @FieldResolver(() => String, { description: 'The content of the current version.' })
  async content(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    const { _id: file, version } = root as CanvasFile;
    return (await ctx.loaders.canvasContent.load({ file, version })) ?? '';
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The author of the current version. Null if not visible to the viewer.',
  })
  updatedBy(@Root() file: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (file as CanvasFile).updatedBy);
  }

  @FieldResolver(() => CanvasFileVersionConnection, { description: 'The versions, latest first.' })
  history(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<CanvasFileVersion>> {
    const { _id: file, version } = root as CanvasFile;
    return page<CanvasFileVersion, CanvasFileVersion>(toRange(args), {
      skeleton: (range) => scanVersions(ctx.loaders, range, file),
      position: positionIn(BY_VERSION),
      hydrate: (one) => one,
      count: () => version,
    });
  }
}

/** The author and the content of a version. */
@Resolver(() => CanvasFileVersion)
export class CanvasFileVersionResolver {
  @FieldResolver(() => String, { description: 'The content of the version.' })
  async content(@Root() root: unknown, @Ctx() ctx: Context): Promise<string> {
    const { file, version } = root as CanvasFileVersion;
    return (await ctx.loaders.canvasContent.load({ file, version })) ?? '';
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: 'The author. Null if not visible to the viewer.',
  })
  editedBy(@Root() version: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (version as CanvasFileVersion).editedBy);
  }

  @FieldResolver(() => CanvasGeneration, {
    nullable: true,
    description: 'The generation that wrote the version. Null if a user wrote it.',
  })
  generation(@Root() version: unknown, @Ctx() ctx: Context): Promise<CanvasGeneration | null> | null {
    const { generation } = version as CanvasFileVersion;
    return generation ? ctx.loaders.canvasGeneration.load(generation) : null;
  }
}

/** Who asked for a generation. */
@Resolver(() => CanvasGeneration)
export class CanvasGenerationResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who asked for it. Null if not visible to the viewer.',
  })
  requestedBy(@Root() generation: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (generation as CanvasGeneration).requestedBy);
  }
}
