import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * Fields with the same value for every user who may see the object. Fields that are neither listed here nor marked
 * with `@Shareable()` are resolved per viewer, so a new field is safe by default.
 */
const VIEWER_INDEPENDENT: Record<string, readonly string[]> = {
  User: ['id', 'username', 'fullName', 'avatar', 'verified', 'createdAt'],
  Post: [
    'id',
    'caption',
    'title',
    'category',
    'createdAt',
    'editedAt',
    'author',
    'stats',
    'reactions',
    'tagNames',
  ],
  PostStats: ['likes', 'comments', 'shares', 'views', 'saves', 'engagementRate'],
  Comment: ['id', 'body', 'author', 'createdAt', 'editedAt', 'depth', 'isDeleted', 'stats', 'reactions'],
  CommentStats: ['likes', 'replies'],
  // Other fields of messages are marked at their declaration; the id comes from the interface.
  Message: ['id'],
  ReactionCount: ['reaction', 'count'],
};

/** Marks the fields of the table. Throws for names that the schema does not have. */
export function markShareable(schema: GraphQLSchema): void {
  for (const [typeName, fields] of Object.entries(VIEWER_INDEPENDENT)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) continue;
    for (const name of fields) {
      const field = type.getFields()[name];
      if (!field) throw new Error(`There is no ${typeName}.${name} to share.`);
      field.extensions = { ...field.extensions, shareable: true };
    }
  }
}

/** Whether an operation selects only fields that do not depend on the viewer. */
export function isShareable(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const info = new TypeInfo(schema);
  let shareable = true;
  const checked: DocumentNode = {
    ...document,
    definitions: document.definitions.filter(
      (definition) => definition === operation || definition.kind === Kind.FRAGMENT_DEFINITION,
    ),
  };
  visit(
    checked,
    visitWithTypeInfo(info, {
      Field({ name }) {
        if (name.value === '__typename') return;
        const parent = info.getParentType();
        if (!parent || !mayShare(schema, parent, name.value)) shareable = false;
      },
    }),
  );
  return shareable;
}

function mayShare(schema: GraphQLSchema, type: GraphQLNamedType, field: string): boolean {
  if (isAbstractType(type))
    return (
      isInterfaceType(type) && schema.getPossibleTypes(type).every((one) => mayShare(schema, one, field))
    );
  return isObjectType(type) && type.getFields()[field]?.extensions['shareable'] === true;
}
