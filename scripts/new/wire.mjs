// Where a new thing, and a new domain, is written into what exists.
import { addImport, addLine, addRow, addSideEffect } from './edits.mjs';

/** Whose personal data stands in a file of another name than the domain's. */
const PERSONAL_DATA = { identity: 'account', billing: 'ledger', social: 'social-content' };

/** Path and change of every file that gets a row; a change takes the text, null where there is no file yet. */
export function editsOf(names, { newDomain }) {
  return { ...thingEdits(names), ...(newDomain ? domainEdits(names) : {}) };
}

function thingEdits(n) {
  const { domain, Domain, thing, Thing, name } = n;
  const models = `../../models/${domain}/index.js`;
  const personal = PERSONAL_DATA[domain] ?? domain;
  return {
    'src/schema/ids.ts': (text) => {
      if (text.includes(`'${n.prefix}'`))
        throw new Error(`the prefix ${n.prefix} is taken: choose one with --prefix`);
      return addRow(text, 'export const ID_PREFIX = {', `${Thing}: '${n.prefix}'`);
    },
    [`src/models/${domain}/index.ts`]: (text) => addLine(text ?? '', `export * from './${thing}.js';`),
    [`src/services/${domain}/index.ts`]: (text) =>
      addLine(text ?? '', `export * from './create-${thing}.js';`),
    [`src/rules/${domain}/index.ts`]: (text) => addLine(text ?? '', `export * from './can-see-${thing}.js';`),
    [`src/events/${domain}.ts`]: (text) =>
      addRow(
        text ??
          `import type { Types } from 'mongoose';\n\ntype ObjectId = Types.ObjectId;\n\n/** What happens in ${domain}. */\nexport interface ${Domain}Events {\n}\n`,
        `export interface ${Domain}Events {`,
        `'${thing}.created': { ${name}: ObjectId; owner: ObjectId };`,
      ),
    [`src/loaders/${domain}/index.ts`]: (text) => {
      const start = `/** Loaders of ${domain}. */\nexport const ${domain}Loaders = {\n};\n`;
      const row = addRow(
        text ?? start,
        `export const ${domain}Loaders = {`,
        `${name}: byId<${Thing}>(${Thing}Model)`,
      );
      return addImport(addImport(row, models, [`${Thing}Model`, `type ${Thing}`]), '../factories.js', [
        'byId',
      ]);
    },
    [`src/resolvers/${domain}/index.ts`]: (text) => {
      const start = `export { ${domain}Nodes } from './nodes.js';\n\n/** The resolvers of ${domain}. */\nexport const ${domain}Resolvers = [\n];\n`;
      const row = addRow(text ?? start, `export const ${domain}Resolvers = [`, `${Thing}Resolver`);
      return addImport(row, `./${thing}.resolver.js`, [`${Thing}Resolver`]);
    },
    [`src/resolvers/${domain}/nodes.ts`]: (text) => {
      const start = `import type { NodeRows } from '../node-types.js';\n\n/** What \`node(id)\` can fetch of this domain. */\nexport const ${domain}Nodes: NodeRows = {\n};\n`;
      const fetch = `${Thing}: async (ctx, id) => {
    const ${name} = await ctx.loaders.${name}.load(id);
    return ${name} && (await canSee${Thing}(ctx, ${name})) ? ${name} : null;
  }`;
      const row = addRow(text ?? start, `export const ${domain}Nodes: NodeRows = {`, fetch);
      return addImport(row, `../../rules/${domain}/index.js`, [`canSee${Thing}`]);
    },
    [`src/services/privacy/rows/${personal}.ts`]: (text) => {
      const start = `/** What ${domain} holds about people. */\nexport const ${domain}Rows: PersonalData[] = [\n];\n`;
      const row = addRow(text ?? start, ': PersonalData[] = [', personalData(n));
      const imports = {
        [`../../../models/${domain}/index.js`]: [`${Thing}Model`],
        '../personal-data.js': ['own', 'type PersonalData'],
        '../steps.js': ['remove'],
      };
      return Object.entries(imports).reduce((before, one) => addImport(before, ...one), row);
    },
    'src/services/privacy/table.ts': (text) =>
      text.includes(`'./rows/${personal}.js'`)
        ? text
        : // In front, since accounts come last.
          addImport(text, `./rows/${personal}.js`, [`${domain}Rows`]).replace(
            'PersonalData[] = [\n',
            `PersonalData[] = [\n  ...${domain}Rows,\n`,
          ),
  };
}

/** What an export tells of a thing, and what an erasure does about it: all of its person's, and gone with them. */
function personalData({ Thing, list, aThing }) {
  return `{
    model: ${Thing}Model,
    ids: { owner: 'User' },
    told: { as: '${list}', type: '${Thing}', own: own('owner'), fields: ['name', 'createdAt', 'updatedAt'] },
    untold: ['owner'],
    erased: [remove(${Thing}Model, 'owner')],
    why: '${aThing[0].toUpperCase()}${aThing.slice(1)} is the person’s.',
  }`;
}

function domainEdits({ domain, Domain }) {
  return {
    'src/models/index.ts': (text) => addSideEffect(text, `./${domain}/index.js`),
    'src/events/types.ts': (text) =>
      addImport(text, `./${domain}.js`, [`${Domain}Events`])
        .replace(`import { ${Domain}Events }`, `import type { ${Domain}Events }`)
        .replace(/(export interface DomainEvents\s+extends [^{]*?)\s*\{/, `$1, ${Domain}Events {`),
    'src/loaders/context.ts': (text) =>
      addRow(
        addImport(text, `./${domain}/index.js`, [`${domain}Loaders`]),
        'defineLoaders({',
        `...${domain}Loaders`,
      ),
    'src/resolvers/index.ts': (text) =>
      addRow(
        addImport(text, `./${domain}/index.js`, [`${domain}Resolvers`]),
        'export const resolvers:',
        `...${domain}Resolvers`,
      ),
    'src/resolvers/node-types.ts': (text) =>
      addRow(
        addImport(text, `./${domain}/nodes.js`, [`${domain}Nodes`]),
        'export const nodeTypes: NodeRows = {',
        `...${domain}Nodes`,
      ),
  };
}
