/** The time limits of presence. */
export interface PresencePatience {
  /** How long a user stays online after their last socket closes. */
  graceMs: number;
  /** How long changes are gathered before they are processed together. */
  gatherMs: number;
  /** The interval of a gateway's heartbeats. */
  beatMs: number;
  /** A gateway without a heartbeat for this time is dead, and its users are offline. */
  lifeMs: number;
  /** The longest wait for Redis, before this gateway's own knowledge is used. */
  askMs: number;
}

/** The values of gateways. One object, so that tests can make them short. */
export const patience: PresencePatience = {
  graceMs: 5_000,
  gatherMs: 50,
  beatMs: 10_000,
  lifeMs: 30_000,
  askMs: 250,
};
