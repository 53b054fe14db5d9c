import { Field, ObjectType } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from './viewer.type.js';

/** Makes the payload of a mutation that changes the viewer. */
export function viewerPayload(description: string) {
  @ObjectType({ description })
  abstract class ViewerPayloadBase extends MutationPayload {
    @Field(() => Viewer, { nullable: true, simple: true, description: 'The viewer after the mutation.' })
    viewer?: Viewer;
  }
  return ViewerPayloadBase;
}

/** The viewer after the change: data loaded earlier is dropped. */
export async function changedViewer(ctx: Context): Promise<{ viewer?: Viewer }> {
  const { id } = requireViewer(ctx);
  const { user, profileOfUser, preferencesOfUser, safetyOfUser } = ctx.loaders;
  for (const loader of [user, profileOfUser, preferencesOfUser, safetyOfUser]) loader.clear(id);
  const changed = await user.load(id);
  return changed ? { viewer: { user: changed } } : {};
}
