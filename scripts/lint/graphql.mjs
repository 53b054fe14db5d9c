// The rules of @graphql-eslint for the schema and for documents: those that it recommends, with the exceptions below.
import graphql from '@graphql-eslint/eslint-plugin';

const PLUGIN = '@graphql-eslint/';
const { [`${PLUGIN}naming-convention`]: schemaNames, ...schema } =
  graphql.configs['flat/schema-recommended'].rules;
const { [`${PLUGIN}naming-convention`]: documentNames, ...documents } =
  graphql.configs['flat/operations-recommended'].rules;

/** The naming rule, which forbids these suffixes only: some of our nouns end in Type or Subscription. */
const withSuffixes = ([level, options], definitions, forbiddenSuffixes) => [
  level,
  { ...options, [definitions]: { ...options[definitions], forbiddenSuffixes } },
];

export const schemaRules = {
  ...schema,
  [`${PLUGIN}naming-convention`]: withSuffixes(schemaNames, 'ObjectTypeDefinition,ObjectTypeExtension', [
    'ObjectType',
  ]),
  [`${PLUGIN}require-description`]: [
    'error',
    {
      types: true,
      DirectiveDefinition: true,
      FieldDefinition: true,
      InputValueDefinition: true,
      EnumValueDefinition: true,
    },
  ],
  // Connections, payloads and parts of an object have no id: see docs/clients.md.
  [`${PLUGIN}strict-id-in-types`]: 'off',
  // `User.username` and `Report.reporter` are words of their own.
  [`${PLUGIN}no-typename-prefix`]: 'off',
};

export const operationRules = {
  ...documents,
  [`${PLUGIN}naming-convention`]: withSuffixes(documentNames, 'OperationDefinition', ['Query', 'Mutation']),
  // Fragments that only the cache of the web client uses count too: see test/structure/web-unused.test.ts.
  [`${PLUGIN}no-unused-fragments`]: 'off',
  // The limit of the gateway.
  [`${PLUGIN}selection-set-depth`]: ['error', { maxDepth: 12 }],
};
