/** The limits of notifications. One object, so that tests can make them small. */
export const notificationLimits = {
  /** Posts of users with more followers notify no one. */
  mostFollowers: 2_000,
  /** Rows written by one command. */
  chunk: 1_000,
};
