/** Longer names are none. */
const LONGEST = 64;
const DAY_MS = 24 * 60 * 60 * 1_000;
const OTHER = '(other)';

/**
 * Bounds the names that clients give: so many different ones a day, what comes later is `(other)`. A new day begins with the
 * names that were most used the day before, so a flood of made-up names cannot displace them.
 */
export class BoundedNames {
  private readonly uses = new Map<string, number>();
  private day = 0;

  constructor(private readonly most: number) {}

  /** The name under which an occurrence counts. */
  of(name: string, at: Date): string {
    const day = Math.floor(at.getTime() / DAY_MS);
    if (day > this.day) this.begin(day);
    const uses = this.uses.get(name);
    if (uses === undefined && (this.uses.size >= this.most || name.length > LONGEST)) return OTHER;
    this.uses.set(name, (uses ?? 0) + 1);
    return name;
  }

  private begin(day: number): void {
    this.day = day;
    const kept = [...this.uses].sort((a, b) => b[1] - a[1]).slice(0, Math.floor(this.most / 2));
    this.uses.clear();
    for (const [name] of kept) this.uses.set(name, 0);
  }
}
