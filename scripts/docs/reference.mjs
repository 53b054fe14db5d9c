// Markdown of the schema: one page for each domain.
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
} from 'graphql';
import { COMMON } from './domains.mjs';
import { rootFields } from './examples.mjs';
import { cell, code, heading, table, text } from './markdown.mjs';

const KINDS = { query: 'Queries', mutation: 'Mutations', subscription: 'Subscriptions' };
const TYPES = [
  ['Objects', isObjectType],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Unions', isUnionType],
  ['Interfaces', isInterfaceType],
  ['Scalars', isScalarType],
];
/** Explained once, on the page of what all domains share. */
const PAGING = new Set(['first', 'after', 'last', 'before']);

/** The pages of the reference, as Markdown by name. */
export function referencePages(schema, domains, examples) {
  const roots = new Set(['getQueryType', 'getMutationType', 'getSubscriptionType'].map((of) => schema[of]()));
  const fields = rootFields(schema);
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !roots.has(type))
    .sort((a, b) => a.name.localeCompare(b.name));
  const link = (type) => linkOf(type, domains);
  const pages = [...domains.names, COMMON].map((domain) => {
    const own = fields.filter(({ field }) => domains.ofField(field.name) === domain);
    const parts = [heading(1, titleOf(domain)), introductionOf(domain, domains)];
    for (const [kind, title] of Object.entries(KINDS)) {
      const list = own.filter((one) => one.kind === kind);
      if (list.length > 0)
        parts.push(heading(2, title), ...list.map((one) => operation(one, link, examples)));
    }
    if (domain === COMMON) parts.push(pagingSection(fields, link));
    const mine = types.filter(({ name }) => domains.ofType(name) === domain);
    for (const [title, is] of TYPES) {
      const list = mine.filter(is);
      if (list.length > 0)
        parts.push(heading(2, title), ...list.map((type) => typeSection(type, schema, link)));
    }
    return [domain, `${parts.join('\n\n')}\n`];
  });
  return new Map([...pages, ['index', indexPage(fields, domains, examples)]]);
}

/** The title of a domain's page. */
export const titleOf = (domain) =>
  domain === COMMON ? 'Common types' : `${domain[0].toUpperCase()}${domain.slice(1)}`;

const introductionOf = (domain, domains) =>
  domain === COMMON
    ? 'Paging, errors, scalars and everything else that several domains share.'
    : domains.about(domain);

/** The arguments of lists, as one of them declares them. */
function pagingSection(fields, link) {
  const { args } = fields.find(({ field }) =>
    [...PAGING].every((name) => field.args.some((arg) => arg.name === name)),
  ).field;
  const rows = args.filter(({ name }) => PAGING.has(name)).map((arg) => inputRow(arg, link));
  const about =
    'All lists are [connections](https://relay.dev/graphql/connections.htm) and take the same arguments.';
  return [heading(2, 'Paging'), about, table(['Argument', 'Type', 'Description'], rows)].join('\n\n');
}

function indexPage(fields, domains, examples) {
  const sent = [...examples.values()].filter(({ place }) => place !== null).length;
  const rows = [...domains.names, COMMON].map((domain) => {
    const count = (kind) =>
      fields.filter((one) => one.kind === kind && domains.ofField(one.field.name) === domain).length || '–';
    return [
      `[${titleOf(domain)}](./${domain}.md)`,
      introductionOf(domain, domains),
      ...Object.keys(KINDS).map(count),
    ];
  });
  const lists = Object.entries(KINDS).map(([kind, title]) => {
    const names = fields.filter((one) => one.kind === kind).map(({ field }) => field.name);
    const links = names
      .sort()
      .map((name) => `[${code(name)}](./${domains.ofField(name)}.md#${kind}-${name})`);
    return `${heading(2, title)}\n\n<div class="names">\n\n${links.join(' ')}\n\n</div>`;
  });
  return [
    heading(1, 'Schema reference'),
    'Made from the schema of this gateway. Every operation has an example: ' +
      `${sent} are operations that the tests send, ${examples.size - sent} are generated and say so. ` +
      'A test validates all of them, and runs those that only read.',
    table(['Domain', 'About', ...Object.values(KINDS)], rows),
    ...lists,
    '',
  ].join('\n\n');
}

function operation({ kind, field }, link, examples) {
  const { text: example, place } = examples.get(`${kind}.${field.name}`);
  const source = place
    ? `Example, as \`${place}\` sends it:`
    : 'Example, generated from the schema because no committed document sends this operation:';
  const parts = [heading(3, field.name, `${kind}-${field.name}`), ...aboutOf(field)];
  if (field.args.length > 0)
    parts.push(
      table(
        ['Argument', 'Type', 'Description'],
        field.args.map((arg) => inputRow(arg, link)),
      ),
    );
  parts.push(`Returns ${link(field.type)}.`, source, `\`\`\`graphql\n${example}\n\`\`\``);
  return parts.join('\n\n');
}

function typeSection(type, schema, link) {
  const parts = [heading(3, type.name, type.name), ...aboutOf(type)];
  const list = (types) => types.map((one) => link(one)).join(', ');
  if (isObjectType(type) && type.getInterfaces().length > 0)
    parts.push(`Implements ${list(type.getInterfaces())}.`);
  if (isUnionType(type)) parts.push(`One of ${list(type.getTypes())}.`);
  if (isInterfaceType(type)) parts.push(`Implemented by ${list(schema.getPossibleTypes(type))}.`);
  if (isScalarType(type) && type.specifiedByURL) parts.push(`Specified by <${type.specifiedByURL}>.`);
  if (isEnumType(type)) {
    const rows = type.getValues().map((value) => [code(value.name), cell(aboutOf(value))]);
    parts.push(table(['Value', 'Description'], rows));
  } else if (isInputObjectType(type)) {
    const rows = Object.values(type.getFields()).map((field) => inputRow(field, link));
    parts.push(table(['Field', 'Type', 'Description'], rows));
  } else if (type.getFields) {
    const rows = Object.values(type.getFields()).map((field) => [
      code(field.name),
      link(field.type),
      cell([...aboutOf(field), ...argumentLines(field.args, link)]),
    ]);
    parts.push(table(['Field', 'Type', 'Description'], rows));
  }
  return parts.join('\n\n');
}

function inputRow(input, link) {
  const defaults = defaultOf(input);
  return [
    code(input.name),
    link(input.type),
    cell([...aboutOf(input), ...(defaults ? [`Default: ${code(defaults)}`] : [])]),
  ];
}

/** The arguments of a field within a type. Those of paging are explained once, on the page of common types. */
function argumentLines(args, link) {
  const paging = args.filter(({ name }) => PAGING.has(name)).map(({ name }) => code(name));
  const others = args
    .filter(({ name }) => !PAGING.has(name))
    .map((arg) => {
      const defaults = defaultOf(arg);
      const typed = `${code(arg.name)} ${link(arg.type)}${defaults ? ` = ${code(defaults)}` : ''}`;
      return [typed, ...aboutOf(arg)].join(' · ');
    });
  return paging.length > 0 ? [...others, `[Paging](./${COMMON}.md#paging): ${paging.join(', ')}`] : others;
}

const defaultOf = ({ astNode }) => astNode?.defaultValue && print(astNode.defaultValue);

function aboutOf({ description, deprecationReason }) {
  const deprecated = deprecationReason
    ? [`<Badge type="warning" text="deprecated" /> ${text(deprecationReason)}`]
    : [];
  return [...deprecated, ...(description ? [text(description)] : [])];
}

/** A type with links, in the notation of GraphQL: `[Post!]!`. */
function linkOf(type, domains) {
  const notation = (part) => {
    if (isNonNullType(part)) return `${notation(part.ofType)}!`;
    if (isListType(part)) return `\\[${notation(part.ofType)}\\]`;
    return `[${part.name}](./${domains.ofType(part.name)}.md#${part.name})`;
  };
  return `<span class="type">${notation(type)}</span>`;
}
