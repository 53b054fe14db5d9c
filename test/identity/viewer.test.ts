import { beforeAll, describe, expect, it } from 'vitest';
import { DomainEventModel } from '../../src/models/system/domain-event.js';
import { parseGlobalId } from '../../src/schema/ids.js';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';

let app: TestApp;
let mira: Person;
beforeAll(async () => {
  app = await testApp();
  mira = await person({ firstName: 'Mira', lastName: 'Okafor' });
});

const CREDITS = `query Credits {
  viewer {
    coins
    credits { total used remaining lastReset resetPeriod }
    aiCredits { kind total used remaining }
    coinTransactions(first: 10) { totalCount nodes { id type amount balanceAfter description createdAt } }
  }
}`;
const UPDATE_PROFILE = `mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) { viewer { user { id username fullName bio website location } } }
}`;
const UPDATE_PROFILE_FORM = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { viewer { email } userErrors { code field message } }
}`;
const UPDATE_PREFERENCES = `mutation UpdatePreferences($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) {
    viewer { preferences { theme language timezone emailNotifications pushNotifications profileVisibility } }
  }
}`;
const UPDATE_PREFERENCES_FORM = `mutation ($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) { viewer { email } userErrors { code field message } }
}`;
const SPEND = `mutation ($input: SpendCreditsInput!) {
  spendCredits(input: $input) { viewer { credits { total used remaining } } userErrors { code field } }
}`;
const SPEND_PLAINLY = `mutation ($input: SpendCreditsInput!) { spendCredits(input: $input) { viewer { coins } } }`;

describe('a visitor', () => {
  it('has no viewer and changes nothing', async () => {
    expect(await app.visitor.data('{ viewer { email } }')).toEqual({ viewer: null });
    for (const [operation, input] of [
      [UPDATE_PROFILE, { bio: 'x' }],
      [UPDATE_PROFILE_FORM, { bio: 'x' }],
      [UPDATE_PREFERENCES, { theme: 'DARK' }],
      [UPDATE_PREFERENCES_FORM, { theme: 'DARK' }],
      [SPEND, { amount: 1, reason: 'x' }],
      [SPEND_PLAINLY, { amount: 1, reason: 'x' }],
    ] as const)
      expect(await app.visitor.refusal(operation, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('credits', () => {
  it('show what a person begins with (S0 API 7)', async () => {
    const { viewer } = await mira.client.data(CREDITS);
    expect(viewer).toMatchObject({
      coins: 250,
      credits: { total: 1000, used: 0, remaining: 1000, resetPeriod: 'MONTHLY' },
      aiCredits: [
        { kind: 'IMAGE_GENERATION', total: 10, used: 0, remaining: 10 },
        { kind: 'VIDEO_GENERATION', total: 5, used: 0, remaining: 5 },
        { kind: 'TEXT_ENHANCEMENT', total: 20, used: 0, remaining: 20 },
      ],
      coinTransactions: { totalCount: 1, nodes: [{ type: 'EARN', amount: 250, balanceAfter: 250 }] },
    });
    const [{ id }] = viewer.coinTransactions.nodes;
    expect(id).toMatch(/^coin_[0-9a-f]{24}$/);
    const { node } = await mira.client.data('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(node).toEqual({ id });
  });

  it('are spent, and the ledger says what for', async () => {
    const spender = await person();
    const { spendCredits } = await spender.client.data(SPEND, { input: { amount: 40, reason: 'An image' } });
    expect(spendCredits.viewer.credits).toEqual({ total: 1000, used: 40, remaining: 960 });
    const { viewer } = await spender.client.data(
      '{ viewer { coins coinTransactions(unit: CREDITS, first: 1) { nodes { type amount balanceAfter description } } } }',
    );
    expect(viewer).toEqual({
      coins: 250,
      coinTransactions: {
        nodes: [{ type: 'SPEND', amount: -40, balanceAfter: 960, description: 'An image' }],
      },
    });
  });

  it('are spent once per clientId, and another input under it is refused', async () => {
    const spender = await person();
    const input = { amount: 10, reason: 'An image', clientId: 'c1' };
    await Promise.all(Array.from({ length: 8 }, () => spender.client.data(SPEND, { input })));
    const { spendCredits } = await spender.client.data(SPEND, { input });
    expect(spendCredits.viewer.credits.remaining).toBe(990);
    const other = await spender.client.data(SPEND, { input: { ...input, amount: 11 } });
    expect(other.spendCredits.userErrors).toEqual([{ code: 'CONFLICT', field: 'clientId' }]);
  });

  it.each([
    [{ amount: 1001, reason: 'x' }, 'INSUFFICIENT_FUNDS', null],
    [{ amount: 0, reason: 'x' }, 'BAD_USER_INPUT', 'amount'],
    [{ amount: -5, reason: 'x' }, 'BAD_USER_INPUT', 'amount'],
    [{ amount: 1, reason: ' ' }, 'BAD_USER_INPUT', 'reason'],
    [{ amount: 1, reason: 'x'.repeat(201) }, 'BAD_USER_INPUT', 'reason'],
  ])('are refused for %j, both ways', async (input, code, field) => {
    const spender = await person();
    const { spendCredits } = await spender.client.data(SPEND, { input });
    expect(spendCredits).toEqual({ viewer: null, userErrors: [{ code, field }] });
    expect(await spender.client.refusal(SPEND_PLAINLY, { input })).toMatchObject({ code });
  });
});

describe('updating the profile', () => {
  it('changes what is given, leaves what is absent and takes away what is null (S0 API 1)', async () => {
    const zoe = await person({ firstName: 'Zoë', lastName: 'Lindqvist' });
    const input = { bio: 'Synthetic light studies', website: 'https://zoe.example.org', location: 'Lagos' };
    const { updateProfile } = await zoe.client.data(UPDATE_PROFILE, { input });
    expect(updateProfile.viewer.user).toMatchObject({
      ...input,
      username: zoe.username,
      fullName: 'Zoë Lindqvist',
    });
    const second = await zoe.client.data(UPDATE_PROFILE, { input: { bio: null, displayName: 'Zoë ✨' } });
    expect(second.updateProfile.viewer.user).toMatchObject({ ...input, bio: null, fullName: 'Zoë ✨' });
  });

  it('keeps what is private to oneself', async () => {
    const zoe = await person();
    const input = {
      phoneNumber: '+49 30 1234567',
      dateOfBirth: '1990-02-28',
      gender: 'OTHER',
      interests: ['AI', 'AI', 'film'],
      professional: { company: 'Tech Corp', skills: ['GraphQL'] },
      socialLinks: { github: 'zoe' },
    };
    await zoe.client.data(UPDATE_PROFILE, { input });
    const { viewer } = await zoe.client.data(`{ viewer {
      phoneNumber dateOfBirth
      profile { gender interests professional { company jobTitle skills } achievements { title } }
      user { socialLinks { github twitter } }
    } }`);
    expect(viewer).toEqual({
      phoneNumber: '+49 30 1234567',
      dateOfBirth: '1990-02-28',
      profile: {
        gender: 'OTHER',
        interests: ['AI', 'film'],
        professional: { company: 'Tech Corp', jobTitle: null, skills: ['GraphQL'] },
        achievements: [],
      },
      user: { socialLinks: { github: 'zoe', twitter: null } },
    });
    const merged = { professional: { jobTitle: 'Editor', company: null }, socialLinks: { twitter: 'zoe_x' } };
    await zoe.client.data(UPDATE_PROFILE, { input: merged });
    const after = await zoe.client.data(
      '{ viewer { profile { professional { company jobTitle skills } } user { socialLinks { github twitter } } } }',
    );
    expect(after.viewer).toEqual({
      profile: { professional: { company: null, jobTitle: 'Editor', skills: ['GraphQL'] } },
      user: { socialLinks: { github: 'zoe', twitter: 'zoe_x' } },
    });
  });

  it.each([
    [{ firstName: null }, 'firstName'],
    [{ firstName: '' }, 'firstName'],
    [{ lastName: 'x'.repeat(51) }, 'lastName'],
    [{ displayName: 'x'.repeat(101) }, 'displayName'],
    [{ displayName: 'a\u202eb' }, 'displayName'],
    [{ bio: 'x'.repeat(501) }, 'bio'],
    [{ bio: 'a\u0000b' }, 'bio'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ website: 'ftp://example.com' }, 'website'],
    [{ website: 'http://169.254.169.254/' }, 'website'],
    [{ website: `https://example.com/${'x'.repeat(200)}` }, 'website'],
    [{ avatar: 'http://localhost/x.png' }, 'avatar'],
    [{ coverImage: 'data:text/html,x' }, 'coverImage'],
    [{ location: 'x'.repeat(101) }, 'location'],
    [{ phoneNumber: 'call me' }, 'phoneNumber'],
    [{ dateOfBirth: '2999-01-01' }, 'dateOfBirth'],
    [{ dateOfBirth: '1850-01-01' }, 'dateOfBirth'],
    [{ interests: Array.from({ length: 51 }, (_, n) => `i${n}`) }, 'interests'],
    [{ professional: { skills: ['x'.repeat(51)] } }, 'professional.skills'],
    [{ socialLinks: { github: 'x'.repeat(201) } }, 'socialLinks.github'],
  ])('is refused for %j, both ways', async (input, field) => {
    const { updateProfile } = await mira.client.data(UPDATE_PROFILE_FORM, { input });
    expect(updateProfile).toMatchObject({ viewer: null, userErrors: [{ code: 'BAD_USER_INPUT', field }] });
    expect(await mira.client.refusal(UPDATE_PROFILE, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });
});

describe('preferences', () => {
  it('are the defaults of the documents for whoever has changed nothing', async () => {
    const { viewer } = await mira.client.data(`{ viewer { preferences {
      theme language timezone emailNotifications pushNotifications smsNotifications profileVisibility showEmail showActivity
      ui { sidebarCollapsed defaultView itemsPerPage } chat { defaultAgent autoSave messageHistory typingIndicator }
      email { marketing updates security } push { messages mentions achievements }
      data { analytics crashReports dataSharing } accessibility { highContrast reducedMotion screenReader }
    } } }`);
    expect(viewer.preferences).toEqual({
      theme: 'SYSTEM',
      language: 'en',
      timezone: 'UTC',
      emailNotifications: true,
      pushNotifications: true,
      smsNotifications: false,
      profileVisibility: 'PUBLIC',
      showEmail: false,
      showActivity: true,
      ui: { sidebarCollapsed: false, defaultView: 'GRID', itemsPerPage: 20 },
      chat: { defaultAgent: 'einstein', autoSave: true, messageHistory: 100, typingIndicator: true },
      email: { marketing: false, updates: true, security: true },
      push: { messages: true, mentions: true, achievements: false },
      data: { analytics: true, crashReports: false, dataSharing: false },
      accessibility: { highContrast: false, reducedMotion: false, screenReader: false },
    });
  });

  it('change one by one, the others staying', async () => {
    const zoe = await person();
    await zoe.client.data(UPDATE_PREFERENCES, { input: { theme: 'DARK', ui: { itemsPerPage: 50 } } });
    const input = { language: 'PT-br', timezone: 'America/Sao_Paulo', emailNotifications: false };
    const { updatePreferences } = await zoe.client.data(UPDATE_PREFERENCES, { input });
    expect(updatePreferences.viewer.preferences).toEqual({
      theme: 'DARK',
      language: 'pt-BR',
      timezone: 'America/Sao_Paulo',
      emailNotifications: false,
      pushNotifications: true,
      profileVisibility: 'PUBLIC',
    });
    const { viewer } = await zoe.client.data(
      '{ viewer { preferences { ui { itemsPerPage defaultView } } } }',
    );
    expect(viewer.preferences.ui).toEqual({ itemsPerPage: 50, defaultView: 'GRID' });
  });

  it('tell of a change of privacy, once, and only where there is one', async () => {
    const zoe = await person();
    for (const profileVisibility of ['PUBLIC', 'PRIVATE', 'PRIVATE'])
      await zoe.client.data(UPDATE_PREFERENCES, { input: { profileVisibility } });
    const user = parseGlobalId(zoe.id, 'User', 'id');
    const events = await DomainEventModel.find({ type: 'user.privacy-changed', actor: user }).lean();
    expect(events.map((event) => event.data)).toEqual([{ user, from: 'public', to: 'private' }]);
    const { user: seen } = await app.visitor.data(
      'query ($u: String!) { user(username: $u) { isPrivate } }',
      {
        u: zoe.username,
      },
    );
    expect(seen).toEqual({ isPrivate: true });
  });

  it.each([
    [{ language: 'not a language' }, 'language'],
    [{ timezone: 'Mars/Olympus' }, 'timezone'],
    [{ timezone: '+01:00' }, 'timezone'],
    [{ ui: { itemsPerPage: 9 } }, 'ui.itemsPerPage'],
    [{ ui: { itemsPerPage: 101 } }, 'ui.itemsPerPage'],
    [{ chat: { messageHistory: 1001 } }, 'chat.messageHistory'],
    [{ chat: { defaultAgent: 'x'.repeat(101) } }, 'chat.defaultAgent'],
  ])('are refused for %j, both ways', async (input, field) => {
    const { updatePreferences } = await mira.client.data(UPDATE_PREFERENCES_FORM, { input });
    expect(updatePreferences).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'BAD_USER_INPUT', field }],
    });
    expect(await mira.client.refusal(UPDATE_PREFERENCES, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });
});

describe('a person seen by others', () => {
  const SEE = 'query ($u: String!) { user(username: $u) { id username fullName email isPrivate } }';

  it('is found in any case of the handle, and the address is hidden', async () => {
    const { user } = await app.visitor.data(SEE, { u: ` ${mira.username.toUpperCase()} ` });
    expect(user).toMatchObject({ id: mira.id, username: mira.username, email: null, isPrivate: false });
    const own = await mira.client.data(SEE, { u: mira.username });
    expect(own.user.email).toBe(mira.email);
  });

  it('shows the address where the person wants that', async () => {
    const zoe = await person();
    await zoe.client.data(UPDATE_PREFERENCES, { input: { showEmail: true } });
    const { user } = await app.visitor.data(SEE, { u: zoe.username });
    expect(user.email).toBe(zoe.email);
  });

  it('is null where there is none, and where the name is none', async () => {
    for (const u of ['nobody_of_this_name', '', 'a b', '\u0430dmin', 'x'.repeat(5000)])
      expect(await app.visitor.data(SEE, { u })).toEqual({ user: null });
  });
});
