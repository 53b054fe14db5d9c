import { lengthOf, tagFrom } from '../../lib/text.js';
import type { Tally } from '../tally.js';
import type { Graph } from './graph.js';

const LONGEST_PLACE = 100;
const MOST_TAGS = 30;

/** Words that fit into a limit, cut with an ellipsis where they don't. */
export function fitted(text: string, limit: number): { text: string; cut: boolean } {
  const words = text.trim();
  if (lengthOf(words) <= limit) return { text: words, cut: false };
  return { text: `${[...words].slice(0, limit - 1).join('')}…`, cut: true };
}

/** A city with its country, as a person would write it; undefined where the graph doesn't tell. */
export function placeName(places: Graph['places'], id: string | null): string | undefined {
  const place = id === null ? undefined : places.get(id);
  if (!place) return undefined;
  const within = place.type === 'city' && place.within !== null ? places.get(place.within) : undefined;
  const names = [place.name, within?.name].filter((name) => name !== undefined);
  return fitted(names.map((name) => name.replaceAll('_', ' ')).join(', '), LONGEST_PLACE).text;
}

/** The graph's tags in our spelling, each once. What had to change besides upper case is put on the account. */
export function tagsOf(names: readonly string[], tally: Tally): string[] {
  const tags = new Set<string>();
  for (const name of names) {
    const tag = tagFrom(name);
    if (tag === null) {
      tally.skipped('tags', 'nothing is left that a tag can hold', name);
      continue;
    }
    if (tag !== name.toLowerCase()) tally.changed('tags', 'spelled as tags can be', `${name} → ${tag}`);
    if (tags.size < MOST_TAGS) tags.add(tag);
    else tally.skipped('tags', `a post has up to ${MOST_TAGS} tags`, name);
  }
  return [...tags];
}
