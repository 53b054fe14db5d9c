/**
 * Who is connected, over all gateways: a person is online while a socket of any of them is authenticated as theirs. Ids
 * are hexadecimal. It is a matter of the moment and kept outside of the database; when somebody was last seen is in it.
 */
export interface Presence {
  /** Those of these people who are online. Never throws: what can't be asked is not known to be online. */
  online(people: readonly string[]): Promise<ReadonlySet<string>>;
  /** A socket of this gateway is a person's from now on. Returns how to say that it is gone. */
  arrive(person: string): () => void;
  /** This gateway stops. */
  close(): Promise<void>;
}

/** Somebody came online or went, as far as all gateways know. */
export interface PresenceChange {
  person: string;
  online: boolean;
  /** When: for who went, the last moment that they were here. */
  at: Date;
}

/** What follows from changes; see `subscriptions/presence/told.ts`. */
export type OnPresenceChange = (changes: readonly PresenceChange[]) => Promise<void>;

/** Where there are no sockets: in imports, benches and tests of single parts. */
export const nobodyOnline: Presence = {
  online: async () => new Set(),
  arrive: () => () => undefined,
  close: async () => undefined,
};
