import { validate, type ValidationError } from 'class-validator';
import { InvalidInput, type Complaint } from './errors.js';

/** Changes a value before it is checked, or reports a complaint about it. */
export type Prepare = (value: unknown, complain: (reason: string, message: string) => void) => unknown;

const prepared = new WeakMap<object, Map<string, Prepare[]>>();

/** Registers a step that changes a property of an input before it is checked, such as trimming or parsing ids. */
export function prepare(step: Prepare): PropertyDecorator {
  return (target, key) => {
    const steps = prepared.get(target) ?? new Map<string, Prepare[]>();
    prepared.set(target, steps);
    steps.set(String(key), [...(steps.get(String(key)) ?? []), step]);
  };
}

/**
 * Checks the arguments of a resolver by the decorators of their input classes: all complaints together, each with its
 * path from the input on.
 * @throws InvalidInput
 */
export async function checkInput(value: unknown): Promise<void> {
  if (!isInput(value)) return;
  const complaints: Complaint[] = [];
  await check(value, [], complaints);
  const [first, ...rest] = complaints;
  if (first) throw new InvalidInput([first, ...rest]);
}

type Input = Record<string, unknown>;

/** An instance of an input class: neither a plain object nor a value of the driver or of JavaScript. */
function isInput(value: unknown): value is Input {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date)
    return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && !('_bsontype' in value);
}

async function check(input: Input, path: readonly string[], complaints: Complaint[]): Promise<void> {
  const before = complaints.length;
  for (const [property, steps] of stepsOf(input)) {
    if (input[property] === undefined || input[property] === null) continue;
    for (const step of steps)
      input[property] = step(input[property], (reason, message) =>
        complaints.push({ field: [...path, property].join('.'), message, reason, params: {} }),
      );
  }
  const broken = new Set(complaints.slice(before).map(({ field }) => field));
  for (const error of await validate(input, { skipMissingProperties: true, forbidUnknownValues: false }))
    if (!broken.has([...path, error.property].join('.'))) complaints.push(...complaintsOf(error, path));
  for (const [property, value] of Object.entries(input)) {
    if (isInput(value)) await check(value, [...path, property], complaints);
    if (Array.isArray(value))
      for (const [index, item] of value.entries())
        if (isInput(item)) await check(item, [...path, property, String(index)], complaints);
  }
}

/** The first broken rule of a property, and those of its nested values. */
function complaintsOf(error: ValidationError, path: readonly string[]): Complaint[] {
  const here = [...path, error.property];
  const [broken] = Object.entries(error.constraints ?? {});
  const context = broken && (error.contexts?.[broken[0]] as Pick<Complaint, 'reason' | 'params'> | undefined);
  const own: Complaint[] = broken ? [{ field: here.join('.'), message: broken[1], ...context }] : [];
  return [...own, ...(error.children ?? []).flatMap((child) => complaintsOf(child, here))];
}

function stepsOf(input: Input): [string, Prepare[]][] {
  const found = new Map<string, Prepare[]>();
  for (
    let at: unknown = Object.getPrototypeOf(input);
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at)
  )
    for (const [property, steps] of prepared.get(at as object) ?? [])
      if (!found.has(property)) found.set(property, steps);
  return [...found];
}
