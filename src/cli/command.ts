import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Refusal } from '../schema/errors.js';
import type { Config } from '../config.js';
import { StartError } from './embedded/report.js';
import { withDatabase } from './with-database.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; strict: true }>
>;

/** A command for the database. */
export interface Command<O extends Options> {
  /** The argument of `npm run`, such as `db:indexes`. */
  name: string;
  /** The text of --help: the purpose, and each argument. */
  help: string;
  options?: O;
  /** Number of positional arguments. */
  positionals?: number;
  run(args: Parsed<O>, config: Config): Promise<void>;
}

/** Wrong arguments. Printed with the command's help. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Parses the arguments, connects, runs, disconnects and ends the process with 0 or 1. */
export async function runCommand<O extends Options>(command: Command<O>): Promise<never> {
  process.exit(await outcome(command));
}

async function outcome<O extends Options>(command: Command<O>): Promise<number> {
  try {
    const args = parse(command);
    if (!args) return 0;
    await withDatabase(`npm run ${command.name}`, (config) => command.run(args, config));
    return 0;
  } catch (error) {
    const expected = error instanceof StartError || error instanceof Refusal || error instanceof UsageError;
    const { message, stack } = error as Error;
    process.stderr.write(`\n${expected ? message : (stack ?? String(error))}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${command.help.trim()}\n`);
    return 1;
  }
}

function parse<O extends Options>(command: Command<O>): Parsed<O> | null {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${command.help.trim()}\n`);
    return null;
  }
  let args: Parsed<O>;
  try {
    const options = command.options ?? ({} as O);
    args = parseArgs({ options, allowPositionals: true, strict: true }) as Parsed<O>;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const wanted = command.positionals ?? 0;
  if (args.positionals.length !== wanted) {
    throw new UsageError(`${command.name} takes ${wanted} argument(s), not ${args.positionals.length}.`);
  }
  return args;
}
