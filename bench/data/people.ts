import { randomBytes } from 'node:crypto';
import { issueAccessToken } from '../../src/auth/tokens.js';
import { Role, UserModel, UserSessionModel } from '../../src/models/identity/index.js';
import { before, idOf } from './ids.js';
import { insert } from './insert.js';

/** People by number: authors and commenters first, then those whose feeds are read, then a crowd. */
export const AUTHORS = 60;
export const PEOPLE = 5_100;

/** Who reads the domains, and who works in the support team. */
export const VIEWER = PEOPLE + 8;
export const STAFF = PEOPLE + 9;

/** Accounts as signing up makes them, without the passwords. */
export async function insertPeople(from: number, to: number): Promise<void> {
  await insert(UserModel.collection, from, to, (n) => {
    const row = new UserModel({
      _id: idOf('person', n),
      email: `person${n}@bench.example`,
      username: `person_${n}`,
      usernameKey: `person_${n}`,
      firstName: `First${n}`,
      lastName: `Last${n}`,
      avatar: `https://media.bench.example/portraits/${n}.jpg`,
      bio: 'Writes, draws, and waits for the light. Everything here was made by hand and by machine.',
    }).toObject() as object;
    return { ...row, createdAt: before(90_000_000), updatedAt: before(90_000_000) };
  });
}

/** Signs a user in; answers the access token. */
export async function signedIn(person: number): Promise<string> {
  const _id = idOf('session', person);
  const now = new Date();
  const row = new UserSessionModel({
    _id,
    user: idOf('person', person),
    salt: randomBytes(16).toString('base64url'),
    lastActiveAt: now,
    expiresAt: new Date(now.getTime() + 30 * 86_400_000),
    createdAt: now,
  }).toObject() as object;
  await UserSessionModel.collection.replaceOne({ _id }, row, { upsert: true });
  const { token } = await issueAccessToken({ user: idOf('person', person), session: _id, role: Role.USER });
  return token;
}
