import { ObjectType } from 'type-graphql';
import { SecurityLogEntry, UserSession } from '../../models/identity/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';

@ObjectType('UserSessionEdge', { description: 'A device and its cursor.', simpleResolvers: true })
export class UserSessionEdge extends edgeOf('UserSession', () => UserSession) {}

@ObjectType('UserSessionConnection', { description: "A page of the viewer's sessions." })
export class UserSessionConnection extends connectionOf(
  'UserSession',
  () => UserSession,
  () => UserSessionEdge,
) {}

@ObjectType('SecurityLogEdge', {
  description: 'A line of the security log and its cursor.',
  simpleResolvers: true,
})
export class SecurityLogEdge extends edgeOf('SecurityLog', () => SecurityLogEntry) {}

@ObjectType('SecurityLogConnection', { description: 'A page of the security log.' })
export class SecurityLogConnection extends connectionOf(
  'SecurityLog',
  () => SecurityLogEntry,
  () => SecurityLogEdge,
) {}
