import type { Role } from '../../src/models/identity/index.js';
import { UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from './person.js';

/** Gives somebody a role, as an admin would; it holds from their next request on. */
export async function give({ id }: Person, role: Role): Promise<void> {
  await UserModel.collection.updateOne({ _id: parseGlobalId(id, 'User', 'id') }, { $set: { role } });
}

/** Somebody new with a role. */
export async function staff(role: Role): Promise<Person> {
  const one = await person();
  await give(one, role);
  return one;
}
