import { isObjectType, type GraphQLSchema } from 'graphql';
import { shownUrl } from '../../lib/demo-media.js';

/** The fields that the demo data fill with media. */
const FIELDS: Record<string, readonly string[]> = {
  User: ['avatar', 'coverImage'],
  Media: ['url', 'thumbnailUrl'],
  Group: ['avatar', 'coverImage'],
  GroupPreview: ['avatar'],
  Event: ['coverImage'],
};

/**
 * Lets these fields answer with addresses on this gateway. Only with demo data: elsewhere the fields stay plain. Throws
 * for names that the schema does not have.
 */
export function showDemoMedia(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(FIELDS)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const name of fields) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`There is no ${typeName}.${name} to show.`);
      field.resolve = (root) => shownUrl((root as Record<string, unknown>)[name]);
    }
  }
}
