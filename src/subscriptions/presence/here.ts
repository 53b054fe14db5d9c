import type { PresencePatience } from './patience.js';

/**
 * Who has sockets at this gateway. Whoever has lost the last one is taken to be here for a little longer: pages are
 * loaded anew and trains go through tunnels, and nobody wants to hear of that.
 */
export class Here {
  private readonly sockets = new Map<string, number>();
  private readonly leaving = new Map<string, NodeJS.Timeout>();

  /** @param changed who came or went; how it stands now is asked with `has` */
  constructor(
    private readonly patience: Pick<PresencePatience, 'graceMs'>,
    private readonly changed: (person: string) => void,
  ) {}

  has(person: string): boolean {
    return this.sockets.has(person) || this.leaving.has(person);
  }

  /** Everybody who is here. */
  people(): string[] {
    return [...this.sockets.keys(), ...this.leaving.keys()];
  }

  /** One more socket of somebody; returns how to take it away again, which happens once however often it is called. */
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

  /** Forgets everybody without a word. */
  clear(): void {
    for (const timer of this.leaving.values()) clearTimeout(timer);
    this.leaving.clear();
    this.sockets.clear();
  }

  private leave(person: string): void {
    const left = (this.sockets.get(person) ?? 0) - 1;
    if (left > 0) return void this.sockets.set(person, left);
    // Unknown by now: the gateway has stopped.
    if (!this.sockets.delete(person)) return;
    const gone = (): void => {
      this.leaving.delete(person);
      this.changed(person);
    };
    this.leaving.set(person, setTimeout(gone, this.patience.graceMs).unref());
  }
}
