import {
  Gender,
  MOST_INTERESTS,
  SecurityEvent,
  SecurityLogModel,
  UserModel,
} from '../../models/identity/index.js';
import {
  signUpIn,
  updatePreferencesIn,
  updateProfileIn,
  type UpdateProfileInput,
} from '../../services/identity/index.js';
import { presentById } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Graph, Person } from './graph.js';
import type { LdbcIds } from './ids.js';
import { fitted, placeName } from './text.js';

/** Persons become accounts, all with the same password, which was hashed once. */
export async function importPeople(
  bulk: Bulk,
  { persons, places }: Graph,
  ids: LdbcIds,
  passwordHash: string,
): Promise<void> {
  const idOf = (person: Person) => ids.find('person', person.id)!;
  const refused = await runStep(bulk, {
    kind: 'persons',
    items: persons,
    nameOf: (person) => person.id,
    size: 25,
    present: (batch, tx) => presentById(UserModel, batch, idOf, tx),
    async write(person, tx) {
      const { createdAt, birthday, browser, ip } = person;
      const location = placeName(places, person.place);
      const user = await signUpIn(tx, {
        id: idOf(person),
        username: `ldbc${person.id}`,
        // A person without an address gets one that cannot exist.
        email: person.emails[0] ?? `ldbc${person.id}@ldbc.invalid`,
        firstName: person.firstName,
        lastName: person.lastName,
        passwordHash,
        createdAt,
        more: { ...(location ? { location } : {}), ...(birthday ? { dateOfBirth: birthday } : {}) },
      });
      // Where address and browser of a sign-up are kept for everybody.
      const entry = { user, event: SecurityEvent.SIGNED_UP, ipAddress: ip, device: browser, createdAt };
      await new SecurityLogModel(entry).save({ session: tx.session });
      const [language] = person.languages;
      if (language !== undefined) await updatePreferencesIn(tx, user, { language });
      await updateProfileIn(tx, user, toProfile(person, bulk));
    },
  });
  for (const person of refused) ids.forget('person', person.id);
}

/** What is known of a person beside the account. */
function toProfile({ id, gender, interests }: Person, { tally }: Bulk): UpdateProfileInput {
  if (interests.length > MOST_INTERESTS)
    tally.changed('persons', `interests beyond ${MOST_INTERESTS} left out`, id);
  return {
    ...(isGender(gender) ? { gender } : {}),
    ...(interests.length > 0
      ? {
          interests: interests
            .slice(0, MOST_INTERESTS)
            .map((name) => fitted(name.replaceAll('_', ' '), 50).text),
        }
      : {}),
  };
}

const isGender = (word: string): word is Gender => Object.values<string>(Gender).includes(word);
