/** One line of the table. */
export interface Row {
  workload: string;
  /** What was measured of us and of the peer, with its unit. */
  ours: string;
  peer: string;
  ratio: number;
  /** The goal in words, and whether the ratio meets it; null for lines that only inform. */
  goal: string;
  met: boolean | null;
}

/** A goal that a ratio has to reach. */
export const atLeast = (goal: number) => (ratio: number) => ({ goal: `≥ ${goal} ×`, met: ratio >= goal });

/** A goal that a ratio must not exceed. */
export const atMost = (goal: number) => (ratio: number) => ({ goal: `≤ ${goal} ×`, met: ratio <= goal });

/** A workload: what it measures, on the seeded database. */
export interface Workload {
  name: string;
  title: string;
  run(bench: Bench): Promise<Row[]>;
}

/** What workloads share. */
export interface Bench {
  /** The seeded database. */
  uri: string;
  /** The process that runs it, whose CPU time is a part of the costs too. */
  mongodPid: number;
  /** How often contenders take turns: BENCH_ROUNDS, 9 unless told. */
  rounds: number;
  say(line: string): void;
}

/** Microseconds, as the table shows them. */
export const us = (value: number): string => `${Math.round(value).toLocaleString('en')} µs`;

/** Milliseconds, as the table shows them. */
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
