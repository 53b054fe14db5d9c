// The smallest useful document of a root field, for those that no committed document sends.
import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

const MOST_FIELDS = 6;

/** A document of a root field: its required arguments as variables, and a shallow selection. */
export function minimalDocument(kind, field) {
  const required = field.args.filter(isRequiredArgument);
  const variables = required.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const name = `${field.name[0].toUpperCase()}${field.name.slice(1)}`;
  return (
    `${kind} ${name}${variables && `(${variables})`} ` +
    `{ ${field.name}${given && `(${given})`} ${selection(field.type, 3)} }`
  );
}

function selection(type, depth) {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isAbstractType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).filter(
    ({ args, deprecationReason }) => !args.some(isRequiredArgument) && deprecationReason == null,
  );
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).slice(0, MOST_FIELDS);
  const errors = fields.filter(({ name }) => name === 'userErrors');
  const nested = depth > 0 && leaves.length < 2 ? deeper(fields) : [];
  const parts = [...leaves.map(({ name }) => name)];
  for (const field of [...nested, ...errors]) parts.push(`${field.name} ${selection(field.type, depth - 1)}`);
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

/** The objects that a wrapper, such as a payload or a connection, is about. */
function deeper(fields) {
  const objects = fields.filter(
    (field) =>
      isObjectType(getNamedType(field.type)) && field.name !== 'userErrors' && field.name !== 'query',
  );
  const nodes = objects.filter(({ name }) => name === 'nodes');
  if (nodes.length > 0) return nodes;
  return objects.filter(({ type }) => isObjectType(getNamedType(getNullableType(type)))).slice(0, 1);
}
