import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Types } from 'mongoose';
import { setting } from '../../src/config/runtime.js';
import { RUNTIME_KEYS } from '../../src/config/runtime-keys.js';
import { PlatformPlan, Role, SecurityLogModel } from '../../src/models/identity/index.js';
import { ConfigCategory, ConfigEntryModel } from '../../src/models/platform/index.js';
import { DomainEventModel } from '../../src/models/system/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { evaluateFlag, liveConfig, placeIn } from '../../src/services/platform/index.js';
import { person, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { testApp } from '../setup/app.js';
import { NEWEST_FIRST } from '../setup/lanes.js';

const SET = `mutation ($input: SetConfigInput!) { setConfig(input: $input) { entry { key value isPublic category description updatedBy { username } updatedAt } } }`;
const RESET = `mutation ($key: String!) { resetConfig(input: { key: $key }) { key } }`;
const KEYS = `{ configKeys { key description category isPublic type defaultValue entry { value } } }`;
const FLAG = `mutation ($input: SetFeatureFlagInput!) { setFeatureFlag(input: $input) { flag { id key enabled percentage plans variants { name weight } users { username } } } }`;
const FEATURES = `{ viewer { features { key enabled variant } } }`;
const CONFIG = `{ config { key value category } }`;

let ada: Person;
let mira: Person;
/** As nobody has set anything: other files of this worker may have. */
const unset = async (): Promise<void> => {
  await testApp();
  await ConfigEntryModel.deleteMany({});
  await liveConfig.reload();
};
beforeAll(async () => {
  await unset();
  ada = await staff(Role.ADMIN);
  mira = await person();
});
afterAll(unset);

const set = (key: string, value: unknown, more = {}) =>
  ada.client.data(SET, { input: { key, value, ...more } });

describe('runtime configuration', () => {
  it('is set by admins, read by everyone where it is public, and in the log', async () => {
    const input = { isPublic: true, category: 'UI', description: 'Shown on top' };
    const { setConfig } = await set('ui.banner', { text: 'Hello' }, input);
    expect(setConfig.entry).toMatchObject({
      ...{ key: 'ui.banner', value: { text: 'Hello', level: 'info' }, ...input },
      updatedBy: { username: ada.username },
    });
    await set('ai.providers', { openai: { model: 'gpt-4', enabled: true } });
    const { config } = await (await testApp()).visitor.data(CONFIG);
    expect(config).toContainEqual({
      key: 'ui.banner',
      value: { text: 'Hello', level: 'info' },
      category: 'UI',
    });
    expect(config.map(({ key }: any) => key)).not.toContain('ai.providers');
    const all = await ada.client.data('{ config(includePrivate: true) { key } }');
    expect(all.config.map(({ key }: any) => key)).toContain('ai.providers');
    const event = await DomainEventModel.findOne({ type: 'config.changed' }).sort(NEWEST_FIRST).lean();
    expect(event!.data).toMatchObject({ key: 'ai.providers', from: null });
    const user = readGlobalId(ada.id)!.id;
    expect(await SecurityLogModel.exists({ user, detail: 'ui.banner' })).not.toBeNull();
  });

  it.each([
    ['ui.banner', { text: '' }, 'value.text'],
    ['ui.banner', { text: 'x', colour: 'red' }, 'value'],
    ['ui.theme', { primaryColor: 'red' }, 'value.primaryColor'],
    ['security.signUp', { open: 'yes' }, 'value.open'],
    ['ai.providers', { openai: { model: 'gpt-4', enabled: true, apiKey: 'x' } }, 'value'],
    ['custom.mail', { password: 'x' }, 'value'],
    ['custom.stripe', { note: 'sk_live_abcdefghijklmnop1234' }, 'value'],
    ['custom.url', 'https://user:secret@example.com', 'value'],
    ['custom.x', { $where: '1' }, 'value'],
    ['custom.x', 'x'.repeat(20_000), 'value'],
    ['unknown.key', 1, 'key'],
  ])('refuses %s = %j, naming %s', async (key, value, field) => {
    const refusal = await ada.client.refusal(SET, { input: { key, value } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('lists the known keys with type and default, stored or not, and stored keys of clients', async () => {
    await unset();
    await set('ui.banner', { text: 'Known' }, { description: 'On top' });
    await set('custom.colour', 'blue');
    const { configKeys } = await ada.client.data(KEYS);
    const row = (key: string) => configKeys.find((one: { key: string }) => one.key === key);
    expect(configKeys.map(({ key }: { key: string }) => key)).toEqual(
      [...Object.keys(RUNTIME_KEYS), 'custom.colour'].sort(),
    );
    expect(row('ui.banner')).toMatchObject({
      ...{ category: 'UI', isPublic: true, description: 'On top', defaultValue: null },
      type: { anyOf: [{ type: 'object', required: ['text'] }, { type: 'null' }] },
      entry: { value: { text: 'Known', level: 'info' } },
    });
    expect(row('security.signUp')).toMatchObject({
      ...{ category: 'SECURITY', defaultValue: { open: true }, entry: null },
      description: 'Whether new accounts can be created.',
      type: { type: 'object', properties: { open: { type: 'boolean' } } },
    });
    expect(row('custom.colour')).toMatchObject({ defaultValue: null, entry: { value: 'blue' } });
    const { visitor } = await testApp();
    expect((await visitor.refusal(KEYS)).code).toBe('UNAUTHENTICATED');
    expect((await mira.client.refusal(KEYS)).code).toBe('FORBIDDEN');
  });

  it('is for admins', async () => {
    const { visitor } = await testApp();
    const input = { key: 'ui.banner', value: { text: 'Mine' } };
    expect((await visitor.refusal(SET, { input })).code).toBe('UNAUTHENTICATED');
    expect((await mira.client.refusal(SET, { input })).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal(RESET, { key: 'ui.banner' })).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal(FLAG, { input: { key: 'x' } })).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal('{ config(includePrivate: true) { key } }')).code).toBe('FORBIDDEN');
    expect((await mira.client.refusal('{ featureFlags { key } }')).code).toBe('FORBIDDEN');
  });

  it('holds at once: closed sign-up refuses new accounts, a reset lets them in again', async () => {
    await set('security.signUp', { open: false, message: 'By invitation only.' });
    await expect(person()).rejects.toThrow('By invitation only.');
    await ada.client.data(RESET, { key: 'security.signUp' });
    expect(setting('security.signUp')).toEqual({ open: true });
    await person();
  });

  it('reaches a gateway that did not write it within a second, by a signal', async () => {
    // As another gateway would: past this one's own reload.
    const row = {
      key: 'ui.maintenance',
      json: '{"active":true}',
      isPublic: true,
      category: ConfigCategory.UI,
    };
    await ConfigEntryModel.create(row);
    expect(setting('ui.maintenance').active).toBe(false);
    const { transact } = await import('../../src/events/transact.js');
    await transact(null, async (tx) => {
      tx.emit('config.changed', { key: row.key, from: null, to: row.json, isPublic: true });
    });
    await expect.poll(() => setting('ui.maintenance').active, { timeout: 5_000, interval: 20 }).toBe(true);
  });
});

describe('feature flags', () => {
  const flag = (more = {}) => ({
    ...{ key: 'new-composer', enabled: true, percentage: 30, users: [], plans: [], variants: [] },
    ...more,
  });
  const ids = Array.from({ length: 5_000 }, () => new Types.ObjectId());
  const on = (given: any, plan = PlatformPlan.FREE) =>
    ids.filter((_id) => evaluateFlag(given, { _id, plan }).enabled);

  it('are on for the percentage of users, and for all of them still when it grows', () => {
    const some = on(flag());
    expect(some.length / ids.length).toBeGreaterThan(0.27);
    expect(some.length / ids.length).toBeLessThan(0.33);
    const more = new Set(on(flag({ percentage: 60 })));
    expect(some.every((id) => more.has(id))).toBe(true);
    expect(on(flag({ percentage: 0 }))).toEqual([]);
    expect(on(flag({ percentage: 100 })).length).toBe(ids.length);
    expect(on(flag({ enabled: false, percentage: 100 }))).toEqual([]);
  });

  it('are evaluated by the documented hash', () => {
    const user = Types.ObjectId.createFromHexString('6b0155f66ba3cb3491890890');
    expect(placeIn('new-composer', user)).toBeCloseTo(0.7213427962269634, 9);
  });

  it('respect plans, named users and variants', () => {
    const pro = flag({ percentage: 100, plans: [PlatformPlan.PRO] });
    expect(on(pro)).toEqual([]);
    expect(on(pro, PlatformPlan.PRO).length).toBe(ids.length);
    const named = flag({ percentage: 0, plans: [PlatformPlan.PRO], users: [ids[0]] });
    expect(on(named)).toEqual([ids[0]]);
    const variants = [
      { name: 'a', weight: 3 },
      { name: 'b', weight: 1 },
    ];
    const states = ids.map((_id) =>
      evaluateFlag(flag({ percentage: 100, variants }) as never, { _id, plan: 'free' }),
    );
    const share = states.filter(({ variant }) => variant === 'a').length / ids.length;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
  });

  it('are told to the viewer', async () => {
    const key = `flag-${Date.now().toString(36)}`;
    const input = {
      key,
      enabled: true,
      percentage: 0,
      userIds: [mira.id],
      variants: [{ name: 'blue', weight: 1 }],
    };
    const { setFeatureFlag } = await ada.client.data(FLAG, { input });
    expect(setFeatureFlag.flag).toMatchObject({ key, percentage: 0, users: [{ username: mira.username }] });
    const features = async (who: Person) =>
      (await who.client.data(FEATURES)).viewer.features.find((one: any) => one.key === key);
    expect(await features(mira)).toEqual({ key, enabled: true, variant: 'blue' });
    expect(await features(ada)).toEqual({ key, enabled: false, variant: null });
    const remove = `mutation ($key: String!) { deleteFeatureFlag(input: { key: $key }) { deletedId } }`;
    await ada.client.data(remove, { key });
    expect(await features(mira)).toBeUndefined();
    expect(await ada.client.refusal(FLAG, { input: { key: 'Bad Key' } })).toMatchObject({ field: 'key' });
  });
});
