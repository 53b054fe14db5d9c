/** The backgrounds that the form offers for stories of text. */
export const COLOURS = [
  { value: '#5636cc', name: 'Violet' },
  { value: '#0b6e99', name: 'Blue' },
  { value: '#177a4b', name: 'Green' },
  { value: '#b3261e', name: 'Red' },
  { value: '#8a5a00', name: 'Brown' },
  { value: '#1c1926', name: 'Black' },
];

/** Black or white: the one that can be read on a colour such as `#1e90ff`. */
export function inkOn(colour: string): string {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!hex) return '#ffffff';
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const [red, green, blue] = [0, 2, 4].map((start) => parseInt(full.slice(start, start + 2), 16));
  return red! * 0.299 + green! * 0.587 + blue! * 0.114 > 150 ? '#1c1926' : '#ffffff';
}
