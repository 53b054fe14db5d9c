const EXAMPLES = 3;

/** Rows that share a fate, with the first few of them. */
interface Group {
  count: number;
  examples: string[];
}

/** What came of the rows of one kind. */
interface KindTally {
  loaded: number;
  present: number;
  skipped: Map<string, Group>;
  changed: Map<string, Group>;
}

/** Keeps account of what a bulk run loads, finds in place, leaves out and changes, and why. */
export class Tally {
  private readonly kinds = new Map<string, KindTally>();

  /** The account of one kind, begun when it is first named. */
  of(kind: string): Readonly<KindTally> {
    return this.kind(kind);
  }

  loaded(kind: string, count = 1): void {
    this.kind(kind).loaded += count;
  }

  /** Counts rows that an earlier run has loaded. */
  present(kind: string, count = 1): void {
    this.kind(kind).present += count;
  }

  skipped(kind: string, why: string, example?: string, count = 1): void {
    add(this.kind(kind).skipped, why, example, count);
  }

  /** Counts a row that was loaded, but not as it is in the source. */
  changed(kind: string, how: string, example?: string): void {
    add(this.kind(kind).changed, how, example, 1);
  }

  /** The account for a person to read, a line for each kind and each reason. */
  lines(): string[] {
    const width = Math.max(0, ...[...this.kinds.keys()].map((kind) => kind.length));
    return [...this.kinds].flatMap(([kind, { loaded, present, skipped, changed }]) => {
      const left = [...skipped.values()].reduce((sum, group) => sum + group.count, 0);
      // Of what has no place here, "0 loaded" would say too much; of what has, it says that nothing was new.
      const parts = loaded > 0 || present > 0 ? [`${number(loaded)} loaded`] : [];
      if (present > 0) parts.push(`${number(present)} already there`);
      if (left > 0) parts.push(`${number(left)} skipped`);
      return [
        `${kind.padEnd(width)}  ${parts.join(', ')}`.trimEnd(),
        ...reasons('skipped', skipped),
        ...reasons('changed', changed),
      ];
    });
  }

  private kind(name: string): KindTally {
    let kind = this.kinds.get(name);
    if (!kind) {
      kind = { loaded: 0, present: 0, skipped: new Map(), changed: new Map() };
      this.kinds.set(name, kind);
    }
    return kind;
  }
}

function add(groups: Map<string, Group>, why: string, example: string | undefined, count: number): void {
  let group = groups.get(why);
  if (!group) groups.set(why, (group = { count: 0, examples: [] }));
  group.count += count;
  if (example !== undefined && group.examples.length < EXAMPLES) group.examples.push(example);
}

function reasons(fate: string, groups: Map<string, Group>): string[] {
  return [...groups].map(([why, { count, examples }]) => {
    const such =
      examples.length > 0 ? ` (${examples.join('; ')}${count > examples.length ? '; …' : ''})` : '';
    return `    ${fate} ${number(count)}: ${why}${such}`;
  });
}

/** A number as people read it. */
export const number = (value: number): string => value.toLocaleString('en-US');
