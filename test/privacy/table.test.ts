import { getModelForClass, index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import '../../src/models/index.js';
import { collection, models } from '../../src/models/base.js';
import { remove } from '../../src/services/privacy/steps.js';
import { personalDataTable } from '../../src/services/privacy/table.js';
import { complaintsAbout, fieldsOf } from './complaints.js';

@modelOptions({ schemaOptions: { _id: false } })
class PlantedPart {
  @prop({ type: () => [Types.ObjectId] })
  seenBy: Types.ObjectId[];
}

@modelOptions(collection('planted'))
@index({ owner: 1 })
class Planted {
  @prop({ type: () => Types.ObjectId })
  owner: Types.ObjectId;

  @prop({ type: () => [PlantedPart] })
  parts: PlantedPart[];

  @prop({ type: String })
  secret: string;
}

const PlantedModel = getModelForClass(Planted);
const planted = [...models, PlantedModel] as never[];
const aboutPlanted = (table: Parameters<typeof complaintsAbout>[1]) =>
  complaintsAbout(planted, table).filter((words) => words.startsWith('Planted'));
const SECRET = /hash|salt|secret|sealed|codes|token(?!s)/i;

describe('the table of personal data', () => {
  it('has a row for every collection, a word on every id, and an index for every way', () => {
    expect(complaintsAbout(models as never[], personalDataTable())).toEqual([]);
  });

  it('complains of a collection that nobody has thought about', () => {
    expect(aboutPlanted(personalDataTable())).toEqual(['Planted: has 0 rows in the table of personal data']);
  });

  it('complains of fields that nobody has thought about', () => {
    const row = { model: PlantedModel, ids: { owner: 'User' }, why: 'A test' } as const;
    expect(aboutPlanted([...personalDataTable(), row])).toEqual([
      'Planted: parts.seenBy holds an id, and nobody says of what',
      'Planted: owner is neither told nor kept back in exports',
      'Planted: parts.seenBy is neither told nor kept back in exports',
      'Planted: secret is neither told nor kept back in exports',
      'Planted: owner names people, and erasure passes it over',
    ]);
    const ids = { owner: 'User', 'parts.seenBy': 'User' } as const;
    const erased = [remove(PlantedModel, 'owner'), remove(PlantedModel, 'parts.seenBy')];
    expect(aboutPlanted([...personalDataTable(), { ...row, ids, untold: 'all', erased }])).toEqual([
      'Planted: erasure finds rows by parts.seenBy, which has no index',
    ]);
  });

  it('tells no secret in exports', () => {
    const told = personalDataTable().flatMap(({ model, told: { fields = [] } = {} }) =>
      fieldsOf(model.schema as never)
        .filter(({ path }) => fields.some((field) => path === field || path.startsWith(`${field}.`)))
        .map(({ path }) => `${model.collection.name}.${path}`),
    );
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((path) => SECRET.test(path))).toEqual([]);
  });
});
