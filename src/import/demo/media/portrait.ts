import { seededNumbers } from '../../../lib/seeded-numbers.js';
import { oneOf, px, schemeOf } from './colours.js';
import type { Frame } from './patterns.js';

const SKINS = ['#f6d7c3', '#eec1a2', '#d99f78', '#b97a50', '#8d5634', '#5f3a25'];
const HAIR = ['#1f1a17', '#3d2719', '#6b4226', '#a9713b', '#d8b26a', '#b04a2f', '#8a8d91', '#efe9e1'];
const INK = '#2a1f1b';

/** Hair behind and before the face, around a head of 27 by 32 at 0,0. */
const STYLES: readonly ((tone: string) => [behind: string, before: string])[] = [
  (tone) => [
    '',
    `<path d="M-28 -4C-30 -38 -12 -42 2 -40C20 -40 31 -28 28 -4C24 -18 14 -22 0 -21C-14 -20 -25 -18 -28 -4Z" fill="${tone}"/>`,
  ],
  (tone) => [
    `<path d="M-32 46C-40 -10 -34 -44 0 -44S40 -10 32 46Z" fill="${tone}"/>`,
    `<path d="M-28 2C-29 -24 -20 -36 2 -36C-2 -22 -20 -16 -28 2ZM28 2C30 -22 22 -36 2 -36C8 -20 24 -16 28 2Z" fill="${tone}"/>`,
  ],
  (tone) => [
    `<circle cy="-42" r="14" fill="${tone}"/>`,
    `<path d="M-28 -2C-30 -32 -16 -39 0 -39S30 -32 28 -2C22 -20 12 -25 0 -25S-22 -20 -28 -2Z" fill="${tone}"/>`,
  ],
  (tone) => [
    [-26, -14, 0, 14, 26]
      .map((x, index) => `<circle cx="${x}" cy="${[-14, -30, -36, -30, -14][index]}" r="16" fill="${tone}"/>`)
      .join(''),
    [-20, -8, 8, 20].map((x) => `<circle cx="${x}" cy="-27" r="9" fill="${tone}"/>`).join(''),
  ],
  (tone) => [
    `<path d="M-33 16C-36 -30 -24 -42 0 -42S36 -30 33 16L24 18V-10H-24V18Z" fill="${tone}"/>`,
    `<path d="M-28 -8C-28 -30 -16 -38 0 -38S28 -30 28 -8C10 -12 -8 -12 -28 -8Z" fill="${tone}"/>`,
  ],
  () => ['', ''],
];

const MOUTHS = [
  `<path d="M-9 15Q0 23 9 15" fill="none" stroke="${INK}" stroke-width="2.4" stroke-linecap="round"/>`,
  `<path d="M-9 14H9Q7 23 0 23T-9 14Z" fill="#fff" stroke="${INK}" stroke-width="1.6"/>`,
  `<path d="M-6 17Q1 20 8 15" fill="none" stroke="${INK}" stroke-width="2.4" stroke-linecap="round"/>`,
  '<path d="M-8 16Q-4 13 0 15Q4 13 8 16Q0 23 -8 16Z" fill="#b5445a"/>',
];

/** A portrait of geometric shapes. The seed chooses the face, the hair and the clothes. */
export function drawPortrait({ width, height }: Frame, seed: string): string {
  const next = seededNumbers(`portrait|${seed}`);
  const { ground, tones } = schemeOf(next);
  const [skin, hair] = [oneOf(next, SKINS), oneOf(next, HAIR)];
  const [behind, before] = oneOf(next, STYLES)(hair);
  const gap = 9.5 + next() * 3;
  const eyes = [-gap, gap].map((x) => `<circle cx="${px(x)}" cy="-1" r="2.7" fill="${INK}"/>`);
  const brow = px(-8 - next() * 2);
  const brows = [-gap, gap].map(
    (x) =>
      `<path d="M${px(x - 5)} ${brow}Q${px(x)} ${px(Number(brow) - 3)} ${px(x + 5)} ${brow}" fill="none" stroke="${hair}" stroke-width="2.2" stroke-linecap="round"/>`,
  );
  const glasses =
    next() < 0.3
      ? `<g fill="none" stroke="${INK}" stroke-width="1.8"><circle cx="${px(-gap)}" cy="-1" r="7.5"/><circle cx="${px(gap)}" cy="-1" r="7.5"/><path d="M${px(7.5 - gap)} -2H${px(gap - 7.5)}"/></g>`
      : '';
  const beard =
    next() < 0.2
      ? `<path d="M-26 2C-26 28 -12 34 0 34S26 28 26 2C22 12 14 10 0 10S-22 12 -26 2Z" fill="${hair}"/>`
      : '';
  const mouth = oneOf(next, MOUTHS);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-64 -64 128 128" preserveAspectRatio="xMidYMid slice">`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${ground[0]}"/><stop offset="1" stop-color="${ground[1]}"/></linearGradient></defs>`,
    '<rect x="-128" y="-128" width="256" height="256" fill="url(#g)"/>',
    `<circle cx="${px(-30 + next() * 60)}" cy="${px(-20 + next() * 30)}" r="${px(40 + next() * 14)}" fill="${tones[2]}" fill-opacity="0.35"/>`,
    `<g transform="translate(0 -4)">${behind}`,
    `<path d="M-52 72C-52 46 -30 40 0 40S52 46 52 72Z" fill="${tones[0]}"/><path d="M-12 24H12V42Q0 54 -12 42Z" fill="${skin}"/><path d="M-12 28Q0 40 12 28V36Q0 44 -12 36Z" fill="#000" fill-opacity="0.12"/>`,
    `<circle cx="-27" cy="1" r="5.5" fill="${skin}"/><circle cx="27" cy="1" r="5.5" fill="${skin}"/><ellipse rx="27" ry="32" fill="${skin}"/>`,
    ...[beard, ...eyes, ...brows],
    `<path d="M0 2Q4 9 -1 10" fill="none" stroke="#000" stroke-opacity="0.3" stroke-width="2" stroke-linecap="round"/>`,
    ...[mouth, glasses, before],
    '</g></svg>',
  ].join('');
}
