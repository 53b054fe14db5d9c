import { Types } from 'mongoose';
import type { TopicBus } from '../events/topics.js';
import { createContext } from '../loaders/context.js';
import { Role } from '../models/identity/index.js';
import type { Actor } from '../services/social/index.js';
import { Loaders } from '../loaders/context.js';

/** Loaders of documents, which look the same to everybody; the others answer for one viewer. */
const SHARED = ['user', 'userByUsernameKey', 'post', 'comment'] as const;

const unlimited = { consume: async () => undefined };
const silent: TopicBus = {
  publish: async () => undefined,
  listen: async () => async () => undefined,
  close: async () => undefined,
};

/**
 * The people on whose behalf bulk work calls the services, each with a context as in a request of their own. Documents
 * are loaded once for all of them. Lives as long as one run of one transaction, so that it never shows what is stale.
 */
export class Actors {
  private readonly contexts = new Map<string, Actor>();
  readonly loaders = new Loaders({ viewer: null });

  /** The context in which this person acts. */
  of(user: Types.ObjectId): Actor {
    const key = user.toHexString();
    let actor = this.contexts.get(key);
    if (!actor) this.contexts.set(key, (actor = this.make(user)));
    return actor;
  }

  private make(id: Types.ObjectId): Actor {
    const context = createContext({
      viewer: { id, sessionId: new Types.ObjectId(), role: Role.USER, tokenExpiresAt: new Date(8.64e15) },
      request: { id: 'bulk', ip: '', userAgent: '' },
      limits: unlimited,
      topics: silent,
    });
    for (const name of SHARED) Object.defineProperty(context.loaders, name, { value: this.loaders[name] });
    return context as Actor;
  }
}
