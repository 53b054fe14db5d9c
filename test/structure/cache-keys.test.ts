import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

/** The nodes of lists that have no `id`. */
function nodesWithoutId(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || !type.name.endsWith('Edge')) return [];
    const node = getNamedType(type.getFields()['node']!.type);
    return isObjectType(node) && !node.getFields()['id'] ? [node.name] : [];
  });
}

describe('C2 the nodes of lists', () => {
  it('have an id, or are named in docs/clients.md with the key that caches need', () => {
    const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
    const docs = readFileSync('docs/clients.md', 'utf8');
    const [, named] = /const without = \[(.*?)\n\];/s.exec(docs)!;
    expect(nodesWithoutId(schema).length).toBeGreaterThan(5);
    expect(nodesWithoutId(schema).filter((name) => !named!.includes(`'${name}'`))).toEqual([]);
    const types = [...named!.matchAll(/'(\w+)'/g)].map(([, name]) => schema.getType(name!));
    expect(types.filter((type) => !isObjectType(type) || type.getFields()['id'])).toEqual([]);
  });
});
