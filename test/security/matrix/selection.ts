import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

/** One field to ask for, and what is asked beneath it. */
export interface Asked {
  name: string;
  /** The type that has the field. */
  on: string;
  /** What it answers with. */
  type: string;
  args: string;
  isList: boolean;
  /** Values are looked at by themselves, things with an id only by that. */
  kind: 'leaf' | 'thing' | 'value';
  children: Asked[];
}

/** A value of an argument or of an input's field, written out; undefined leaves an optional one away. */
export type Supply = (name: string, type: GraphQLInputType) => unknown;

/** Types within types without ids: an edge in a connection in a value is as deep as it gets. */
const DEEPEST = 6;

/** Every field of a type, through all that has no id of its own; `deepest` cuts it short. */
export function everyField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  supply: Supply,
  deepest = DEEPEST,
): Asked[] {
  const within = (parent: GraphQLObjectType, around: readonly string[]): Asked[] =>
    Object.values(parent.getFields())
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((field) => {
        const named = getNamedType(field.type);
        const asked = (kind: Asked['kind'], children: Asked[] = []): Asked[] => [
          { ...outline(parent, field, supply), kind, children },
        ];
        if (isLeafType(named)) return asked('leaf');
        if (hasId(named) || (isAbstractType(named) && schema.getPossibleTypes(named).some(hasId)))
          return asked('thing');
        if (!isObjectType(named)) return asked('value');
        if (around.includes(named.name)) return [];
        if (around.length > deepest) return asked('value');
        return asked('value', within(named, [...around, named.name]));
      });
  return within(type, [type.name]);
}

function outline(on: GraphQLObjectType, field: GraphQLField<unknown, unknown>, supply: Supply) {
  return {
    name: field.name,
    on: on.name,
    type: getNamedType(field.type).name,
    isList: isListType(getNullableType(field.type)),
    args: args(field, supply),
  };
}

/** The arguments of a field: those that it needs, and the optional ones that something is supplied for. */
export function args(field: GraphQLField<unknown, unknown>, supply: Supply): string {
  const given = field.args
    .map(({ name, type }) => [name, supply(name, type)] as const)
    .filter(([, value]) => value !== undefined);
  return given.length > 0 ? `(${given.map(([name, value]) => `${name}: ${literal(value)}`).join(', ')})` : '';
}

/** Words that stand without quotes: enum values. */
export class Word {
  constructor(readonly text: string) {}
}

function literal(value: unknown): string {
  if (value instanceof Word) return value.text;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries.map(([name, one]) => `${name}: ${literal(one)}`).join(', ')}}`;
}

/** What is supplied for a field of an input by its name, and for an input by its fields. */
export function inputOf(type: GraphQLInputType, supply: Supply): Record<string, unknown> {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) throw new Error(`${named.name} is no input.`);
  return Object.fromEntries(
    Object.values(named.getFields()).map((field) => [field.name, supply(field.name, field.type)]),
  );
}

export const isNeeded = (type: GraphQLInputType): boolean => isNonNullType(type);

export function hasId(type: unknown): boolean {
  return isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node');
}

/** The selections as they are sent. */
export function printed(asked: readonly Asked[]): string {
  return asked
    .map(({ name, args: given, kind, children }) => {
      if (kind === 'leaf') return name + given;
      if (kind === 'thing') return `${name}${given} { __typename ... on Node { id } }`;
      return `${name}${given} { __typename ${printed(children)} }`;
    })
    .join(' ');
}
