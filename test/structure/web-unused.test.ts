import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The files of a folder with an ending, by path, with their text. */
function filesOf(folder: string, ending: RegExp): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    ending.test(name),
  );
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]));
}

const documents = filesOf('packages/client/src/documents', /\.graphql$/);
const code = filesOf('web/src', /\.tsx?$/);
const styles = filesOf('web/src', /\.css$/);
const allDocuments = [...documents.values()].join('\n');
const allCode = [...code.values()].join('\n');
const has = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text);
const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

/** Names that the router and the cache read from every feature. */
const BY_CONVENTION = ['Component', 'typePolicies'];

describe('the web client has nothing that it does not use', () => {
  it('among its operations', () => {
    const names = namesIn(allDocuments, /^(?:query|mutation|subscription) (\w+)/gm);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name) => !has(allCode, `${name}Document`))).toEqual([]);
  });

  it('among the fragments', () => {
    const names = namesIn(allDocuments, /^fragment (\w+)/gm);
    const used = (name: string) =>
      allDocuments.includes(`...${name}\n`) || allCode.includes(`${name}Fragment`);
    expect(names.filter((name) => !used(name))).toEqual([]);
  });

  it('among the exports', () => {
    const unused = [...code].flatMap(([path, text]) =>
      namesIn(text, /^export (?:async )?(?:function|const|class|type|interface) (\w+)/gm)
        .filter((name) => !BY_CONVENTION.includes(name))
        .filter((name) => ![...code].some(([other, its]) => other !== path && has(its, name)))
        .map((name) => `${path}: ${name}`),
    );
    expect(unused).toEqual([]);
  });

  it('among the classes of the style modules, and each class that it asks for is there', () => {
    const wrong = [...styles].flatMap(([path, css]) => {
      if (!path.endsWith('.module.css')) return [];
      // A file may import two modules, under two names.
      const asked = [...code.values()].flatMap((text) =>
        namesIn(text, new RegExp(`^import (\\w+) from '[^']*/${basename(path)}';`, 'gm')).flatMap((styles) =>
          namesIn(text, new RegExp(`\\b${styles}\\['([\\w-]+)'\\]`, 'g')),
        ),
      );
      const given = new Set(
        namesIn(css.replace(/:global\([^)]*\)/g, ''), /\.([a-zA-Z][\w-]*)(?=[\s,:{.[>)+~])/g),
      );
      return [
        ...[...given].filter((name) => !asked.includes(name)).map((name) => `${path}: .${name} is not used`),
        ...asked.filter((name) => !given.has(name)).map((name) => `${path}: .${name} is missing`),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
