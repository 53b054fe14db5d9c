import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type NamedTypeNode,
} from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { Role, StaffPermission, UserModel } from '../../src/models/identity/index.js';
import { ID_PREFIX, parseGlobalId, type IdType } from '../../src/schema/ids.js';
import type { Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { chooseExamples, readSchema, root } from './scripts.js';

const schema = readSchema(root);
const queries = [...chooseExamples(root, schema)].flatMap(([name, example]) =>
  name.startsWith('query.') ? [[name.slice('query.'.length), example] as const] : [],
);

let admin: Person;
beforeAll(async () => {
  admin = await staff(Role.ADMIN);
  const _id = parseGlobalId(admin.id, 'User', 'id');
  await UserModel.updateOne({ _id }, { $set: { permissions: Object.values(StaffPermission) } });
});

/** Queries that refuse what can be sent without more knowledge, with the codes of the refusals. */
const REFUSED = {
  jobPosting: ['BAD_USER_INPUT'],
  planChangePreview: ['CONFLICT'],
  ticket: ['BAD_USER_INPUT'],
};

it('runs every example that only reads, for an admin with all permissions', async () => {
  const codes = new Map<string, string[]>();
  for (const [name, { text }] of queries) {
    const { data, errors } = await admin.client.send(text, variablesOf(name, text));
    // The rows that the variables name do not exist.
    const refusals = errors.map(({ extensions }) => extensions.code).filter((code) => code !== 'NOT_FOUND');
    if (refusals.length > 0 || data === null) codes.set(name, refusals);
  }
  expect(queries.length).toBeGreaterThan(60);
  expect(Object.fromEntries(codes)).toEqual(REFUSED);
});

/** A value for every variable that an example requires. */
function variablesOf(field: string, text: string): Record<string, unknown> {
  const operation = parse(text).definitions.find((part) => part.kind === 'OperationDefinition')!;
  const type = getNamedType(schema.getQueryType()!.getFields()[field]!.type).name;
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap((definition) => {
      const wanted = typeFromAST(schema, definition.type as NamedTypeNode) as GraphQLInputType;
      const { value } = definition.variable.name;
      const about = text.includes(`userId: $${value}`) ? 'User' : type;
      return isNonNullType(wanted) && !definition.defaultValue
        ? [[value, valueOf(wanted, value, about)]]
        : [];
    }),
  );
}

function valueOf(type: GraphQLInputType, name: string, about: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, name, about);
  if (isListType(type)) return [valueOf(type.ofType, name, about)];
  if (isEnumType(type)) return type.getValues()[0]!.value;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, valueOf(field.type, field.name, about)]));
  }
  const day = name === 'from' ? '2026-01-01' : '2026-01-08';
  const values: Record<string, unknown> = {
    ID: about !== 'User' && about in ID_PREFIX ? `${ID_PREFIX[about as IdType]}_${'0'.repeat(24)}` : admin.id,
    Int: 15,
    Float: 1,
    Boolean: true,
    DateTimeISO: `${day}T00:00:00.000Z`,
    LocalMoment: day,
    String: 'art',
  };
  return values[type.name];
}
