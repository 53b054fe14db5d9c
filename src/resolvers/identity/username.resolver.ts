import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { nextUsernameChange, type FormerUsername as Row } from '../../models/identity/index.js';
import { changeUsername } from '../../services/identity/index.js';
import { changedViewer, ViewerPayload } from './viewer.payload.js';
import { Viewer } from './viewer.type.js';

@ObjectType({ description: 'A former username of the viewer.', simpleResolvers: true })
export class FormerUsername {
  @Field(() => String, {
    description: 'The former username. It leads to the viewer until another user takes it.',
  })
  username: string;

  @Field(() => Date, { description: 'Time of the change.' })
  changedAt: Date;

  @Field(() => Date, { description: 'Time until which no other user can take the username.' })
  reservedUntil: Date;
}

@InputType({ description: 'The new username.' })
export class ChangeUsernameInput {
  @Field(() => String, { description: 'The username, 3 to 30 letters, digits and underscores.' })
  username: string;
}

/** The payload of a changed username. */
@ObjectType()
export class ChangeUsernamePayload extends ViewerPayload {}

/** The viewer's usernames, current and former. */
@Resolver(() => Viewer)
export class UsernameResolver {
  @FieldResolver(() => [FormerUsername], { description: "The viewer's former usernames, latest first." })
  formerUsernames(@Root() root: unknown, @Ctx() ctx: Context): Promise<Row[]> {
    return ctx.loaders.formerUsernames.load((root as Viewer).user._id);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'Time at which the username can be changed again. Null if it can be changed now.',
  })
  async usernameChangeableAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    const [last] = await ctx.loaders.formerUsernames.load((root as Viewer).user._id);
    const next = nextUsernameChange(last);
    return next && next > new Date() ? next : null;
  }

  @Mutation(() => ChangeUsernamePayload, {
    nullable: true,
    description:
      "Changes the viewer's username, once in 30 days. The former username redirects here and is reserved for 90 days.",
  })
  async changeUsername(
    @Arg('input', () => ChangeUsernameInput) input: ChangeUsernameInput,
    @Ctx() ctx: Context,
  ): Promise<ChangeUsernamePayload> {
    await changeUsername(ctx, input);
    if (ctx.viewer) ctx.loaders.formerUsernames.clear(ctx.viewer.id);
    return changedViewer(ctx);
  }
}
