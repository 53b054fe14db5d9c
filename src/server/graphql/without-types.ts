/** Messages of validation and coercion that name types, and their replacements if the schema is not public. */
const SENTENCES: readonly [RegExp, string][] = [
  [/^Cannot query field "(\w+)"/, 'Field "$1" cannot be selected here.'],
  [/^Field "(\w+)" of type .* must have a selection/, 'Field "$1" needs a selection of fields.'],
  [/^Field "(\w+)" must not have a selection/, 'Field "$1" takes no selection of fields.'],
  [/^Field "(\w+)" argument "(\w+)" of type .* is required/, 'Field "$1" needs the argument "$2".'],
  [/^Directive "@(\w+)" argument "(\w+)" of type .* is required/, 'Directive "@$1" needs the argument "$2".'],
  [/^Unknown argument "(\w+)" on field "[\w.]*?(\w+)"/, 'Field "$2" takes no argument "$1".'],
  [/^Unknown type /, 'A fragment or a variable of the document does not fit the schema.'],
  [/^Variable "\$(\w+)" of type .* used in position/, 'Variable "$$$1" does not fit where it is used.'],
  [/^Variable "\$(\w+)" of (?:required|non-null) type/, 'Variable "$$$1" is required.'],
  [
    /^Variable "\$(\w+)" (?:got|has) invalid value .*? at "([\w.[\]]+)"/s,
    'Variable "$$$1" has an invalid value at "$2".',
  ],
  [/^Variable "\$(\w+)"/, 'Variable "$$$1" has an invalid value.'],
  [/^Argument "(\w+)"/, 'Argument "$1" has an invalid value.'],
  [/^Field "[\w.]*?(\w+)" of required type/, 'Input field "$1" is required.'],
  [/^Field "(\w+)" is not defined by type/, 'Input field "$1" is not known.'],
  [/^Fragment "(\w+)" cannot (?:be spread here|condition)/, 'Fragment "$1" does not fit here.'],
];

/** A message in one sentence without type names. */
export function withoutTypes(message: string): string {
  for (const [pattern, sentence] of SENTENCES) {
    const found = pattern.exec(message);
    if (found) return found[0].replace(pattern, sentence);
  }
  return /\btypes?\b|^Value |^Enum |^Int |^Float |^String |^Boolean |^Expected /.test(message)
    ? 'The document does not fit the schema.'
    : message;
}
