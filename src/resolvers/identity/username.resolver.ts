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
import { changedViewer, viewerPayload } from './viewer.payload.js';
import { Viewer } from './viewer.type.js';

/** A name that one gave up. */
@ObjectType({ description: 'A username that one gave up.', simpleResolvers: true })
export class FormerUsername {
  @Field(() => String, { description: 'The name. It leads to oneself until somebody else takes it.' })
  username: string;

  @Field(() => Date, { description: 'When one gave it up.' })
  changedAt: Date;

  @Field(() => Date, { description: 'Until then nobody else can take it.' })
  reservedUntil: Date;
}

/** Another username. */
@InputType({ description: 'The new username.' })
export class ChangeUsernameInput {
  @Field(() => String, { description: '3 to 30 letters, digits and underscores.' })
  username: string;
}

/** The answer to another username. */
@ObjectType()
export class ChangeUsernamePayload extends viewerPayload('Oneself under the new username.') {}

/** One's usernames, past and present. */
@Resolver(() => Viewer)
export class UsernameResolver {
  @FieldResolver(() => [FormerUsername], { description: 'The usernames that one gave up, latest first.' })
  formerUsernames(@Root() root: unknown, @Ctx() ctx: Context): Promise<Row[]> {
    return ctx.loaders.formerUsernames.load((root as Viewer).user._id);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'When one can change the username again; null when one can now.',
  })
  async usernameChangeableAt(@Root() root: unknown, @Ctx() ctx: Context): Promise<Date | null> {
    const [last] = await ctx.loaders.formerUsernames.load((root as Viewer).user._id);
    const next = nextUsernameChange(last);
    return next && next > new Date() ? next : null;
  }

  @Mutation(() => ChangeUsernamePayload, {
    nullable: true,
    description:
      'Gives oneself another username, once in 30 days. The old one goes on leading here, and nobody else can take it for 90 days.',
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
