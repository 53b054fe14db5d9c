import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import {
  countSecurityLog,
  countSessions,
  scanSecurityLog,
  scanSessions,
} from '../../loaders/identity/lists.js';
import { page } from '../../loaders/page.js';
import { UserSession, type SecurityLogEntry } from '../../models/identity/index.js';
import type { Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { SecurityLogConnection, UserSessionConnection } from './session.connection.js';
import { Viewer } from './viewer.type.js';

const byTime = ({ createdAt, _id }: UserSession | SecurityLogEntry) => ({ key: createdAt, id: _id });

/** The viewer's devices and security log. */
@Resolver(() => Viewer)
export class ViewerSessionResolver {
  @FieldResolver(() => UserSessionConnection, {
    description: "The viewer's sessions, newest first.",
  })
  sessions(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<UserSession>> {
    const { _id } = (root as Viewer).user;
    return page<UserSession, UserSession>(toRange(args), {
      skeleton: (range) => scanSessions(loaders, range, _id),
      position: byTime,
      hydrate: (session) => session,
      count: () => countSessions(loaders, _id),
    });
  }

  @FieldResolver(() => SecurityLogConnection, {
    description: 'Security events of the account, newest first.',
  })
  securityLog(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SecurityLogEntry>> {
    const { _id } = (root as Viewer).user;
    return page<SecurityLogEntry, SecurityLogEntry>(toRange(args), {
      skeleton: (range) => scanSecurityLog(loaders, range, _id),
      position: byTime,
      hydrate: (entry) => entry,
      count: () => countSecurityLog(loaders, _id),
    });
  }
}

/** A session of the viewer. */
@Resolver(() => UserSession)
export class SessionResolver {
  @FieldResolver(() => Boolean, { description: 'Whether this is the session of the request.' })
  current(@Root() root: unknown, @Ctx() ctx: Context): boolean {
    return ctx.viewer?.sessionId.equals((root as UserSession)._id) ?? false;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The IP address of the last refresh.' })
  ipAddress(@Root() root: unknown): string | null {
    return (root as UserSession).ip ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The user agent of the sign-in, up to 512 characters. Null if the client sent none.',
  })
  userAgent(@Root() root: unknown): string | null {
    return (root as UserSession).userAgent || null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The time zone of the address, such as Europe/Berlin, if known.',
  })
  timezone(@Root() root: unknown): string | null {
    return (root as UserSession).location?.timezone ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The approximate location of the address, if known.',
  })
  location(@Root() root: unknown): string | null {
    const { city, country } = (root as UserSession).location ?? {};
    return [city, country].filter(Boolean).join(', ') || null;
  }
}
