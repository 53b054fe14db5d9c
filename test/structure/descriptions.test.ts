import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';

/** Words that the style guide rules out: see docs/style.md. */
const ODD = /\b(one's|one’s|oneself|whoever|somebody|unless told|no more)\b/i;
/** A description names its noun first. */
const QUESTION = /^(What|Who|Whom|Whose|Which|Where|Why|How (?!often))\b/;
const FEWEST_WORDS = 3;

/** Every description of the schema with the place where it stands, and every place without any. */
function descriptions(schema: GraphQLSchema): [place: string, text: string][] {
  const found: [string, string][] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    found.push([type.name, type.description ?? '']);
    if (isEnumType(type))
      for (const { name, description } of type.getValues())
        found.push([`${type.name}.${name}`, description ?? '']);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      found.push([`${type.name}.${field.name}`, field.description ?? '']);
      for (const arg of 'args' in field ? field.args : [])
        found.push([`${type.name}.${field.name}(${arg.name})`, arg.description ?? '']);
    }
  }
  return found;
}

/** What the style guide says against a schema. */
function complaintsAbout(schema: GraphQLSchema): string[] {
  return descriptions(schema).flatMap(([place, text]) => {
    if (text === '') return [`${place} has no description`];
    if (ODD.test(text)) return [`${place}: ${ODD.exec(text)![0]}`];
    if (QUESTION.test(text)) return [`${place} begins with a question word: ${text}`];
    return text.split(/\s+/).length < FEWEST_WORDS ? [`${place} is too short: ${text}`] : [];
  });
}

describe('the descriptions of the schema', () => {
  it('keep to docs/style.md', () => {
    const file = new URL('../../src/schema/schema.graphql', import.meta.url);
    expect(complaintsAbout(buildSchema(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('are complained about where they do not', () => {
    const planted = buildSchema(`
      type Query {
        bare: Int
        """How far it has come."""
        far: Int
        """What one’s friends see."""
        see: Int
        """The post."""
        post: Int
        """The number of oneself."""
        self: Int
        """The user's mood."""
        mood(at: Int): QueryMood
      }
      """The moods of users."""
      enum QueryMood { CALM }
    `);
    expect(complaintsAbout(planted).filter((line) => line.startsWith('Query'))).toEqual([
      'Query has no description',
      'Query.bare has no description',
      'Query.far begins with a question word: How far it has come.',
      'Query.see: one’s',
      'Query.post is too short: The post.',
      'Query.self: oneself',
      'Query.mood(at) has no description',
      'QueryMood.CALM has no description',
    ]);
  });
});
