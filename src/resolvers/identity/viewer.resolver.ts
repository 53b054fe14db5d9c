import { GraphQLDate } from 'graphql-scalars';
import { Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { AuthMethod, PlatformPlan, Role, StaffPermission } from '../../models/identity/index.js';
import { currentPlan } from '../../services/billing/index.js';
import { Viewer } from './viewer.type.js';

/** The entry point to the viewer's data, and fields of the account. */
@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'The signed-in user. Null for visitors.' })
  async viewer(@Ctx() ctx: Context): Promise<Viewer | null> {
    const user = ctx.viewer && (await ctx.loaders.user.load(ctx.viewer.id));
    return user ? { user } : null;
  }

  @FieldResolver(() => ID, {
    description: 'An id for the caches of clients. It is no global id: `node(id)` does not take it.',
  })
  id(@Root() root: unknown): string {
    return `viewer_${(root as Viewer).user._id.toHexString()}`;
  }

  @FieldResolver(() => String, { description: 'The e-mail address.' })
  email(@Root() root: unknown): string {
    return (root as Viewer).user.email;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the e-mail address is verified.' })
  emailVerified(@Root() root: unknown): boolean {
    return (root as Viewer).user.emailVerifiedAt != null;
  }

  @FieldResolver(() => String, { description: 'The first name.' })
  firstName(@Root() root: unknown): string {
    return (root as Viewer).user.firstName;
  }

  @FieldResolver(() => String, { description: 'The last name. May be empty.' })
  lastName(@Root() root: unknown): string {
    return (root as Viewer).user.lastName ?? '';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The display name in place of first and last name.',
  })
  displayName(@Root() root: unknown): string | null {
    return (root as Viewer).user.displayName ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The phone number.' })
  phoneNumber(@Root() root: unknown): string | null {
    return (root as Viewer).user.phoneNumber ?? null;
  }

  @FieldResolver(() => GraphQLDate, { nullable: true, description: 'The date of birth.' })
  dateOfBirth(@Root() root: unknown): Date | null {
    return (root as Viewer).user.dateOfBirth ?? null;
  }

  @FieldResolver(() => Role, { description: 'The role on the platform.' })
  role(@Root() root: unknown): Role {
    return (root as Viewer).user.role;
  }

  @FieldResolver(() => [StaffPermission], { description: 'The permissions of the viewer.' })
  permissions(@Root() root: unknown): StaffPermission[] {
    return (root as Viewer).user.permissions ?? [];
  }

  @FieldResolver(() => AuthMethod, { description: 'The way in which the viewer signs in.' })
  authMethod(@Root() root: unknown): AuthMethod {
    return (root as Viewer).user.authMethod;
  }

  @FieldResolver(() => PlatformPlan, { description: 'The platform plan that the viewer has access by now.' })
  plan(@Root() root: unknown): PlatformPlan {
    return currentPlan((root as Viewer).user);
  }
}
