/** How far notifications reach; one object, so that tests can make the world small. */
export const notificationLimits = {
  /** Posts of people with more followers than this notify nobody. */
  mostFollowers: 2_000,
  /** Rows written by one command. */
  chunk: 1_000,
};
