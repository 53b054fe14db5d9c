import { randomBytes } from 'node:crypto';
import { Client } from '../setup/client.js';
import { testApp } from '../setup/app.js';

/** Somebody with an account, signed in. */
export interface Person {
  id: string;
  username: string;
  email: string;
  password: string;
  accessToken: string;
  refreshToken: string;
  /** Sends operations as this person. */
  client: Client;
}

const PASSWORD = 'correct horse battery staple';

const SIGN_UP = /* GraphQL */ `
  mutation ($input: SignUpInput!) {
    signUp(input: $input) {
      accessToken
      refreshToken
      viewer {
        user {
          id
        }
      }
    }
  }
`;

interface Given {
  username?: string;
  firstName?: string;
  lastName?: string;
}

/** Signs somebody up through the API, under a name that nobody else has. */
export async function person(given: Given = {}): Promise<Person> {
  return personAt((await testApp()).url, given);
}

/** The same at another gateway than the worker's. */
export async function personAt(url: string, given: Given = {}): Promise<Person> {
  const visitor = new Client(url);
  const username = given.username ?? `p_${randomBytes(6).toString('hex')}`;
  const email = `${username.toLowerCase()}@example.com`;
  const { signUp } = await visitor.data(SIGN_UP, {
    input: {
      email,
      username,
      password: PASSWORD,
      firstName: given.firstName ?? 'Test',
      lastName: given.lastName ?? 'Person',
    },
  });
  return {
    id: signUp.viewer.user.id,
    username,
    email,
    password: PASSWORD,
    accessToken: signUp.accessToken,
    refreshToken: signUp.refreshToken,
    client: new Client(url, signUp.accessToken),
  };
}

/** Several people at once. */
export function people(count: number): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, () => person()));
}
