import { linkToPath } from '../../lib/public-address.js';
import { seededNumbers } from '../../lib/seeded-numbers.js';

/** Colours of Tailwind's 400 and 600, by which catalogues name gradients. */
const COLOURS: Record<string, [light: string, dark: string]> = {
  red: ['#f87171', '#dc2626'],
  orange: ['#fb923c', '#ea580c'],
  amber: ['#fbbf24', '#d97706'],
  yellow: ['#facc15', '#ca8a04'],
  lime: ['#a3e635', '#65a30d'],
  green: ['#4ade80', '#16a34a'],
  emerald: ['#34d399', '#059669'],
  teal: ['#2dd4bf', '#0d9488'],
  cyan: ['#22d3ee', '#0891b2'],
  sky: ['#38bdf8', '#0284c7'],
  blue: ['#60a5fa', '#2563eb'],
  indigo: ['#818cf8', '#4f46e5'],
  violet: ['#a78bfa', '#7c3aed'],
  purple: ['#c084fc', '#9333ea'],
  fuchsia: ['#e879f9', '#c026d3'],
  pink: ['#f472b6', '#db2777'],
  rose: ['#fb7185', '#e11d48'],
  slate: ['#94a3b8', '#475569'],
};

/** The address of an agent's picture: its own, or the one that the gateway draws. */
export const avatarOf = ({ slug, avatarUrl }: { slug: string; avatarUrl?: string }): string =>
  avatarUrl ?? linkToPath(`/agents/${slug}/avatar.svg`);

/** A portrait of an agent, drawn from its slug, name and colours: the same agent always looks the same. */
export function drawAvatar({ slug, name, color }: { slug: string; name: string; color?: string }): string {
  const random = seededNumbers(slug);
  const [light, dark] = gradientOf(color, random);
  const initial = escapeXml([...name.trim()][0]?.toUpperCase() ?? '?');
  const rings = Array.from({ length: 3 }, (_, ring) => {
    const radius = 26 + ring * 14 + Math.floor(random() * 6);
    const turn = Math.floor(random() * 360);
    const length = Math.round(radius * 2 * Math.PI * (0.35 + random() * 0.45));
    return `<circle r="${radius}" fill="none" stroke="#fff" stroke-opacity="${(0.5 - ring * 0.13).toFixed(2)}" stroke-width="${3 - ring * 0.6}" stroke-linecap="round" stroke-dasharray="${length} 999" transform="rotate(${turn})"/>`;
  });
  const stars = Array.from({ length: 7 }, () => {
    const angle = random() * Math.PI * 2;
    const distance = 28 + random() * 32;
    const [x, y] = [Math.cos(angle) * distance, Math.sin(angle) * distance].map((at) => at.toFixed(1));
    return `<circle cx="${x}" cy="${y}" r="${(1 + random() * 2.4).toFixed(1)}" fill="#fff" fill-opacity="${(0.4 + random() * 0.5).toFixed(2)}"/>`;
  });
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-64 -64 128 128" width="256" height="256" role="img">',
    `<title>${escapeXml(name)}</title>`,
    `<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop stop-color="${light}"/><stop offset="1" stop-color="${dark}"/></linearGradient></defs>`,
    '<rect x="-64" y="-64" width="128" height="128" fill="url(#g)"/>',
    ...rings,
    ...stars,
    `<text y="13" text-anchor="middle" font-family="Georgia, serif" font-size="38" font-weight="700" fill="#fff">${initial}</text>`,
    '</svg>',
  ].join('');
}

function gradientOf(color: string | undefined, random: () => number): [string, string] {
  const named = [...(color ?? '').matchAll(/(?:from|to|via)-([a-z]+)/g)].flatMap(
    ([, name]) => COLOURS[name!] ?? [],
  );
  if (named.length >= 2) return [named[0]!, named.at(-1)!];
  const all = Object.values(COLOURS);
  const first = all[Math.floor(random() * all.length)]!;
  const second = all[Math.floor(random() * all.length)]!;
  return [first[0], second[1]];
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replace(/\p{Cc}/gu, '');
