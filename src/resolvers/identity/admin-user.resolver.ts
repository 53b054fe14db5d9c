import { GraphQLDate } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { countSecurityLog, scanSecurityLog } from '../../loaders/identity/lists.js';
import { page } from '../../loaders/page.js';
import {
  AccountErasure,
  Role,
  SecurityLogEntry,
  Suspension,
  User,
  UserStatus,
} from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { AdminUser } from './admin-user.type.js';
import { SecurityLogConnection } from './session.connection.js';

/** What admins see of an account. Whoever holds one has been asked for the role already. */
@Resolver(() => AdminUser)
export class AdminUserResolver {
  @FieldResolver(() => String, { description: 'The e-mail address.' })
  email(@Root() root: unknown): string {
    return (root as AdminUser).user.email;
  }

  @FieldResolver(() => Boolean, { description: 'True when the address was shown to be theirs.' })
  emailVerified(@Root() root: unknown): boolean {
    return (root as AdminUser).user.emailVerifiedAt != null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The phone number.' })
  phoneNumber(@Root() root: unknown): string | null {
    return (root as AdminUser).user.phoneNumber ?? null;
  }

  @FieldResolver(() => GraphQLDate, { nullable: true, description: 'When the person was born.' })
  dateOfBirth(@Root() root: unknown): Date | null {
    return (root as AdminUser).user.dateOfBirth ?? null;
  }

  @FieldResolver(() => Role, { description: 'What the person may do on the whole platform.' })
  role(@Root() root: unknown): Role {
    return (root as AdminUser).user.role;
  }

  @FieldResolver(() => UserStatus, { description: 'Whether the account is in use.' })
  status(@Root() root: unknown): UserStatus {
    const { user } = root as AdminUser;
    return user.deletedAt ? UserStatus.DELETED : user.status;
  }

  @FieldResolver(() => Suspension, { nullable: true, description: 'Why it is not, while it is suspended.' })
  suspension(@Root() root: unknown): Suspension | null {
    return (root as AdminUser).user.suspension ?? null;
  }

  @FieldResolver(() => AccountErasure, {
    nullable: true,
    description: 'When it will be erased, if it will be.',
  })
  erasure(@Root() root: unknown): AccountErasure | null {
    return (root as AdminUser).user.erasure ?? null;
  }

  @FieldResolver(() => Date, { nullable: true, description: 'When the person last signed in.' })
  lastLoginAt(@Root() root: unknown): Date | null {
    return (root as AdminUser).user.lastLoginAt ?? null;
  }

  @FieldResolver(() => SecurityLogConnection, {
    description: 'What concerns the safety of the account, and what admins did about it, newest first.',
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

/** Who suspended. */
@Resolver(() => Suspension)
export class SuspensionResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The admin who did it.' })
  by(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return ctx.loaders.user.load((root as Suspension).by);
  }
}

/** Who did what the log tells of. */
@Resolver(() => SecurityLogEntry)
export class SecurityLogEntryResolver {
  @FieldResolver(() => Boolean, { description: 'True for what an admin did.' })
  byAdmin(@Root() root: unknown): boolean {
    return (root as SecurityLogEntry).actor != null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The admin who did it; told to admins only.' })
  async actor(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { actor } = root as SecurityLogEntry;
    return actor && ctx.viewer?.role === Role.ADMIN ? ctx.loaders.user.load(actor) : null;
  }
}
