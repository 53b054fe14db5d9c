import { Field, ObjectType } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
import { MutationPayload } from '../../schema/payload.js';
import { Viewer } from './viewer.type.js';

/** Makes the payload of a mutation that changes something about oneself: oneself, changed. */
export function viewerPayload(description: string) {
  @ObjectType({ description })
  abstract class ViewerPayloadBase extends MutationPayload {
    @Field(() => Viewer, { nullable: true, simple: true, description: 'Oneself, as one is now.' })
    viewer?: Viewer;
  }
  return ViewerPayloadBase;
}

/** Oneself as the database has it now: what was loaded before the change is forgotten. */
export async function changedViewer(ctx: Context): Promise<{ viewer?: Viewer }> {
  const { id } = requireViewer(ctx);
  const { user, profileOfUser, preferencesOfUser, safetyOfUser } = ctx.loaders;
  for (const loader of [user, profileOfUser, preferencesOfUser, safetyOfUser]) loader.clear(id);
  const changed = await user.load(id);
  return changed ? { viewer: { user: changed } } : {};
}
