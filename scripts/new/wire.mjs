// Where a new thing, and a new domain, is written into what exists.
import { addImport, addLine, addRow, addSideEffect } from './edits.mjs';

/** Whose personal data stands in a file of another name than the domain's. */
const PERSONAL_DATA = { identity: 'account', billing: 'ledger', social: 'social-content' };

/** Path and change of every file that gets a row; a change takes the text, null where there is no file yet. */
export function editsOf(names, on, { newDomain }) {
  return { ...thingEdits(names, on), ...(newDomain ? domainEdits(names) : {}) };
}

function thingEdits(n, on) {
  const { domain, Domain, thing, Thing, name } = n;
  const models = `../../models/${domain}/index.js`;
  const personal = PERSONAL_DATA[domain] ?? domain;
  const events = [
    `'${thing}.created': { ${name}: ObjectId; owner: ObjectId };`,
    ...(on.update ? [`'${thing}.updated': { ${name}: ObjectId; owner: ObjectId };`] : []),
    ...(on.delete ? [`'${thing}.deleted': { ${name}: ObjectId; owner: ObjectId };`] : []),
    ...(on.counter
      ? [
          `'${thing}.starred': { ${name}: ObjectId; user: ObjectId };`,
          `'${thing}.unstarred': { ${name}: ObjectId; user: ObjectId };`,
        ]
      : []),
  ];
  const open = (text) =>
    text.replace(
      new RegExp(`(// eslint-disable[^\\n]*\\n)?(export interface ${Domain}Events) \\{\\}`),
      '$2 {\n}',
    );
  return {
    'src/schema/ids.ts': (text) => {
      if (text.includes(`'${n.prefix}'`))
        throw new Error(`the prefix ${n.prefix} is taken: choose one with --prefix`);
      return addRow(text, 'export const ID_PREFIX = {', `${Thing}: '${n.prefix}'`);
    },
    [`src/models/${domain}/index.ts`]: (text) =>
      [thing, ...(on.counter ? [`${thing}-star`] : [])].reduce(
        (before, file) => addLine(before, `export * from './${file}.js';`),
        (text ?? '').replace('export {};\n', ''),
      ),
    [`src/services/${domain}/index.ts`]: (text) => addLine(text ?? '', `export * from './${thing}.js';`),
    [`src/rules/${domain}/index.ts`]: (text) => addLine(text ?? '', `export * from './can-see-${thing}.js';`),
    [`src/events/${domain}.ts`]: (text) => {
      const start = `/** Events of ${domain}. */\nexport interface ${Domain}Events {\n}\n`;
      const rows = events.reduce(
        (before, row) => addRow(before, `export interface ${Domain}Events {`, row),
        open(text ?? start),
      );
      if (/^type ObjectId = /m.test(rows)) return rows;
      const body = rows.replace(/^import type \{ Types \} from 'mongoose';\n+/, '');
      return `import type { Types } from 'mongoose';\n\n${body.replace(/^(\/\*\*[^\n]*\n)?export interface/m, (all) => `type ObjectId = Types.ObjectId;\n\n${all}`)}`;
    },
    [`src/loaders/${domain}/index.ts`]: (text) => {
      const start = `/** Loaders of ${domain}. */\nexport const ${domain}Loaders = {\n};\n`;
      const block = (text ?? start).replace(
        `export const ${domain}Loaders = {};`,
        `export const ${domain}Loaders = {\n};`,
      );
      const rows = [
        `${name}: byId<${Thing}>(${Thing}Model)`,
        ...(on.counter
          ? [
              `viewer${Thing}Star: viewerRelation<${Thing}Star>(${Thing}StarModel, { viewer: 'user', key: '${name}' })`,
            ]
          : []),
      ].reduce((before, row) => addRow(before, `export const ${domain}Loaders = {`, row), block);
      const [types, factories] = on.counter
        ? [
            [`${Thing}Model`, `${Thing}StarModel`, `type ${Thing}`, `type ${Thing}Star`],
            ['byId', 'viewerRelation'],
          ]
        : [[`${Thing}Model`, `type ${Thing}`], ['byId']];
      return addImport(addImport(rows, models, types), '../factories.js', factories);
    },
    [`src/services/privacy/rows/${personal}.ts`]: (text) => {
      const start = `/** What ${domain} holds about people. */\nexport const ${domain}: PersonalData[] = [\n];\n`;
      const rows = personalData(n, on).reduce(
        (before, row) => addRow(before, ': PersonalData[] = [', row),
        text ?? start,
      );
      const imports = {
        [`../../../models/${domain}/index.js`]: [
          `${Thing}Model`,
          ...(on.counter ? [`${Thing}StarModel`] : []),
        ],
        '../personal-data.js': ['own', 'type PersonalData'],
        '../steps.js': ['remove'],
        ...(on.counter ? { mongoose: ['type Types'] } : {}),
      };
      return Object.entries(imports).reduce((before, one) => addImport(before, ...one), rows);
    },
    [`src/domains/${domain}.ts`]: (text) => manifest(text, n, on, personal),
  };
}

/** The rows of a thing in its domain's manifest. */
function manifest(text, n, on, personal) {
  const { domain, thing, Thing, name } = n;
  const start = `import { defineDomain } from '../domain.js';\n\n/** The manifest of ${domain}. */\nexport const ${domain} = defineDomain({\n  name: '${domain}',\n});\n`;
  let out = (text ?? start).replace(
    `defineDomain({ name: '${domain}' })`,
    `defineDomain({\n  name: '${domain}',\n})`,
  );
  const add = (key, row) => {
    const list = new RegExp(`^  ${key}: (\\w+),?$`, 'm').exec(out);
    const shorthand = new RegExp(`^  ${key},$`, 'm').exec(out);
    if (list) out = out.replace(list[0], `  ${key}: [...${list[1]}, ${row}],`);
    else if (shorthand) out = out.replace(shorthand[0], `  ${key}: [...${key}, ${row}],`);
    else if (new RegExp(`^  ${key}: \\[`, 'm').test(out))
      out = out.replace(new RegExp(`^(  ${key}: \\[)`, 'm'), `$1${row}, `);
    else out = out.replace(/^\}\);$/m, `  ${key}: [${row}],\n});`);
  };
  add('resolvers', `${Thing}Resolver`);
  if (on.list) add('resolvers', `User${Thing}Resolver`);
  if (on.counter) {
    add('reactors', `${name}Stars`);
    add('counted', `counted${Thing}`);
  }
  if (!new RegExp(`rows/${personal}.js`).test(out)) add('personalData', `...${domain}Rows`);
  const fetch = `${Thing}: async (ctx, id) => {
      const ${name} = await ctx.loaders.${name}.load(id);
      return ${name} && (await canSee${Thing}(ctx, ${name})) ? ${name} : null;
    },`;
  const nodes = /^  nodes(?:: (\w+))?,$/m.exec(out);
  if (nodes) out = out.replace(nodes[0], `  nodes: { ...${nodes[1] ?? 'nodes'}, ${fetch} },`);
  else if (/^  nodes: \{/m.test(out)) out = out.replace(/^  nodes: \{/m, `  nodes: { ${fetch}`);
  else out = out.replace(/^\}\);$/m, `  nodes: { ${fetch} },\n});`);
  out = addImport(out, `../rules/${domain}/index.js`, [`canSee${Thing}`]);
  out = addImport(out, `../resolvers/${domain}/${thing}.resolver.js`, [
    `${Thing}Resolver`,
    ...(on.list ? [`User${Thing}Resolver`] : []),
  ]);
  if (on.counter)
    out = addImport(out, `../reactors/${domain}/${thing}-stars.js`, [`counted${Thing}`, `${name}Stars`]);
  if (!new RegExp(`rows/${personal}.js`).test(out)) {
    const exported =
      PERSONAL_DATA[domain] === undefined ? domain : personal.replace(/-(\w)/g, (_, c) => c.toUpperCase());
    out = addImport(out, `../services/privacy/rows/${personal}.js`, [`${exported} as ${domain}Rows`]);
  }
  return out;
}

/** What an export holds of a thing, and what an erasure does about it. */
function personalData({ Thing, name, list, aThing }, on) {
  const upper = `${aThing[0].toUpperCase()}${aThing.slice(1)}`;
  return [
    `{
    model: ${Thing}Model,
    ids: { owner: 'User' },
    told: { as: '${list}', type: '${Thing}', own: own('owner'), fields: ['name', 'createdAt', 'updatedAt'] },
    untold: ['owner'${on.counter ? ", 'stars'" : ''}],
    erased: [remove(${Thing}Model, 'owner')],
    why: '${upper} belongs to its owner.',
  }`,
    ...(on.counter
      ? [
          `{
    model: ${Thing}StarModel,
    ids: { user: 'User', ${name}: '${Thing}' },
    told: { as: '${name}Stars', own: own('user'), fields: ['${name}', 'createdAt'] },
    untold: ['user'],
    erased: [
      remove(${Thing}StarModel, 'user', (tx, rows) => {
        for (const { user, ${name} } of rows as never as { user: Types.ObjectId; ${name}: Types.ObjectId }[])
          tx.emit('${name.replace(/([A-Z])/g, (c) => `-${c.toLowerCase()}`)}.unstarred', { user, ${name} });
      }),
    ],
    why: 'A star belongs to its user; the counter follows.',
  }`,
        ]
      : []),
  ];
}

function domainEdits({ domain, Domain }) {
  return {
    'src/models/index.ts': (text) => addSideEffect(text, `./${domain}/index.js`),
    'src/events/types.ts': (text) =>
      addImport(text, `./${domain}.js`, [`${Domain}Events`])
        .replace(`import { ${Domain}Events }`, `import type { ${Domain}Events }`)
        .replace(/(export interface DomainEvents\s+extends\s[^{]*?)\s*\{/, `$1, ${Domain}Events {`),
    'src/loaders/context.ts': (text) =>
      addRow(
        addImport(text, `./${domain}/index.js`, [`${domain}Loaders`]),
        'defineLoaders({',
        `...${domain}Loaders`,
      ),
    // In front, since accounts are erased last.
    'src/domains/index.ts': (text) =>
      addImport(text, `./${domain}.js`, [domain]).replace(
        'registerDomains([\n',
        `registerDomains([\n  ${domain},\n`,
      ),
  };
}
