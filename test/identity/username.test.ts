import { beforeAll, describe, expect, it } from 'vitest';
import { FormerUsernameModel, UserModel } from '../../src/models/identity/index.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { people, person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { BLOCK } from '../social/operations.js';
import { SIGN_IN } from './operations.js';

const CHANGE = `mutation ($username: String!) { changeUsername(input: { username: $username }) { viewer {
  user { username } usernameChangeableAt formerUsernames { username reservedUntil } } } }`;
const USER = 'query ($name: String!) { user(username: $name) { id username } }';
const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) { viewer { user { username } } } }';

let app: TestApp;
beforeAll(async () => void (app = await testApp()));

let count = 0;
const name = () => `n_${process.pid}_${Date.now().toString(36)}_${count++}`;
const user = ({ id }: Person) => parseGlobalId(id, 'User', 'id');
const newcomer = (username: string) => ({
  input: {
    username,
    email: `${name()}@example.com`,
    password: 'correct horse battery staple',
    firstName: 'N',
  },
});
/** So many days later, as far as this person's names are concerned. */
const days = (one: Person, past: number) => {
  const ago = (field: string) => ({ $subtract: [field, past * 86_400_000] });
  const older = { changedAt: ago('$changedAt'), reservedUntil: ago('$reservedUntil') };
  return FormerUsernameModel.collection.updateMany({ user: user(one) }, [{ $set: older }]);
};
const taken = { code: 'CONFLICT', field: 'username' };

describe('another username', () => {
  it('is found, signs in, and the old one leads to it and says so', async () => {
    const jonas = await person();
    const next = name();
    const { changeUsername } = await jonas.client.data(CHANGE, { username: next });
    expect(changeUsername.viewer.user.username).toBe(next);
    expect(changeUsername.viewer.formerUsernames).toMatchObject([{ username: jonas.username }]);
    const month = Date.parse(changeUsername.viewer.usernameChangeableAt) - Date.now();
    expect(Math.round(month / 86_400_000)).toBe(30);
    for (const asked of [next, next.toUpperCase(), jonas.username, jonas.username.toUpperCase()])
      expect((await app.visitor.data(USER, { name: asked })).user).toEqual({ id: jonas.id, username: next });
    const found = await app.visitor.data('query ($q: String!) { searchUsers(query: $q) { nodes { id } } }', {
      q: next,
    });
    expect(found.searchUsers.nodes).toEqual([{ id: jonas.id }]);
    await app.visitor.data(SIGN_IN, { input: { login: next, password: jonas.password } });
    const log = await jonas.client.data('{ viewer { securityLog(first: 5) { nodes { event detail } } } }');
    expect(log.viewer.securityLog.nodes).toContainEqual({
      event: 'USERNAME_CHANGED',
      detail: `${jonas.username} → ${next}`,
    });
  });

  it('leads nobody to whom they may not see', async () => {
    const [jonas, eve] = (await people(2)) as [Person, Person];
    await jonas.client.data(CHANGE, { username: name() });
    await jonas.client.data(BLOCK, { id: eve.id });
    expect((await eve.client.data(USER, { name: jonas.username })).user).toBeNull();
    await UserModel.collection.updateOne({ _id: user(jonas) }, { $set: { status: 'suspended' } });
    expect((await app.visitor.data(USER, { name: jonas.username })).user).toBeNull();
  });

  it('can be had once in 30 days; another case of the same name at any time', async () => {
    const jonas = await person();
    const next = name();
    await jonas.client.data(CHANGE, { username: next });
    expect(await jonas.client.refusal(CHANGE, { username: name() })).toMatchObject(taken);
    expect(await jonas.client.refusal(CHANGE, { username: jonas.username })).toMatchObject(taken);
    const { changeUsername } = await jonas.client.data(CHANGE, { username: next.toUpperCase() });
    expect(changeUsername.viewer.user.username).toBe(next.toUpperCase());
    await days(jonas, 29.9);
    expect(await jonas.client.refusal(CHANGE, { username: name() })).toMatchObject(taken);
    await days(jonas, 0.2);
    await jonas.client.data(CHANGE, { username: jonas.username });
    expect((await app.visitor.data(USER, { name: next })).user.username).toBe(jonas.username);
  });

  it('is refused when taken, reserved or none', async () => {
    const [jonas, eve] = (await people(2)) as [Person, Person];
    expect(await jonas.client.refusal(CHANGE, { username: eve.username.toUpperCase() })).toMatchObject(taken);
    for (const username of ['admin', 'x', 'a b c', 'jоnas', 'x'.repeat(31)])
      expect(await jonas.client.refusal(CHANGE, { username })).toMatchObject({
        code: 'BAD_USER_INPUT',
        field: 'username',
      });
    expect(await app.visitor.refusal(CHANGE, { username: name() })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('a name that was given up', () => {
  it('is kept for 90 days for whoever had it; then it is anybody’s, and leads to them alone', async () => {
    const [jonas, eve] = (await people(2)) as [Person, Person];
    await jonas.client.data(CHANGE, { username: name() });
    expect(await eve.client.refusal(CHANGE, { username: jonas.username })).toMatchObject(taken);
    expect(await app.visitor.refusal(SIGN_UP, newcomer(jonas.username))).toMatchObject(taken);
    await days(jonas, 89.9);
    expect(await eve.client.refusal(CHANGE, { username: jonas.username })).toMatchObject(taken);
    await days(jonas, 0.2);
    await eve.client.data(CHANGE, { username: jonas.username });
    expect((await app.visitor.data(USER, { name: jonas.username })).user.id).toBe(eve.id);
  });

  it(
    'is nobody’s prey at the moment at which it is given up, and one name has one owner',
    { timeout: 60_000 },
    async () => {
      for (let round = 0; round < 8; round++) {
        const [jonas, eve, kim] = (await people(3)) as [Person, Person, Person];
        const next = name();
        const answers = await Promise.all([
          jonas.client.send(CHANGE, { username: next }),
          eve.client.send(CHANGE, { username: jonas.username }),
          app.visitor.send(SIGN_UP, newcomer(jonas.username)),
          kim.client.send(CHANGE, { username: next }),
        ]);
        for (const { errors } of answers) if (errors[0]) expect(errors[0].extensions).toMatchObject(taken);
        const won = answers.map(({ errors }) => errors.length === 0);
        expect(won[1]).toBe(false);
        expect(won[2]).toBe(false);
        expect(Number(won[0]) + Number(won[3])).toBe(1);
      }
    },
  );

  it('is one, when one person changes several times at once', async () => {
    const jonas = await person();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => jonas.client.send(CHANGE, { username: name() })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await FormerUsernameModel.countDocuments({ user: user(jonas) })).toBe(1);
  });
});
