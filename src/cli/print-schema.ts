import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildGatewaySchema } from '../server/graphql/schema.js';
import { printedSchema, schemaDrift } from './schema-file.js';

// `npm run schema:print` writes src/schema/schema.graphql, `npm run schema:check` compares it.
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    file: { type: 'string', default: 'src/schema/schema.graphql' },
  },
});
const schema = buildGatewaySchema();
if (values.check) {
  const drift = schemaDrift(read(values.file), schema);
  if (drift.length > 0) {
    process.stderr.write(
      [`${values.file} is not what the code makes:`, ...drift.map((line) => `  ${line}`), ''].join('\n'),
    );
    process.stderr.write('If that is wanted: npm run schema:print, and commit the file.\n');
    process.exit(1);
  }
  process.stdout.write(`${values.file} is what the code makes\n`);
} else {
  mkdirSync(dirname(values.file), { recursive: true });
  writeFileSync(values.file, printedSchema(schema));
  process.stdout.write(`written: ${values.file}\n`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
