import { testApp } from '../setup/app.js';
import { person, type Person } from './person.js';

/** Access tokens last for a quarter of an hour, and a run of all tests longer. */
const FRESH_MS = 5 * 60_000;
const REFRESH = `mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { accessToken refreshToken } }`;

interface Shared {
  person: Promise<Person>;
  signedInAt: number;
}
const shared: Shared[] = [];

/**
 * So many people, the same ones each time: for tests that need many and don't mind what they have done before. Signing
 * up is made expensive on purpose.
 */
export function crowd(count: number): Promise<Person[]> {
  while (shared.length < count) shared.push({ person: person(), signedInAt: performance.now() });
  const wanted = shared.slice(0, count);
  for (const one of wanted.filter(({ signedInAt }) => performance.now() - signedInAt > FRESH_MS))
    Object.assign(one, { person: refreshed(one.person), signedInAt: performance.now() });
  return Promise.all(wanted.map((one) => one.person));
}

async function refreshed(before: Promise<Person>): Promise<Person> {
  const one = await before;
  const { visitor, as } = await testApp();
  const { refreshSession } = await visitor.data(REFRESH, { token: one.refreshToken });
  return { ...one, ...refreshSession, client: as(refreshSession.accessToken) };
}
