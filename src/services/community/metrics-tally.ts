import { Types } from 'mongoose';

/** What one user did. */
export interface Contribution {
  posts: number;
  comments: number;
  reactions: number;
}

/** The numbers of one scope, as they add up. */
export class Tally {
  readonly content = { posts: 0, comments: 0, reactions: 0, shares: 0 };
  readonly events = { created: 0, attendees: 0, completed: 0 };
  readonly moderation = { reports: 0, actions: 0, removed: 0 };
  readonly categories = new Map<string, number>();
  readonly users = new Map<string, Contribution>();
  readonly things = new Map<string, { views: number; engagement: number }>();
  views = 0;

  /** Counts what a user did to something. */
  did(kind: keyof Contribution, user: Types.ObjectId, thing: Types.ObjectId | null, n: number): void {
    this.content[kind] += n;
    const key = user.toHexString();
    const mine = this.users.get(key) ?? { posts: 0, comments: 0, reactions: 0 };
    mine[kind] += n;
    this.users.set(key, mine);
    if (thing && kind !== 'posts') this.thing(thing).engagement += n;
  }

  /** The numbers of one thing. */
  thing(id: Types.ObjectId): { views: number; engagement: number } {
    const key = id.toHexString();
    const found = this.things.get(key) ?? { views: 0, engagement: 0 };
    this.things.set(key, found);
    return found;
  }

  /** The first of those who contributed, most first, then by id. */
  topContributors(most: number) {
    const sum = (one: Contribution): number => one.posts + one.comments + one.reactions;
    return [...this.users]
      .sort(([a, one], [b, other]) => sum(other) - sum(one) || (a < b ? -1 : 1))
      .slice(0, most)
      .map(([user, one]) => ({ user: Types.ObjectId.createFromHexString(user), ...one }));
  }

  /** The first of what was engaged with, most first, then by id. */
  topContent(most: number) {
    return [...this.things]
      .sort(
        ([a, one], [b, other]) =>
          other.engagement - one.engagement || other.views - one.views || (a < b ? -1 : 1),
      )
      .slice(0, most)
      .map(([content, one]) => ({ content: Types.ObjectId.createFromHexString(content), ...one }));
  }

  /** Categories, most frequent first. */
  topCategories(most: number) {
    return [...this.categories]
      .sort(([a, one], [b, other]) => other - one || a.localeCompare(b))
      .slice(0, most)
      .map(([key, count]) => ({ key, count }));
  }
}

/** The tallies of the platform and of groups. */
export class Tallies {
  readonly platform = new Tally();
  private readonly groups = new Map<string, Tally>();

  /** The tallies that something counts in: the platform's, and its group's. */
  of(group: Types.ObjectId | null | undefined): Tally[] {
    return group ? [this.platform, this.group(group)] : [this.platform];
  }

  /** The tally of a group. */
  group(id: Types.ObjectId): Tally {
    const key = id.toHexString();
    const found = this.groups.get(key) ?? new Tally();
    this.groups.set(key, found);
    return found;
  }
}
