import { GraphQLDate } from 'graphql-scalars';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { AuthMethod, PlatformPlan, Role } from '../../models/identity/index.js';
import { Viewer } from './viewer.type.js';

/** The entry to one's own things, and what stands on one's account. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in person; null for a visitor.' })
  async viewer(@Ctx() ctx: Context): Promise<Viewer | null> {
    const user = ctx.viewer && (await ctx.loaders.user.load(ctx.viewer.id));
    return user ? { user } : null;
  }

  @FieldResolver(() => String, { description: 'One’s e-mail address.' })
  email(@Root() root: unknown): string {
    return (root as Viewer).user.email;
  }

  @FieldResolver(() => Boolean, { description: 'True when the address was shown to be one’s own.' })
  emailVerified(@Root() root: unknown): boolean {
    return (root as Viewer).user.emailVerifiedAt != null;
  }

  @FieldResolver(() => String, { description: 'One’s first name.' })
  firstName(@Root() root: unknown): string {
    return (root as Viewer).user.firstName;
  }

  @FieldResolver(() => String, { description: 'One’s last name; may be empty.' })
  lastName(@Root() root: unknown): string {
    return (root as Viewer).user.lastName ?? '';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Shown to others instead of first and last name.',
  })
  displayName(@Root() root: unknown): string | null {
    return (root as Viewer).user.displayName ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'One’s phone number.' })
  phoneNumber(@Root() root: unknown): string | null {
    return (root as Viewer).user.phoneNumber ?? null;
  }

  @FieldResolver(() => GraphQLDate, { nullable: true, description: 'When one was born.' })
  dateOfBirth(@Root() root: unknown): Date | null {
    return (root as Viewer).user.dateOfBirth ?? null;
  }

  @FieldResolver(() => Role, { description: 'What one may do on the whole platform.' })
  role(@Root() root: unknown): Role {
    return (root as Viewer).user.role;
  }

  @FieldResolver(() => AuthMethod, { description: 'How one signs in.' })
  authMethod(@Root() root: unknown): AuthMethod {
    return (root as Viewer).user.authMethod;
  }

  @FieldResolver(() => PlatformPlan, { description: 'The plan that one is on.' })
  plan(@Root() root: unknown): PlatformPlan {
    return (root as Viewer).user.subscription.plan;
  }
}
