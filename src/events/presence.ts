/**
 * The connected users of all gateways: a user is online while a socket of any gateway is authenticated as theirs. Ids
 * are hexadecimal. This state is ephemeral and not in the database; the time of the last activity is.
 */
export interface Presence {
  /** The users among these who are online. Never throws: on a failure, no user counts as online. */
  online(people: readonly string[]): Promise<ReadonlySet<string>>;
  /** Registers a socket of this gateway for a user. Call the returned function when it closes. */
  arrive(person: string): () => void;
  /** Releases everything when this gateway stops. */
  close(): Promise<void>;
}

/** A user came online or went offline, as far as all gateways know. */
export interface PresenceChange {
  person: string;
  online: boolean;
  /** Time of the change. For a user who went offline, the time of the last activity. */
  at: Date;
}

/** Handles changes; see `subscriptions/presence/told.ts`. */
export type OnPresenceChange = (changes: readonly PresenceChange[]) => Promise<void>;

/** For processes without sockets: imports, benchmarks and tests of single parts. */
export const nobodyOnline: Presence = {
  online: async () => new Set(),
  arrive: () => () => undefined,
  close: async () => undefined,
};
