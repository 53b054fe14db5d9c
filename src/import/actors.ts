import { Types } from 'mongoose';
import type { TopicBus } from '../events/topics.js';
import { createContext, Loaders, type Context } from '../loaders/context.js';
import { Role } from '../models/identity/index.js';
import type { Actor } from '../services/social/index.js';

type ObjectId = Types.ObjectId;

/** Loaders of documents, which look the same to everybody; the others answer for one viewer. */
const SHARED = ['user', 'userByUsernameKey', 'post', 'comment', 'group'] as const;

const unlimited = { consume: async () => undefined };
const silent: TopicBus = {
  publish: async () => undefined,
  listen: async () => async () => undefined,
  onResume: () => undefined,
  close: async () => undefined,
};

/** A user's action on a post, or on a comment under it. */
export interface Look {
  actor: ObjectId;
  post: ObjectId;
  comment?: ObjectId | null;
}

/**
 * The people on whose behalf bulk work calls the services, each with a context as in a request of their own. Documents
 * are loaded once for all of them. Lives as long as one run of one transaction, so that it never shows what is stale.
 */
export class Actors {
  private readonly contexts = new Map<string, Actor>();
  readonly loaders = new Loaders({ viewer: null });

  /** The context in which this person acts. */
  of(user: ObjectId): Actor {
    const key = user.toHexString();
    let actor = this.contexts.get(key);
    if (!actor) this.contexts.set(key, (actor = this.make(user, '') as Actor));
    return actor;
  }

  /** The context of a visitor. */
  visitor(ip: string): Context {
    return this.make(null, ip);
  }

  /** Loads what rules will ask about these persons: themselves, and whether something stands between them and the actor. */
  async look(pairs: readonly { actor: ObjectId; at: ObjectId }[]): Promise<void> {
    await Promise.all([
      this.loaders.user.loadMany(pairs.flatMap(({ actor, at }) => [actor, at])),
      ...pairs
        .filter(({ actor, at }) => !actor.equals(at))
        .map(({ actor, at }) => this.of(actor).loaders.viewerBlocks.load(at)),
    ]);
  }

  /** Loads what rules will ask about these posts and comments. */
  async lookAtThreads(looks: readonly Look[]): Promise<void> {
    const authorOf = (row: { author: ObjectId } | null): ObjectId[] => (row ? [row.author] : []);
    const pairs = await Promise.all(
      looks.map(async ({ actor, post, comment }) => {
        const [above, below] = await Promise.all([
          this.loaders.post.load(post),
          comment ? this.loaders.comment.load(comment) : null,
        ]);
        return [...authorOf(above), ...authorOf(below)].map((at) => ({ actor, at }));
      }),
    );
    await this.look(pairs.flat());
  }

  private make(id: ObjectId | null, ip: string): Context {
    const signedIn = { sessionId: new Types.ObjectId(), role: Role.USER, tokenExpiresAt: new Date(8.64e15) };
    const context = createContext({
      viewer: id && { id, ...signedIn },
      request: { id: 'bulk', ip, userAgent: '' },
      limits: unlimited,
      topics: silent,
    });
    for (const name of SHARED) Object.defineProperty(context.loaders, name, { value: this.loaders[name] });
    return context;
  }
}
