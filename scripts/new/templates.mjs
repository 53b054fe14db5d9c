// The files of a new thing: a model, a rule, a list, one service and one resolver file with its verbs, and a test.

/** Path and text of every new file. `on` holds the verbs that were asked for. */
export function filesOf(names, on) {
  const { domain, thing } = names;
  return {
    [`src/models/${domain}/${thing}.ts`]: model(names, on),
    ...(on.counter ? { [`src/models/${domain}/${thing}-star.ts`]: starModel(names) } : {}),
    [`src/services/${domain}/${thing}.ts`]: service(names, on),
    [`src/rules/${domain}/can-see-${thing}.ts`]: rule(names),
    ...(on.list ? { [`src/loaders/${domain}/lists/${thing}.ts`]: list(names) } : {}),
    ...(on.counter ? { [`src/reactors/${domain}/${thing}-stars.ts`]: reactor(names) } : {}),
    [`src/resolvers/${domain}/${thing}.resolver.ts`]: resolver(names, on),
    [`test/${domain}/${thing}.test.ts`]: test(names, on),
  };
}

const when = (condition, text) => (condition ? text : '');
const upper = (text) => text[0].toUpperCase() + text.slice(1);

const model = ({ Thing, words, aThing, rows, upperRows }, on) => `
import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ${when(on.counter, 'Int, ')}ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The most characters of a ${words}'s name. */
export const MAX_${upperRows}_NAME = 100;

/** ${upper(aThing)} of a user. */
@ObjectType('${Thing}', { implements: Node, description: '${upper(aThing)} of a user.' })
@modelOptions(collection('${rows}', { timestamps: true }))
@index({ owner: 1, createdAt: -1, _id: -1 })
export class ${Thing} extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'The name of the ${words}, up to 100 characters.' })
  @prop({ type: String, required: true })
  name: string;
${when(
  on.counter,
  `
  @Field(() => Int, { simple: true, description: 'Number of users who starred the ${words}.' })
  @prop({ type: Number, default: 0 })
  stars: number;
`,
)}
  @Field(() => Date, { simple: true, description: 'Time of creation.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The \`${rows}\` collection. */
export const ${Thing}Model = defineModel(${Thing});
`;

const starModel = ({ Thing, name, words, snake }) => `
import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { BaseDocument, collection, defineModel } from '../base.js';

/** A user's star for a ${words}. The unique index is the rule. */
@modelOptions(collection('${snake}_stars', { timestamps: { createdAt: true, updatedAt: false } }))
@index({ user: 1, ${name}: 1 }, { unique: true })
@index({ ${name}: 1 })
export class ${Thing}Star extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  user: Types.ObjectId;

  @prop({ type: () => Types.ObjectId, required: true })
  ${name}: Types.ObjectId;

  createdAt: Date;
}

/** The \`${snake}_stars\` collection. */
export const ${Thing}StarModel = defineModel(${Thing}Star);
`;

const service = ({ Thing, name, domain, thing, words, aThing }, on) => `
import { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
${when(on.counter, "import { insertOnce } from '../../events/insert-once.js';\n")}import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { ${Thing}Model${when(on.counter, `, ${Thing}StarModel`)}${when(on.update || on.delete || on.counter, `, type ${Thing}`)} } from '../../models/${domain}/index.js';
${when(on.update || on.delete || on.counter, `import { canSee${Thing} } from '../../rules/${domain}/index.js';\nimport { refuse } from '../../schema/errors.js';\n`)}
/** The input of \`create${Thing}\`. */
export interface New${Thing} {
  name: string;
  clientId?: string | null;
}

/** Creates ${aThing} of the viewer, once per clientId. Returns its id. */
export async function create${Thing}(ctx: Context, { clientId, ...input }: New${Thing}): Promise<Types.ObjectId> {
  const { id: owner } = requireViewer(ctx);
  const created = await transact(ctx, (tx) =>
    tx.once(owner, 'create${Thing}', clientId, input, async () => {
      const ${name} = new Types.ObjectId();
      const times = { createdAt: tx.at, updatedAt: tx.at };
      await ${Thing}Model.create([{ _id: ${name}, owner, ...input, ...times }], { session: tx.session });
      tx.emit('${thing}.created', { ${name}, owner }, owner);
      return { ${name} };
    }),
  );
  return created.${name};
}
${when(
  on.update,
  `
/**
 * Changes ${aThing} of the viewer.
 * @throws NOT_FOUND, FORBIDDEN for another user's
 */
export async function update${Thing}(ctx: Context, _id: Types.ObjectId, changes: { name: string }): Promise<void> {
  const { owner } = await own${Thing}(ctx, _id);
  await transact(ctx, async (tx) => {
    const $set = { ...changes, updatedAt: tx.at };
    await ${Thing}Model.collection.updateOne({ _id, owner }, { $set }, { session: tx.session });
    tx.emit('${thing}.updated', { ${name}: _id, owner }, owner);
  });
}
`,
)}${when(
  on.delete,
  `
/**
 * Deletes ${aThing} of the viewer.
 * @throws NOT_FOUND, FORBIDDEN for another user's
 */
export async function delete${Thing}(ctx: Context, _id: Types.ObjectId): Promise<void> {
  const { owner } = await own${Thing}(ctx, _id);
  await transact(ctx, async (tx) => {
    const { deletedCount } = await ${Thing}Model.collection.deleteOne({ _id, owner }, { session: tx.session });
${when(on.counter, `    await ${Thing}StarModel.collection.deleteMany({ ${name}: _id }, { session: tx.session });\n`)}    if (deletedCount === 1) tx.emit('${thing}.deleted', { ${name}: _id, owner }, owner);
  });
}
`,
)}${when(
  on.counter,
  `
/**
 * Stars ${aThing}. Idempotent.
 * @throws NOT_FOUND
 */
export async function star${Thing}(ctx: Context, ${name}: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await visible${Thing}(ctx, ${name});
  await transact(ctx, async (tx) => {
    if (await insertOnce(${Thing}StarModel, { user, ${name} }, { createdAt: tx.at }, tx))
      tx.emit('${thing}.starred', { ${name}, user }, user);
  });
}

/** Removes the viewer's star. Idempotent. */
export async function unstar${Thing}(ctx: Context, ${name}: Types.ObjectId): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await visible${Thing}(ctx, ${name});
  await transact(ctx, async (tx) => {
    const row = { user, ${name} };
    const { deletedCount } = await ${Thing}StarModel.collection.deleteOne(row, { session: tx.session });
    if (deletedCount === 1) tx.emit('${thing}.unstarred', { ${name}, user }, user);
  });
}
`,
)}${when(
  on.update || on.delete || on.counter,
  `
async function visible${Thing}(ctx: Context, id: Types.ObjectId): Promise<${Thing}> {
  const ${name} = await ctx.loaders.${name}.load(id);
  if (!${name} || !(await canSee${Thing}(ctx, ${name}))) throw refuse.notFound('The ${words}', '${name}Id');
  return ${name};
}
`,
)}${when(
  on.update || on.delete,
  `
async function own${Thing}(ctx: Context, id: Types.ObjectId): Promise<${Thing}> {
  const ${name} = await visible${Thing}(ctx, id);
  if (!${name}.owner.equals(requireViewer(ctx).id))
    throw refuse.forbidden('Only the owner can change the ${words}.', '${name}Id');
  return ${name};
}
`,
)}`;

const rule = ({ Thing, name, domain, words }) => `
import type { Context } from '../../loaders/context.js';
import type { ${Thing} } from '../../models/${domain}/index.js';
import { canSeeUser } from '${domain === 'identity' ? './can-see-user.js' : '../identity/index.js'}';

/** Whether the viewer may see the ${words}: users who may see its owner may. */
export async function canSee${Thing}(ctx: Context, ${name}: ${Thing}): Promise<boolean> {
  const owner = await ctx.loaders.user.load(${name}.owner);
  return owner !== null && canSeeUser(ctx, owner);
}
`;

const list = ({ Thing, things, domain, words }) => `
import type { Types } from 'mongoose';
import { ${Thing}Model, type ${Thing} } from '../../../models/${domain}/index.js';
import type { Range } from '../../../schema/page-args.js';
import type { Loaders } from '../../context.js';
import type { ListOrder } from '../../keyset.js';
import { countRows, scan } from '../../scan.js';

const NEWEST: ListOrder = { field: 'createdAt', direction: -1 };

/** A page of a user's ${words} rows, newest first. */
export const scan${things} = (loaders: Loaders, range: Range, owner: Types.ObjectId): Promise<${Thing}[]> =>
  scan<${Thing}>(loaders, range, { model: ${Thing}Model, match: { owner }, order: NEWEST });

/** Number of a user's ${words} rows. */
export const count${things} = (loaders: Loaders, owner: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: ${Thing}Model, match: { owner } });
`;

const reactor = ({ Thing, name, domain, thing }) => `
import type { Reactor } from '../../events/lane.js';
import { ${Thing}Model, ${Thing}StarModel } from '../../models/${domain}/index.js';
import type { CountedCollection } from '../../services/system/counters/counted.js';

/** Folds stars into the counter. */
export const ${name}Stars: Reactor = {
  name: '${thing}-stars',
  on: {
    '${thing}.starred': (events, { inc }) => {
      for (const { data } of events) inc(${Thing}Model, data.${name}, { stars: 1 });
    },
    '${thing}.unstarred': (events, { inc }) => {
      for (const { data } of events) inc(${Thing}Model, data.${name}, { stars: -1 });
    },
  },
};

/** The rows that the counter is recomputed from. */
export const counted${Thing}: CountedCollection = {
  model: ${Thing}Model as never,
  key: '_id',
  counters: [{ path: 'stars', rows: [{ model: ${Thing}StarModel, by: '${name}' }] }],
};
`;

const idInput = (Thing, name, words, verb) => `
/** The input of \`${verb}${Thing}\`. */
@InputType({ description: 'Input of \`${verb}${Thing}\`.' })
export class ${upper(verb)}${Thing}Input {
  @IdField('${Thing}', { description: 'The ${words}.' })
  ${name}Id: Types.ObjectId;
}
`;

const idMutation = (Thing, name, verb, description, answer, payload) => `
  @Mutation(() => ${payload}, { nullable: true, description: '${description}' })
  async ${verb}${Thing}(
    @Arg('input', () => ${upper(verb)}${Thing}Input) { ${name}Id }: ${upper(verb)}${Thing}Input,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<${payload}> {
    await service.${verb}${Thing}(ctx, ${name}Id);
    await afterWrite(ctx, info);
    return ${answer};
  }
`;

const resolver = ({ Thing, things, list: listName, name, domain, thing, words, aThing }, on) => `
import type { GraphQLResolveInfo } from 'graphql';
${when(on.update || on.delete || on.counter, "import type { Types } from 'mongoose';\n")}import { Arg, ${when(on.list, 'Args, ')}Ctx, Field, FieldResolver, Info, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../loaders/context.js';
${when(on.list, `import { page } from '../../loaders/page.js';\nimport { count${things}, scan${things} } from '../../loaders/${domain}/lists/${thing}.js';\n`)}${
  domain === 'identity'
    ? `import { ${Thing}, User } from '../../models/identity/index.js';`
    : `import { User } from '../../models/identity/index.js';\nimport { ${Thing} } from '../../models/${domain}/index.js';`
}
${when(on.list, `import { canSee${Thing} } from '../../rules/${domain}/index.js';\n`)}import { canSeeUser } from '../../rules/identity/index.js';
${when(on.list, "import { connection, type Connection } from '../../schema/connection.js';\n")}${when(on.delete, `import { toGlobalId } from '../../schema/ids.js';\n`)}import { ClientIdField, ${when(on.update || on.delete || on.counter, 'IdField, ')}TextField } from '../../schema/input.js';
${when(on.list, "import { PageArgs, toRange } from '../../schema/page-args.js';\n")}import { ${when(on.delete, 'DeletedPayload, ')}MutationPayload } from '../../schema/payload.js';
import * as service from '../../services/${domain}/${thing}.js';
import { afterWrite } from '../fresh.js';

/** The input of \`create${Thing}\`. */
@InputType({ description: 'Input of \`create${Thing}\`.' })
export class Create${Thing}Input {
  @TextField({ description: 'The name of the ${words}.', max: 100 })
  name: string;

  @ClientIdField()
  clientId?: string | null;
}
${when(
  on.update,
  `
/** The input of \`update${Thing}\`. */
@InputType({ description: 'Input of \`update${Thing}\`.' })
export class Update${Thing}Input {
  @IdField('${Thing}', { description: 'The ${words}.' })
  ${name}Id: Types.ObjectId;

  @TextField({ description: 'The new name of the ${words}.', max: 100 })
  name: string;
}
`,
)}${when(on.delete, idInput(Thing, name, words, 'delete'))}${when(on.counter, idInput(Thing, name, words, 'star') + idInput(Thing, name, words, 'unstar'))}
/** ${upper(aThing)} after a mutation. */
@ObjectType({ description: 'The ${words} after the mutation.' })
export class ${Thing}Payload extends MutationPayload {
  @Field(() => ${Thing}, { nullable: true, simple: true, description: 'The ${words}. Null on refusal.' })
  ${name}?: ${Thing} | null;
}
${when(
  on.list,
  `
/** A page of ${words} items. */
@ObjectType('${Thing}List', { description: 'A page of ${words} items.' })
export class ${Thing}List extends connection('${Thing}', () => ${Thing}) {}

/** The ${words} items of a user. */
@Resolver(() => User)
export class User${Thing}Resolver {
  @FieldResolver(() => ${Thing}List, { description: 'The ${words} items of the user, newest first.' })
  ${listName}(@Root() root: unknown, @Args() args: PageArgs, @Ctx() ctx: Context): Promise<Connection<${Thing}>> {
    const owner = (root as User)._id;
    return page<${Thing}, ${Thing}>(toRange(args), {
      skeleton: (range) => scan${things}(ctx.loaders, range, owner),
      position: ({ createdAt, _id }) => ({ key: createdAt, id: _id }),
      hydrate: (row) => row,
      visible: (row) => canSee${Thing}(ctx, row),
      count: () => count${things}(ctx.loaders, owner),
    });
  }
}
`,
)}
/** ${upper(aThing)} and its verbs. */
@Resolver(() => ${Thing})
export class ${Thing}Resolver {
  @Mutation(() => ${Thing}Payload, { nullable: true, description: 'Creates ${aThing} of the viewer.' })
  async create${Thing}(
    @Arg('input', () => Create${Thing}Input) input: Create${Thing}Input,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<${Thing}Payload> {
    const id = await service.create${Thing}(ctx, { ...input });
    await afterWrite(ctx, info);
    return { ${name}: await ctx.loaders.${name}.load(id) };
  }
${when(
  on.update,
  `
  @Mutation(() => ${Thing}Payload, { nullable: true, description: 'Changes ${aThing} of the viewer.' })
  async update${Thing}(
    @Arg('input', () => Update${Thing}Input) { ${name}Id, name }: Update${Thing}Input,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<${Thing}Payload> {
    await service.update${Thing}(ctx, ${name}Id, { name });
    await afterWrite(ctx, info);
    return { ${name}: await ctx.loaders.${name}.load(${name}Id) };
  }
`,
)}${when(on.delete, idMutation(Thing, name, 'delete', `Deletes ${aThing} of the viewer.`, `{ deletedId: toGlobalId('${Thing}', ${name}Id) }`, 'DeletedPayload'))}${when(
  on.counter,
  idMutation(
    Thing,
    name,
    'star',
    `Stars ${aThing}. Idempotent.`,
    `{ ${name}: await ctx.loaders.${name}.load(${name}Id) }`,
    `${Thing}Payload`,
  ) +
    idMutation(
      Thing,
      name,
      'unstar',
      `Removes the star of the viewer. Idempotent.`,
      `{ ${name}: await ctx.loaders.${name}.load(${name}Id) }`,
      `${Thing}Payload`,
    ) +
    `
  @FieldResolver(() => Boolean, { description: 'Whether the viewer has starred the ${words}.' })
  async viewerHasStarred(@Root() root: unknown, @Ctx() ctx: Context): Promise<boolean> {
    return (await ctx.loaders.viewer${Thing}Star.load((root as ${Thing})._id)) !== null;
  }
`,
)}
  @FieldResolver(() => User, { nullable: true, description: 'The owner. Null if not visible to the viewer.' })
  async owner(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const owner = await ctx.loaders.user.load((root as ${Thing}).owner);
    return owner && (await canSeeUser(ctx, owner)) ? owner : null;
  }
}
`;

const test = ({ Thing, name, list: listName, prefix }, on) => `
import { beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';

const CREATE = \`mutation ($input: Create${Thing}Input!) {
  create${Thing}(input: $input) { ${name} { id name owner { id } } }
}\`;
const READ = 'query ($id: ID!) { node(id: $id) { id ... on ${Thing} { name } } }';
${when(on.list, `const LIST = 'query ($id: ID!) { node(id: $id) { ... on User { ${listName}(first: 2) { totalCount nodes { name } } } } }';\n`)}${when(on.update, `const UPDATE = 'mutation ($input: Update${Thing}Input!) { update${Thing}(input: $input) { ${name} { name } } }';\n`)}${when(on.delete, `const DELETE = 'mutation ($input: Delete${Thing}Input!) { delete${Thing}(input: $input) { deletedId } }';\n`)}${when(
  on.counter,
  `const STAR = 'mutation ($input: Star${Thing}Input!) { star${Thing}(input: $input) { ${name} { stars viewerHasStarred } } }';
const UNSTAR = 'mutation ($input: Unstar${Thing}Input!) { unstar${Thing}(input: $input) { ${name} { stars viewerHasStarred } } }';
`,
)}
describe('${Thing}', () => {
  let app: TestApp;
  let mira: Person;
${when(on.update || on.delete || on.counter, '  let jonas: Person;\n')}  beforeAll(async () => {
    app = await testApp();
    mira = await person();
${when(on.update || on.delete || on.counter, '    jonas = await person();\n')}  });
${when(
  on.update || on.delete || on.counter,
  `
  const create = async (given: string): Promise<string> =>
    (await mira.client.data(CREATE, { input: { name: given } })).create${Thing}.${name}.id;
`,
)}
  it('is created for others to read', async () => {
    const { create${Thing} } = await mira.client.data(CREATE, { input: { name: ' First ' } });
    const made = create${Thing}.${name};
    expect(made).toMatchObject({ id: expect.stringMatching(/^${prefix}_/), name: 'First', owner: { id: mira.id } });
    const { node } = await app.visitor.data(READ, { id: made.id });
    expect(node).toEqual({ id: made.id, name: 'First' });
  });

  it('is created once per clientId', async () => {
    const input = { name: 'Again', clientId: 'the-same' };
    const [first, second] = [await mira.client.data(CREATE, { input }), await mira.client.data(CREATE, { input })];
    expect(second.create${Thing}.${name}.id).toBe(first.create${Thing}.${name}.id);
    const other = await mira.client.refusal(CREATE, { input: { ...input, name: 'Another' } });
    expect(other).toMatchObject({ code: 'CONFLICT', field: 'clientId' });
  });

  it.each(['', '  ', 'x'.repeat(101)])('refuses the name %j', async (given) => {
    const refusal = await mira.client.refusal(CREATE, { input: { name: given } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
  });

  it('refuses visitors', async () => {
    expect((await app.visitor.refusal(CREATE, { input: { name: 'Mine' } })).code).toBe('UNAUTHENTICATED');
  });
${when(
  on.list,
  `
  it('is listed newest first', async () => {
    const owner = await person();
    for (const given of ['one', 'two', 'three']) await owner.client.data(CREATE, { input: { name: given } });
    const { node } = await app.visitor.data(LIST, { id: owner.id });
    expect(node.${listName}).toEqual({ totalCount: 3, nodes: [{ name: 'three' }, { name: 'two' }] });
  });
`,
)}${when(
  on.update,
  `
  it('is changed by its owner only', async () => {
    const ${name}Id = await create('Before');
    const input = { ${name}Id, name: 'After' };
    expect(await jonas.client.refusal(UPDATE, { input })).toMatchObject({ code: 'FORBIDDEN' });
    const { update${Thing} } = await mira.client.data(UPDATE, { input });
    expect(update${Thing}.${name}).toEqual({ name: 'After' });
  });
`,
)}${when(
  on.delete,
  `
  it('is deleted by its owner only', async () => {
    const ${name}Id = await create('Gone');
    expect(await jonas.client.refusal(DELETE, { input: { ${name}Id } })).toMatchObject({ code: 'FORBIDDEN' });
    await mira.client.data(DELETE, { input: { ${name}Id } });
    expect((await app.visitor.data(READ, { id: ${name}Id })).node).toBeNull();
    expect(await mira.client.refusal(DELETE, { input: { ${name}Id } })).toMatchObject({ code: 'NOT_FOUND' });
  });
`,
)}${when(
  on.counter,
  `
  it('counts stars, each user once', async () => {
    const input = { ${name}Id: await create('Bright') };
    for (let time = 0; time < 2; time += 1) {
      const { star${Thing} } = await jonas.client.data(STAR, { input });
      expect(star${Thing}.${name}).toEqual({ stars: 1, viewerHasStarred: true });
    }
    const { unstar${Thing} } = await jonas.client.data(UNSTAR, { input });
    expect(unstar${Thing}.${name}).toEqual({ stars: 0, viewerHasStarred: false });
  });
`,
)}});
`;
