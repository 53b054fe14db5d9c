import type { Role } from '../../src/models/identity/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';

const ACCOUNT = 'account { status erasure { status requestedAt dueAt } }';
export const ERASE = `mutation ($input: RequestAccountErasureInput!) {
  requestAccountErasure(input: $input) { erasure { status requestedAt dueAt } } }`;
export const KEEP = 'mutation ($token: String!) { cancelAccountErasure(input: { token: $token }) { ok } }';
export const ERASE_USER = `mutation ($input: RequestUserErasureInput!) { requestUserErasure(input: $input) { ${ACCOUNT} } }`;
export const KEEP_USER = `mutation ($input: CancelUserErasureInput!) { cancelUserErasure(input: $input) { ${ACCOUNT} } }`;

/** The ObjectId of somebody. */
export const idOf = ({ id }: { id: string }) => parseGlobalId(id, 'User', 'id');

/** Somebody with a role that is given by hand. */
export async function withRole(role: Role): Promise<Person> {
  const one = await person();
  await UserModel.collection.updateOne({ _id: idOf(one) }, { $set: { role } });
  return one;
}

/** Asks to be erased, as its person. */
export async function askToBeErased({ client, password }: Person): Promise<Date> {
  const { requestAccountErasure } = await client.data(ERASE, { input: { password } });
  return new Date(requestAccountErasure.erasure.dueAt as string);
}

/** Makes the thirty days be over. */
export const makeDue = (one: { id: string }) =>
  UserModel.collection.updateOne({ _id: idOf(one) }, { $set: { 'erasure.dueAt': new Date(Date.now() - 1) } });
