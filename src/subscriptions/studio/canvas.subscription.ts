import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import type { User } from '../../models/identity/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { visibleCanvas } from '../../rules/studio/index.js';
import { decodeSeq, encodeSeq } from '../../schema/cursor.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId, toGlobalId } from '../../schema/ids.js';
import { live, type Opening } from '../live/index.js';
import { CanvasEventUnion } from './canvas-event.type.js';
import { canvasStream, type CanvasEntry } from './canvas-stream.js';

/** What happens in a project while a client looks on. */
@Resolver()
export class CanvasSubscription {
  @Subscription(() => CanvasEventUnion, {
    description:
      'The changes of a canvas project from now on, or, with a cursor, first the missed ones: each once and in order. Ends when the viewer may no longer see the project.',
    subscribe: live(canvasStream, look),
  })
  async canvasChanged(
    @Root() root: unknown,
    @Arg('projectId', () => ID, { description: 'The id of the project.' }) _projectId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last change that the client has seen.',
    })
    _after: string | null,
    @Ctx() ctx: Context,
  ): Promise<object> {
    const { seq, change, __typename } = root as CanvasEntry;
    const event = { __typename, cursor: encodeSeq(seq) };
    if (!change) return event;
    const thing = change.thing;
    const [file, generation, user, project] = await Promise.all([
      __typename === 'CanvasFileChanged' ? ctx.loaders.canvasFile.load(thing!) : null,
      __typename === 'CanvasGenerationChanged' ? ctx.loaders.canvasGeneration.load(thing!) : null,
      change.user ? ctx.loaders.user.load(change.user) : null,
      __typename === 'CanvasProjectChanged' ? visibleCanvas(ctx, change.project) : null,
    ]);
    const by: User | null = user && (await canSeeUser(ctx, user)) ? user : null;
    return {
      ...event,
      ...{ by, user: by, generation, project, role: change.role ?? null },
      file: file && !file.deletedAt ? file : null,
      ...(__typename === 'CanvasFileDeleted' ? { fileId: toGlobalId('CanvasFile', thing!) } : {}),
    };
  }
}

async function look(
  ctx: Context,
  { projectId, after }: { projectId: string; after?: string | null },
): Promise<Opening> {
  const id = parseGlobalId(projectId, 'CanvasProject', 'projectId');
  if (!(await visibleCanvas(ctx, id))) throw refuse.notFound('The project', 'projectId');
  return { channel: id.toHexString(), after: decodeSeq(after) };
}
