import { GraphQLDate } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { countSecurityLog, scanSecurityLog } from '../../loaders/identity/lists.js';
import { page } from '../../loaders/page.js';
import {
  AccountErasure,
  Role,
  StaffPermission,
  SecurityLogEntry,
  Suspension,
  User,
  UserStatus,
} from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { AdminUser } from './admin-user.type.js';
import { SecurityLogConnection } from './session.connection.js';

/** The fields of an account for admins. The role was checked before. */
@Resolver(() => AdminUser)
export class AdminUserResolver {
  @FieldResolver(() => ID, {
    description: 'An id for the caches of clients. It is no global id: `node(id)` does not take it.',
  })
  id(@Root() root: unknown): string {
    return `account_${(root as AdminUser).user._id.toHexString()}`;
  }

  @FieldResolver(() => String, { description: 'The e-mail address.' })
  email(@Root() root: unknown): string {
    return (root as AdminUser).user.email;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the e-mail address is verified.' })
  emailVerified(@Root() root: unknown): boolean {
    return (root as AdminUser).user.emailVerifiedAt != null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The phone number.' })
  phoneNumber(@Root() root: unknown): string | null {
    return (root as AdminUser).user.phoneNumber ?? null;
  }

  @FieldResolver(() => GraphQLDate, { nullable: true, description: 'The date of birth.' })
  dateOfBirth(@Root() root: unknown): Date | null {
    return (root as AdminUser).user.dateOfBirth ?? null;
  }

  @FieldResolver(() => Role, { description: 'The role on the platform.' })
  role(@Root() root: unknown): Role {
    return (root as AdminUser).user.role;
  }

  @FieldResolver(() => [StaffPermission], { description: 'The permissions of the user.' })
  permissions(@Root() root: unknown): StaffPermission[] {
    return (root as AdminUser).user.permissions ?? [];
  }

  @FieldResolver(() => UserStatus, { description: 'The status of the account.' })
  status(@Root() root: unknown): UserStatus {
    const { user } = root as AdminUser;
    return user.deletedAt ? UserStatus.DELETED : user.status;
  }

  @FieldResolver(() => Suspension, {
    nullable: true,
    description: 'The current suspension. Null if the account is not suspended.',
  })
  suspension(@Root() root: unknown): Suspension | null {
    return (root as AdminUser).user.suspension ?? null;
  }

  @FieldResolver(() => AccountErasure, {
    nullable: true,
    description: 'The scheduled erasure. Null if there is none.',
  })
  erasure(@Root() root: unknown): AccountErasure | null {
    return (root as AdminUser).user.erasure ?? null;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Time of the last sign-in.' })
  lastLoginAt(@Root() root: unknown): Date | null {
    return (root as AdminUser).user.lastLoginAt ?? null;
  }

  @FieldResolver(() => Int, {
    description: 'Number of failed sign-ins in a row, of the last 24 hours. 0 while the account is locked.',
  })
  async loginAttempts(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<number> {
    return (await loaders.lockoutOfUser.load((root as AdminUser).user._id)).loginAttempts;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: 'The end of the lock after failed sign-ins. Null if the account is not locked.',
  })
  async lockedUntil(@Root() root: unknown, @Ctx() { loaders }: Context): Promise<Date | null> {
    return (await loaders.lockoutOfUser.load((root as AdminUser).user._id)).lockedUntil;
  }

  @FieldResolver(() => SecurityLogConnection, {
    description: 'Security events of the account, newest first.',
  })
  securityLog(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SecurityLogEntry>> {
    const { _id } = (root as AdminUser).user;
    return page<SecurityLogEntry, SecurityLogEntry>(toRange(args), {
      skeleton: (range) => scanSecurityLog(loaders, range, _id),
      position: ({ createdAt, _id: id }) => ({ key: createdAt, id }),
      hydrate: (entry) => entry,
      count: () => countSecurityLog(loaders, _id),
    });
  }
}

/** The suspending admin. */
@Resolver(() => Suspension)
export class SuspensionResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The admin who suspended the account.' })
  by(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((root as Suspension).by);
  }
}

/** The acting user of a log entry. */
@Resolver(() => SecurityLogEntry)
export class SecurityLogEntryResolver {
  @FieldResolver(() => Boolean, { description: 'Whether an admin acted.' })
  byAdmin(@Root() root: unknown): boolean {
    return (root as SecurityLogEntry).actor != null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The admin who acted. Visible to admins only.' })
  async actor(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { actor } = root as SecurityLogEntry;
    return actor && ctx.viewer?.role === Role.ADMIN ? ctx.loaders.user.load(actor) : null;
  }
}
