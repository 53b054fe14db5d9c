/** A background from light to dark, and three colours that go with it. */
export interface Scheme {
  ground: readonly [string, string];
  tones: readonly [string, string, string];
}

const SCHEMES: readonly Scheme[] = [
  { ground: ['#1d2b53', '#5b3b8c'], tones: ['#ff77a8', '#ffccaa', '#83e2ff'] },
  { ground: ['#f7e1c3', '#f2a65a'], tones: ['#772f1a', '#f58549', '#585123'] },
  { ground: ['#0b3d3a', '#177e6f'], tones: ['#f4d58d', '#bf0603', '#8fe3cf'] },
  { ground: ['#e3f2fd', '#90caf9'], tones: ['#1565c0', '#ff8a65', '#ffffff'] },
  { ground: ['#2b193d', '#7b2d5b'], tones: ['#f9a03f', '#f06543', '#f2e9e4'] },
  { ground: ['#fdf0f4', '#f7b8cf'], tones: ['#c9184a', '#6d597a', '#ffd6a5'] },
  { ground: ['#e9f5e1', '#a3cf8f'], tones: ['#2d6a4f', '#f4a259', '#fefae0'] },
  { ground: ['#10151f', '#2c3e50'], tones: ['#1abc9c', '#f1c40f', '#e74c3c'] },
  { ground: ['#ede7f6', '#b39ddb'], tones: ['#4527a0', '#ff7043', '#fff59d'] },
  { ground: ['#fff4e0', '#ffcf70'], tones: ['#e85d04', '#370617', '#90be6d'] },
];

/** One of a list, by the next number. */
export const oneOf = <T>(next: () => number, list: readonly T[]): T =>
  list[Math.floor(next() * list.length)]!;

/** A colour scheme, by the next number. */
export const schemeOf = (next: () => number): Scheme => oneOf(next, SCHEMES);

/** A coordinate with one decimal. */
export const px = (value: number): string => (Math.round(value * 10) / 10).toString();
