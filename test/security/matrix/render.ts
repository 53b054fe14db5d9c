import { NOTHING, type Cell } from './ask.js';

/** What the roles get of one thing: a line a field, a column a role. */
export interface Section {
  title: string;
  roles: readonly string[];
  lines: Map<string, Cell[]>;
}

/** A thing as a table in which fields of the same answers share a line, so that an odd one stands out. */
export function table({ title, roles, lines }: Section): string {
  const same = new Map<string, string[]>();
  for (const [field, cells] of lines) {
    const key = `| ${cells.map((cell) => cell || NOTHING).join(' | ')} |`;
    same.set(key, [...(same.get(key) ?? []), field]);
  }
  const head = [`## ${title}`, '', `| ${roles.join(' | ')} | what |`, `|${' - |'.repeat(roles.length + 1)}`];
  const body = [...same].map(([cells, fields]) => `${cells} ${folded(fields)} |`);
  return [...head, ...body].join('\n');
}

/** `stats.likes`, `stats.views` as `stats.{likes, views}`. */
function folded(fields: readonly string[]): string {
  const families = new Map<string, string[]>();
  for (const field of fields) {
    const dot = field.lastIndexOf('.');
    const parent = dot < 0 ? field : field.slice(0, dot);
    families.set(parent, [...(families.get(parent) ?? []), dot < 0 ? '' : field.slice(dot + 1)]);
  }
  return [...families]
    .map(([parent, own]) => {
      const below = own.filter((name) => name !== '');
      const inner = below.length > 1 ? `{${below.join(', ')}}` : below[0];
      return [own.includes('') ? parent : '', inner ? `${parent}.${inner}` : ''].filter(Boolean).join(', ');
    })
    .join(', ');
}
