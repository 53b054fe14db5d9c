import { AccountLinkResolver } from './account-link.resolver.js';
import { AdminSafetyResolver } from './admin-safety.resolver.js';
import { AdminResolver } from './admin.resolver.js';
import { AdminUserResolver, SecurityLogEntryResolver, SuspensionResolver } from './admin-user.resolver.js';
import { AuthResolver } from './auth.resolver.js';
import { AccountErasureResolver, ErasureResolver } from './erasure.resolver.js';
import { OAuthResolver, ViewerProvidersResolver } from './oauth.resolver.js';
import { ProfileResolver } from './profile.resolver.js';
import { RenewSocketResolver } from './renew-socket.resolver.js';
import { SessionResolver, ViewerSessionResolver } from './session.resolver.js';
import { TwoFactorResolver, ViewerSafetyResolver } from './two-factor.resolver.js';
import { UserResolver } from './user.resolver.js';
import { UsernameResolver } from './username.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

export { identityNodes } from './nodes.js';
export { Viewer } from './viewer.type.js';

/** Accounts, sessions and the viewer. */
export const identityResolvers = [
  ViewerResolver,
  UserResolver,
  AuthResolver,
  AccountLinkResolver,
  TwoFactorResolver,
  ViewerSafetyResolver,
  OAuthResolver,
  ViewerProvidersResolver,
  ProfileResolver,
  ViewerSessionResolver,
  SessionResolver,
  RenewSocketResolver,
  AdminResolver,
  AdminSafetyResolver,
  AdminUserResolver,
  SuspensionResolver,
  SecurityLogEntryResolver,
  UsernameResolver,
  ErasureResolver,
  AccountErasureResolver,
];
