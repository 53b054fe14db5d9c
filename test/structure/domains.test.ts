import { describe, expect, it } from 'vitest';
import { domains, registerDomains } from '../../src/domain.js';
import { allDomains } from '../../src/domains/index.js';
import { NotificationType } from '../../src/models/social/index.js';
import { ReportTarget } from '../../src/models/moderation/index.js';
import { FavoriteType } from '../../src/models/rewards/index.js';
import { notificationKind, targetTypes } from '../../src/domain.js';

describe('the list of domains', () => {
  it('has each domain once', () => {
    const names = domains().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares each type for node(id), and each counted collection, once', () => {
    const types = domains().flatMap(({ nodes = {} }) => Object.keys(nodes));
    expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
    const counted = domains().flatMap((one) =>
      (one.counted ?? []).map(({ model }) => model.modelName as string),
    );
    expect(counted.filter((name, index) => counted.indexOf(name) !== index)).toEqual([]);
  });

  it('has a sentence for each notification type', () => {
    for (const type of Object.values(NotificationType)) expect(notificationKind(type).en.one).toBeTruthy();
  });

  it('has one list of what can be reported and one of favourites: the rows of the targets', () => {
    expect(targetTypes('evidence').sort()).toEqual(Object.values(ReportTarget).sort());
    expect(targetTypes('favorite').sort()).toEqual(Object.values(FavoriteType).sort());
  });

  it('says so when nothing is registered, instead of leaving work undone', () => {
    const all = [...allDomains];
    try {
      registerDomains([]);
      expect(() => domains()).toThrow('No domain is registered');
    } finally {
      registerDomains(all);
    }
  });
});
