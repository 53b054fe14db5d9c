// The files of the golden path, each as it looks before its feature is written into it.

/** Path and text of every new file. */
export function filesOf(names) {
  const { domain, thing } = names;
  return {
    [`src/models/${domain}/${thing}.ts`]: model(names),
    [`src/services/${domain}/create-${thing}.ts`]: service(names),
    [`src/rules/${domain}/can-see-${thing}.ts`]: rule(names),
    [`src/resolvers/${domain}/${thing}.input.ts`]: input(names),
    [`src/resolvers/${domain}/${thing}.payload.ts`]: payload(names),
    [`src/resolvers/${domain}/${thing}.resolver.ts`]: resolver(names),
    [`test/${domain}/${thing}.test.ts`]: test(names),
  };
}

const model = ({ Thing, words, aThing, rows }) => `
import { index, modelOptions, prop } from '@typegoose/typegoose';
import { Types } from 'mongoose';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../schema/node.js';
import { BaseDocument, collection, defineModel } from '../base.js';

/** The longest name of ${aThing}. */
export const MAX_${rows.toUpperCase()}_NAME = 100;

/** ${upper(aThing)}. */
@ObjectType('${Thing}', { implements: Node, description: '${upper(aThing)}.' })
@modelOptions(collection('${rows}', { timestamps: true }))
@index({ owner: 1, createdAt: -1, _id: -1 })
export class ${Thing} extends BaseDocument {
  @prop({ type: () => Types.ObjectId, required: true })
  owner: Types.ObjectId;

  @Field(() => String, { simple: true, description: 'What the ${words} is called.' })
  @prop({ type: String, required: true, maxlength: MAX_${rows.toUpperCase()}_NAME })
  name: string;

  @Field(() => Date, { simple: true, description: 'When it was made.' })
  createdAt: Date;

  updatedAt: Date;
}

/** The \`${rows}\` collection. */
export const ${Thing}Model = defineModel(${Thing});
`;

const service = ({ Thing, name, domain, aThing, thing, rows }) => `
import type { Types } from 'mongoose';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import { MAX_${rows.toUpperCase()}_NAME, ${Thing}Model } from '../../models/${domain}/index.js';
import { refuse } from '../../schema/errors.js';

/** What \`create${Thing}\` takes. */
export interface New${Thing} {
  name: string;
  clientId?: string | null;
}

/** What it answers with. */
export type Created${Thing} = { ${name}: Types.ObjectId };

/** Makes ${aThing} inside of a transaction. */
export async function create${Thing}In(
  tx: Tx,
  owner: Types.ObjectId,
  input: New${Thing},
): Promise<Created${Thing}> {
  const name = checkName(input.name);
  return tx.once(owner, 'create${Thing}', input.clientId, input, async () => {
    const ${name} = new ${Thing}Model({ owner, name, createdAt: tx.at });
    await ${name}.save({ session: tx.session });
    tx.emit('${thing}.created', { ${name}: ${name}._id, owner }, owner);
    return { ${name}: ${name}._id };
  });
}

/**
 * Makes ${aThing} of one's own.
 * @throws BAD_USER_INPUT naming \`name\`
 */
export async function create${Thing}(ctx: Context, input: New${Thing}): Promise<Created${Thing}> {
  const { id } = requireViewer(ctx);
  return transact(ctx, (tx) => create${Thing}In(tx, id, input));
}

function checkName(given: string): string {
  const name = given.trim();
  if (name === '' || [...name].length > MAX_${rows.toUpperCase()}_NAME)
    throw refuse.badInput(\`The name of ${aThing} has 1 to \${MAX_${rows.toUpperCase()}_NAME} characters.\`, 'name');
  return name;
}
`;

const rule = ({ Thing, name, domain, words }) => `
import type { Context } from '../../loaders/context.js';
import type { ${Thing} } from '../../models/${domain}/index.js';
import { canSeeUser } from '${domain === 'identity' ? './can-see-user.js' : '../identity/index.js'}';

/** May the viewer see this ${words}? The one rule of every surface: whoever sees its owner does. */
export async function canSee${Thing}(ctx: Context, ${name}: ${Thing}): Promise<boolean> {
  const owner = await ctx.loaders.user.load(${name}.owner);
  return owner !== null && canSeeUser(ctx, owner);
}
`;

const input = ({ Thing, words, aThing }) => `
import { Field, InputType } from 'type-graphql';

/** ${upper(aThing)} to be made. */
@InputType({ description: '${upper(aThing)} to be made.' })
export class Create${Thing}Input {
  @Field(() => String, { description: 'What the ${words} is called.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Makes a retry safe: up to 64 characters of the client’s own.' })
  clientId?: string | null;
}
`;

const payload = ({ Thing, name, domain, words, aThing }) => `
import { Field, ObjectType } from 'type-graphql';
import { ${Thing} } from '../../models/${domain}/index.js';
import { MutationPayload } from '../../schema/payload.js';

/** The answer of what makes or changes ${aThing}. */
@ObjectType({ description: 'The ${words} as it is now.' })
export class ${Thing}Payload extends MutationPayload {
  @Field(() => ${Thing}, { nullable: true, simple: true, description: 'The ${words}; null when refused.' })
  ${name}?: object | null;
}
`;

const resolver = ({ Thing, name, domain, thing, aThing }) => `
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../auth/viewer.js';
import type { Context } from '../../loaders/context.js';
${
  domain === 'identity'
    ? `import { ${Thing}, User } from '../../models/identity/index.js';`
    : `import { ${Thing} } from '../../models/${domain}/index.js';
import { User } from '../../models/identity/index.js';`
}
import { canSeeUser } from '../../rules/identity/index.js';
import { create${Thing} } from '../../services/${domain}/index.js';
import { Create${Thing}Input } from './${thing}.input.js';
import { ${Thing}Payload } from './${thing}.payload.js';

/** ${upper(aThing)}, and making one. */
@Resolver(() => ${Thing})
export class ${Thing}Resolver {
  @Mutation(() => ${Thing}Payload, { nullable: true, description: 'Makes ${aThing}.' })
  async create${Thing}(
    @Arg('input', () => Create${Thing}Input) input: Create${Thing}Input,
    @Ctx() ctx: Context,
  ): Promise<${Thing}Payload> {
    requireViewer(ctx);
    const made = await create${Thing}(ctx, input);
    return { ${name}: await ctx.loaders.${name}.load(made.${name}) };
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whose it is; null when the viewer may not see them.' })
  async owner(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    const owner = await ctx.loaders.user.load((root as ${Thing}).owner);
    return owner && (await canSeeUser(ctx, owner)) ? owner : null;
  }
}
`;

const test = ({ Thing, name, prefix }) => `
import { beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';

const CREATE = /* GraphQL */ \`
  mutation ($input: Create${Thing}Input!) {
    create${Thing}(input: $input) {
      ${name} {
        id
        name
        owner {
          id
        }
      }
    }
  }
\`;
const READ = /* GraphQL */ \`
  query ($id: ID!) {
    node(id: $id) {
      id
      ... on ${Thing} {
        name
      }
    }
  }
\`;

describe('create${Thing}', () => {
  let app: TestApp;
  let mira: Person;
  beforeAll(async () => {
    app = await testApp();
    mira = await person();
  });

  it('makes one that others can read', async () => {
    const { create${Thing} } = await mira.client.data(CREATE, { input: { name: ' First ' } });
    const { ${name} } = create${Thing};
    expect(${name}).toMatchObject({ id: expect.stringMatching(/^${prefix}_/), name: 'First', owner: { id: mira.id } });
    const { node } = await app.visitor.data(READ, { id: ${name}.id });
    expect(node).toEqual({ id: ${name}.id, name: 'First' });
  });

  it('makes one only, however often a client asks with the same clientId', async () => {
    const input = { name: 'Again', clientId: 'the-same' };
    const [first, second] = [await mira.client.data(CREATE, { input }), await mira.client.data(CREATE, { input })];
    expect(second.create${Thing}.${name}.id).toBe(first.create${Thing}.${name}.id);
    const other = await mira.client.refusal(CREATE, { input: { ...input, name: 'Another' } });
    expect(other).toMatchObject({ code: 'CONFLICT', field: 'clientId' });
  });

  it.each(['', '  ', 'x'.repeat(101)])('refuses the name %j', async (name) => {
    const refusal = await mira.client.refusal(CREATE, { input: { name } });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
  });

  it('refuses a visitor', async () => {
    expect((await app.visitor.refusal(CREATE, { input: { name: 'Mine' } })).code).toBe('UNAUTHENTICATED');
  });
});
`;

function upper(text) {
  return text[0].toUpperCase() + text.slice(1);
}
