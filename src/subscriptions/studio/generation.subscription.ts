import { Arg, Ctx, Field, ID, ObjectType, Resolver, Subscription } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { AIGeneration } from '../../models/studio/index.js';
import { refuse } from '../../schema/errors.js';
import { parseGlobalId } from '../../schema/ids.js';
import { live, type Opening } from '../live/index.js';
import { generationStream } from './generation-stream.js';

/** A step of a generation. */
@ObjectType({ description: 'The state of a generation after a change.', simpleResolvers: true })
export class GenerationProgress {
  @Field(() => AIGeneration, {
    nullable: true,
    description: 'The generation as it is now. Null if it was deleted.',
  })
  generation: AIGeneration | null;
}

const listen = live(generationStream, look);

/** How a generation goes on, while a client looks on. */
@Resolver()
export class GenerationSubscription {
  @Subscription(() => GenerationProgress, {
    nullable: true,
    description: 'The progress of a generation of the viewer: first its present state, then every change.',
    async subscribe(data) {
      const subscriber = await listen(data);
      // After the subscription stands, so that a generation that finished meanwhile is not missed.
      const { generationId } = data.args as { generationId: string };
      const id = parseGlobalId(generationId, 'AIGeneration', 'generationId');
      await (data.context as Context).topics
        .publish('generation', id.toHexString(), {})
        .catch(() => undefined);
      return subscriber;
    },
  })
  async generationProgress(
    @Arg('generationId', () => ID, { description: 'The id of the generation.' }) generationId: string,
    @Ctx() ctx: Context,
  ): Promise<GenerationProgress> {
    const id = parseGlobalId(generationId, 'AIGeneration', 'generationId');
    const generation = await ctx.loaders.aiGeneration.load(id);
    return { generation: generation && ctx.viewer?.id.equals(generation.user) ? generation : null };
  }
}

async function look(ctx: Context, { generationId }: { generationId: string }): Promise<Opening> {
  const viewer = requireViewer(ctx);
  const id = parseGlobalId(generationId, 'AIGeneration', 'generationId');
  const generation = await ctx.loaders.aiGeneration.load(id);
  if (!generation?.user.equals(viewer.id)) throw refuse.notFound('The generation', 'generationId');
  return { channel: id.toHexString(), after: null };
}
