import { InputType } from 'type-graphql';
import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/schema/errors.js';
import { checkInput } from '../../src/schema/input-check.js';
import {
  ChoiceField,
  ClientIdField,
  IdField,
  IdListField,
  IntField,
  ListField,
  TextField,
  UrlField,
} from '../../src/schema/input.js';

@InputType()
class PartInput {
  @TextField({ description: 'The label.', max: 5 })
  label: string;
}

@InputType()
class SampleInput {
  @TextField({ description: 'The title.', min: 2, max: 5 })
  title: string;

  @IntField({ description: 'The size.', min: 1, max: 3 })
  size: number;

  @IdField('Group', { description: 'The group.' })
  groupId: Types.ObjectId;

  @IdField(['Post', 'Agent'], { description: 'The thing.', nullable: true })
  thing?: { type: string; id: Types.ObjectId } | null;

  @IdListField('User', { description: 'Users.', most: 2, nullable: true })
  users?: Types.ObjectId[] | null;

  @UrlField({ description: 'The link.', nullable: true })
  link?: string | null;

  @ListField(() => PartInput, { description: 'Parts.', most: 2, nullable: true })
  parts?: PartInput[] | null;

  @ChoiceField(() => PartInput, { description: 'The part.', nullable: true })
  part?: PartInput | null;

  @ClientIdField()
  clientId?: string | null;
}

const id = new Types.ObjectId();
const hex = id.toHexString();
const sample = (values: object): SampleInput =>
  Object.assign(new SampleInput(), { title: 'abc', size: 2, groupId: `grp_${hex}`, ...values });
const part = (label: string): PartInput => Object.assign(new PartInput(), { label });

async function complaints(values: object) {
  try {
    await checkInput(sample(values));
    return [];
  } catch (error) {
    return (error as InvalidInput).complaints.map(({ field, reason, params }) => ({ field, reason, params }));
  }
}

describe('inputs', () => {
  it('parse ids and trim texts', async () => {
    const input = sample({ title: '  abc ', thing: `agt_${hex}`, users: [`usr_${hex}`, `usr_${hex}`] });
    await checkInput(input);
    expect(input.title).toBe('abc');
    expect(input.groupId).toEqual(id);
    expect(input.thing).toEqual({ type: 'Agent', id });
    expect(input.users).toEqual([id]);
  });

  it('tell all complaints at once, with path, reason and params', async () => {
    expect(
      await complaints({
        ...{ title: 'abcdef', size: 9, groupId: `usr_${hex}`, link: 'javascript:alert(1)', clientId: '' },
        ...{ parts: [part('ok'), part('too long')], part: part(' ') },
      }),
    ).toEqual([
      { field: 'groupId', reason: 'WRONG_TYPE', params: {} },
      { field: 'title', reason: 'TOO_LONG', params: { max: 5 } },
      { field: 'size', reason: 'OUT_OF_RANGE', params: { min: 1, max: 3 } },
      { field: 'link', reason: 'INVALID_URL', params: { max: 2048 } },
      { field: 'clientId', reason: 'BLANK', params: { min: 1 } },
      { field: 'parts.1.label', reason: 'TOO_LONG', params: { max: 5 } },
      { field: 'part.label', reason: 'BLANK', params: { min: 1 } },
    ]);
  });

  it('count a character once', async () => {
    expect(await complaints({ title: '🙂🙂🙂🙂🙂' })).toEqual([]);
  });
});
