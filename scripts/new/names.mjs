// The names of one new thing in every spelling that the code uses.

const DOMAIN = /^[a-z]+$/;
const THING = /^[a-z]+(-[a-z]+)*$/;

/** All spellings, or an explanation of what is wrong with what was typed. */
export function namesOf(domain, thing, prefix) {
  if (!DOMAIN.test(domain ?? '')) return 'The domain is one word in small letters, such as messaging.';
  if (!THING.test(thing ?? '')) return 'The thing is kebab-case and singular, such as sticker-pack.';
  const pascal = thing.replace(/(^|-)([a-z])/g, (_, dash, letter) => letter.toUpperCase());
  const words = thing.replace(/-/g, ' ');
  const rows = plural(thing.replace(/-/g, '_'));
  const short = prefix ?? thing.replace(/-/g, '').slice(0, 5);
  if (!/^[a-z]{2,5}$/.test(short)) return 'The prefix of its ids has 2 to 5 small letters.';
  return {
    domain,
    Domain: domain[0].toUpperCase() + domain.slice(1),
    thing,
    Thing: pascal,
    things: plural(pascal),
    snake: thing.replace(/-/g, '_'),
    upperRows: thing.replace(/-/g, '_').toUpperCase(),
    name: pascal[0].toLowerCase() + pascal.slice(1),
    words,
    aThing: `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`,
    rows,
    list: rows.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
    prefix: short,
  };
}

function plural(word) {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
