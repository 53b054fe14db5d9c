import fc from 'fast-check';

/** Random operations over the sample schema: what graphql-js and the compiled executor must answer in the same way. */

const condition = fc.constantFrom(
  ...['', '', '', ' @include(if: $yes)', ' @skip(if: $no)', ' @include(if: $no) @skip(if: $no)'],
  ...[' @skip(if: $absent)', ' @include(if: $absent)', ' @skip(if: true)', ' @include(if: false)'],
  ...[' @skip(if: false)', ' @include(if: true)', ' @skip(if: false) @include(if: $yes)'],
);

const aliased = (names: readonly string[], aliases: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('', ...aliases), condition)
    .map(([name, alias, when]) => `${alias && `${alias}_${name}: `}${name}${when}`);

const some = (parts: fc.Arbitrary<string>, maxLength = 4) =>
  fc.array(parts, { minLength: 1, maxLength }).map((list) => list.join(' '));

/** Spreads of fragments and inline fragments, each possibly several times under different conditions. */
const spreads = (names: readonly string[]) =>
  fc.tuple(fc.constantFrom(...names), condition).map(([name, when]) => `...${name}${when}`);

const postField = aliased(['title', 'mood', 'at', 'tags', 'key', '__typename'], ['x', 'y']);
const commentField = aliased(['body', 'key', '__typename'], ['x', 'y']);
const post = some(
  fc.oneof(
    postField,
    postField,
    spreads(['P', 'P2', 'N']),
    fc
      .tuple(condition, some(fc.oneof(postField, spreads(['P', 'P2'])), 3))
      .map(([w, s]) => `...${w} { ${s} }`),
  ),
);
const comment = some(fc.oneof(commentField, spreads(['C', 'N'])), 3);
const node = some(
  fc.oneof(
    aliased(['key', '__typename'], ['x']),
    spreads(['N', 'N', 'C', 'P']),
    fc.tuple(condition, post).map(([when, fields]) => `... on SamplePost${when} { ${fields} }`),
    fc.tuple(condition, comment).map(([when, fields]) => `... on SampleComment${when} { ${fields} }`),
  ),
);
const page = fc
  .tuple(fc.constantFrom('nodes', 'edges'), condition, post)
  .map(([via, when, fields]) =>
    via === 'nodes' ? `nodes${when} { ${fields} }` : `edges${when} { cursor node { ${fields} } }`,
  );
const posts = fc
  .tuple(
    fc.constantFrom('samplePosts', 'p1: samplePosts(first: 2)', 'p2: samplePosts(first: $n)'),
    condition,
    some(fc.oneof(page, fc.constant('totalCount'), spreads(['G'])), 3),
  )
  .map(([field, when, set]) => `${field}${when} { ${set} }`);
const nodes = fc
  .tuple(fc.constantFrom('a: anyNode', 'b: anyNode(n: 2)', 'c: anyNode(n: $n)'), condition, node)
  .map(([field, when, set]) => `${field}${when} { ${set} }`);
const things = fc
  .tuple(fc.constantFrom('t1: things', 't2: things(mood: $m)', 't3: things(mood: WILD)'), condition, node)
  .map(([field, when, set]) => `${field}${when} { ${set} }`);
const root = fc.oneof(
  ...[posts, nodes, nodes, things, spreads(['Q', 'Q2']), aliased(['hello', 'whoami', 'broken'], ['h'])],
  fc
    .tuple(fc.constantFrom('q: echo(text: $t, mood: $m)', 'r: refused(code: "NOT_FOUND")'), condition)
    .map(([field, when]) => `${field}${when}`),
);

/** Fragments never spread later ones, so there are no circles. */
const fragments = fc
  .record({
    N: some(
      fc.oneof(
        aliased(['key', '__typename'], ['x', 'n']),
        fc.tuple(condition, some(postField, 3)).map(([w, s]) => `... on SamplePost${w} { ${s} }`),
        fc.tuple(condition, some(commentField, 2)).map(([w, s]) => `... on SampleComment${w} { ${s} }`),
      ),
    ),
    P: some(postField),
    P2: some(fc.oneof(postField, spreads(['P', 'N']))),
    C: some(fc.oneof(commentField, spreads(['N']))),
    G: some(page, 2),
    Q: some(fc.oneof(nodes, aliased(['hello', 'whoami'], ['h']))),
    Q2: some(fc.oneof(nodes, posts, spreads(['Q']))),
  })
  .map(
    ({ N, P, P2, C, G, Q, Q2 }) => `fragment N on SampleNode { ${N} }
    fragment P on SamplePost { ${P} }
    fragment P2 on SamplePost { ${P2} }
    fragment C on SampleComment { ${C} }
    fragment G on SamplePostConnection { ${G} }
    fragment Q on Query { ${Q} }
    fragment Q2 on Query { ${Q2} }`,
  );

const variables = fc.record(
  {
    yes: fc.boolean(),
    no: fc.boolean(),
    absent: fc.constantFrom(true, false, null),
    n: fc.constantFrom(1, 3, 0, -1, null, 'x'),
    m: fc.constantFrom('CALM', 'WILD', null, 'wild'),
    t: fc.constantFrom('text', '', null),
  },
  { requiredKeys: ['yes', 'no'] },
);

/** A document with one operation, and two sets of variables to run it with. */
export const operation = fc
  .record({ fields: fc.array(root, { minLength: 1, maxLength: 5 }), fragments, variables, others: variables })
  .map(({ fields, fragments: defined, variables: first, others }) => ({
    source: `query Q($yes: Boolean!, $no: Boolean!, $absent: Boolean = false, $n: Int = 2, $m: SampleMood, $t: String = "d") {
      used: echo(text: $t, mood: $m) @include(if: $yes) @skip(if: $no)
      u2: anyNode(n: $n) { __typename @skip(if: $absent) ...N ...C ...P ...P2 }
      u3: samplePosts(first: 1) { ...G }
      ...Q @skip(if: true) ...Q2 @skip(if: true)
      ${fields.join('\n')}
    }
    ${defined}`,
    runs: [first, others],
  }));
