/** How presence takes its time. */
export interface PresencePatience {
  /** Whoever has lost the last socket is online for so much longer. */
  graceMs: number;
  /** Changes of so long are worked off together. */
  gatherMs: number;
  /** How often a gateway says that it is alive. */
  beatMs: number;
  /** A gateway that has not said so for this long is dead, and its people are gone. */
  lifeMs: number;
  /** How long a question to Redis may take, before what this gateway knows by itself has to do. */
  askMs: number;
}

/** What gateways do; one object, so that tests can make time short. */
export const patience: PresencePatience = {
  graceMs: 5_000,
  gatherMs: 50,
  beatMs: 10_000,
  lifeMs: 30_000,
  askMs: 250,
};
