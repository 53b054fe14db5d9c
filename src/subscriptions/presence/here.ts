import type { PresencePatience } from './patience.js';

/**
 * The users with sockets at this gateway. A user counts as online for a grace period after their last socket closes,
 * because page reloads and short network failures should not be visible.
 */
export class Here {
  private readonly sockets = new Map<string, number>();
  private readonly leaving = new Map<string, NodeJS.Timeout>();

  /** @param changed called for a user who came or went; `has` gives the current state */
  constructor(
    private readonly patience: Pick<PresencePatience, 'graceMs'>,
    private readonly changed: (person: string) => void,
  ) {}

  has(person: string): boolean {
    return this.sockets.has(person) || this.leaving.has(person);
  }

  /** All users at this gateway. */
  people(): string[] {
    return [...this.sockets.keys(), ...this.leaving.keys()];
  }

  /** Adds a socket of a user. Returns the function that removes it, which works once however often it is called. */
  arrive(person: string): () => void {
    const before = this.has(person);
    clearTimeout(this.leaving.get(person));
    this.leaving.delete(person);
    this.sockets.set(person, (this.sockets.get(person) ?? 0) + 1);
    if (!before) this.changed(person);
    let there = true;
    return () => {
      if (there) this.leave(person);
      there = false;
    };
  }

  /** Removes all users without notification. */
  clear(): void {
    for (const timer of this.leaving.values()) clearTimeout(timer);
    this.leaving.clear();
    this.sockets.clear();
  }

  private leave(person: string): void {
    const left = (this.sockets.get(person) ?? 0) - 1;
    if (left > 0) return void this.sockets.set(person, left);
    // Unknown because the gateway has stopped.
    if (!this.sockets.delete(person)) return;
    const gone = (): void => {
      this.leaving.delete(person);
      this.changed(person);
    };
    this.leaving.set(person, setTimeout(gone, this.patience.graceMs).unref());
  }
}
