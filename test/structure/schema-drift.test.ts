import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { printedSchema, schemaDrift } from '../../src/cli/schema-file.js';

const schema = buildSchema('type Query { viewer: User } type User { handle: String! bio: String }');
const committed = printedSchema(schema);

describe('the schema gate', () => {
  it('is content with what the code makes', () => {
    expect(schemaDrift(committed, schema)).toEqual([]);
  });

  it('sees an addition', () => {
    const grown = buildSchema(
      'type Query { viewer: User } type User { handle: String! bio: String age: Int }',
    );
    expect(schemaDrift(committed, grown)).toEqual(['+ age: Int']);
  });

  it('names what breaks clients', () => {
    const shrunk = buildSchema('type Query { viewer: User } type User { handle: String }');
    const drift = schemaDrift(committed, shrunk);
    expect(drift).toContain('breaks clients: User.bio was removed.');
    expect(drift).toContain('breaks clients: User.handle changed type from String! to String.');
    expect(drift).toContain('- bio: String');
  });

  it('sees a changed description, and a file that is not there', () => {
    const described = buildSchema(
      'type Query { viewer: User } "A person" type User { handle: String! bio: String }',
    );
    expect(schemaDrift(committed, described)).not.toEqual([]);
    expect(schemaDrift('', schema)).toEqual(['nothing is committed yet']);
  });
});
