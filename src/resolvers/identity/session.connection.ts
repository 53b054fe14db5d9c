import { ObjectType } from 'type-graphql';
import { SecurityLogEntry, UserSession } from '../../models/identity/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

/** A device at its place. */
@ObjectType('UserSessionEdge', { description: 'A device at its place in the list.', simpleResolvers: true })
export class UserSessionEdge extends edgeOf('UserSession', () => UserSession) {}

/** Devices. */
@ObjectType('UserSessionConnection', { description: 'A page of the devices on which one is signed in.' })
export class UserSessionConnection extends connectionOf(
  'UserSession',
  () => UserSession,
  () => UserSessionEdge,
) {}

/** A line of the security log at its place. */
@ObjectType('SecurityLogEdge', {
  description: 'A line of the security log at its place.',
  simpleResolvers: true,
})
export class SecurityLogEdge extends edgeOf('SecurityLog', () => SecurityLogEntry) {}

/** Lines of the security log. */
@ObjectType('SecurityLogConnection', { description: 'A page of the security log.' })
export class SecurityLogConnection extends connectionOf(
  'SecurityLog',
  () => SecurityLogEntry,
  () => SecurityLogEdge,
) {}
