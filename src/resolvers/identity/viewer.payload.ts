import { Field, ObjectType } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from './viewer.type.js';

/** The base class of payloads of mutations that change the viewer. Each has the description of its mutation. */
@ObjectType()
export abstract class ViewerPayload extends MutationPayload {
  @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer after the mutation.' })
  viewer?: Viewer;
}

/** The viewer after the change: data loaded earlier is dropped. */
export async function changedViewer(ctx: Context): Promise<{ viewer?: Viewer }> {
  const { id } = requireViewer(ctx);
  const { user, profileOfUser, preferencesOfUser, safetyOfUser } = ctx.loaders;
  for (const loader of [user, profileOfUser, preferencesOfUser, safetyOfUser]) loader.clear(id);
  const changed = await user.load(id);
  return changed ? { viewer: { user: changed } } : {};
}
