import type { Schema } from 'mongoose';
import type { PersonalData } from '../../src/services/privacy/personal-data.js';

interface Registered {
  modelName: string;
  schema: Schema;
}

interface Field {
  path: string;
  isId: boolean;
}

/** Every field of a schema, those of parts and lists too. */
export function fieldsOf(schema: Schema, prefix = ''): Field[] {
  return Object.entries(schema.paths).flatMap(([name, type]) => {
    const path = prefix + name;
    const found = type as unknown as {
      schema?: Schema;
      instance: string;
      embeddedSchemaType?: any;
      caster?: any;
    };
    const inner = found.schema ?? found.embeddedSchemaType?.schema ?? found.caster?.schema;
    if (inner) return fieldsOf(inner, `${path}.`);
    const item = found.embeddedSchemaType ?? found.caster;
    return [{ path, isId: [found.instance, item?.instance].includes('ObjectId') }];
  });
}

const covers = (list: readonly string[], path: string) =>
  list.some((one) => path === one || path.startsWith(`${one}.`));

function indexed(schema: Schema, path: string): boolean {
  return path === '_id' || schema.indexes().some(([keys]) => Object.keys(keys)[0] === path);
}

const ends = (schema: Schema) => schema.indexes().some(([, options]) => options.expireAfterSeconds != null);

/** What the table of personal data has forgotten, or got wrong, about these models. */
export function complaintsAbout(models: readonly Registered[], table: readonly PersonalData[]): string[] {
  const found: string[] = [];
  for (const { modelName, schema } of models) {
    const rows = table.filter((row) => row.model.schema === schema);
    const complain = (words: string) => found.push(`${modelName}: ${words}`);
    if (rows.length !== 1) {
      complain(`has ${rows.length} rows in the table of personal data`);
      continue;
    }
    const { ids = {}, names = [], told, untold = [], erased = [], why } = rows[0]!;
    const fields = fieldsOf(schema).filter(({ path }) => path !== '_id');
    if (!why) complain('says no reason');
    for (const { path, isId } of fields)
      if (isId && !(path in ids)) complain(`${path} holds an id, and nobody says of what`);
    for (const path of [...Object.keys(ids), ...names])
      if (path !== '_id' && !fields.some((field) => field.path === path)) complain(`${path} is no field`);

    const withheld = untold === 'all' ? fields.map(({ path }) => path) : untold;
    for (const { path } of fields)
      if (!covers(told?.fields ?? [], path) && !covers(withheld, path))
        complain(`${path} is neither told nor kept back in exports`);
    for (const path of [...(told?.fields ?? []), ...withheld])
      if (!fields.some((field) => covers([path], field.path))) complain(`${path} is no field`);
    const own = told?.own({ id: 'id' as never, email: 'email' }) ?? {};
    for (const filter of (own['$or'] as object[] | undefined) ?? [own])
      for (const path of Object.keys(filter))
        if (!indexed(schema, path)) complain(`exports find rows by ${path}, which has no index`);

    const people = Object.keys(ids).filter((path) => ids[path] === 'User');
    for (const path of [...people, ...names])
      if (!erased.some((step) => step.path === path))
        complain(`${path} names people, and erasure passes it over`);
    for (const { path, how, take } of erased) {
      if (how === 'expires' ? !ends(schema) : how !== 'follows' && !indexed(schema, path))
        complain(`erasure finds rows by ${path}, which has no ${how === 'expires' ? 'TTL ' : ''}index`);
      if (Boolean(take) !== !['expires', 'follows'].includes(how)) complain(`${path} is ${how}`);
    }
  }
  return found;
}
