import { compact } from '../../lib/compact.js';
import { whyNotPlainJson } from '../../lib/plain-json.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import {
  RiskLevel,
  ToolParameterType,
  type ToolContent,
  type ToolParameter,
  type ToolParameterValidation,
} from '../../models/marketplace/index.js';
import { refuse } from '../../schema/errors.js';
import { NO_CONTENT, type ToolContentInput, type ToolParameterInput } from './tool-input.js';

const LARGEST_DEFAULT = 4_096;
const PERMISSION = /^[a-z][a-z0-9:_.-]{0,49}$/;
const KEY = /^[A-Za-z_][\w.-]{0,63}$/;
const FUNCTION_NAME = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/;
const PACKAGE = /^[@A-Za-z0-9][\w@/.-]{0,213}$/;

/**
 * The content of a version: what the author gives, and the rest from the version before. It is checked as data; nothing of
 * it is loaded, compiled or run. @throws BAD_USER_INPUT naming the field
 */
export function toContent(input: ToolContentInput, before: ToolContent | null): ToolContent {
  const content: ToolContent = {
    ...NO_CONTENT,
    ...before,
    codeUrl: input.codeUrl ?? before?.codeUrl ?? missing('codeUrl'),
    mainFunction: input.mainFunction ?? before?.mainFunction ?? missing('mainFunction'),
    riskLevel: input.riskLevel ?? before?.riskLevel ?? RiskLevel.LOW,
    ...(input.inputs ? { inputs: input.inputs.map(toParameter) } : {}),
    ...(input.outputs ? { outputs: input.outputs.map((output) => compact({ ...output }) as never) } : {}),
    ...(input.settings
      ? {
          settings: input.settings.map((setting, index) => {
            checkJson(setting.defaultValue, `settings.${index}.defaultValue`);
            return compact({ ...setting }) as never;
          }),
        }
      : {}),
    ...(input.hooks ? { hooks: input.hooks.map((hook) => ({ ...hook })) } : {}),
    ...(input.dependencies ? { dependencies: input.dependencies.map((one) => ({ ...one })) } : {}),
    ...(input.requiredPermissions ? { requiredPermissions: [...new Set(input.requiredPermissions)] } : {}),
    ...(input.sandboxed == null ? {} : { sandboxed: input.sandboxed }),
  };
  checkContent(content);
  return content;
}

function missing(field: string): never {
  throw refuse.badInput('This is needed for the first version.', field);
}

function checkContent(content: ToolContent): void {
  const why = whyNotPublicUrl(content.codeUrl);
  if (why) throw refuse.badInput(`The address ${why}; a public http or https address is allowed.`, 'codeUrl');
  if (!FUNCTION_NAME.test(content.mainFunction))
    throw refuse.badInput(
      'This is not the name of a function; letters, digits, _ and $ are allowed.',
      'mainFunction',
    );
  for (const list of ['inputs', 'outputs', 'settings'] as const) checkKeys(content[list], list);
  for (const [index, permission] of content.requiredPermissions.entries())
    if (!PERMISSION.test(permission))
      throw refuse.badInput(
        'This is not a permission; lower case letters, digits and : _ . - are allowed.',
        `requiredPermissions.${index}`,
      );
  for (const [index, { name }] of content.dependencies.entries())
    if (!PACKAGE.test(name))
      throw refuse.badInput('This is not the name of a package.', `dependencies.${index}.name`);
}

function checkKeys(parts: readonly { id: string }[], list: string): void {
  const seen = new Set<string>();
  for (const [index, { id }] of parts.entries()) {
    const field = `${list}.${index}.id`;
    if (!KEY.test(id))
      throw refuse.badInput(
        'This is not a key; letters, digits and _ . - are allowed, 64 characters at most.',
        field,
      );
    if (seen.has(id))
      throw refuse.badInput('This key is used twice; keys are unique within the list.', field);
    seen.add(id);
  }
}

function toParameter(input: ToolParameterInput, index: number): ToolParameter {
  const { defaultValue, validation, required, ...rest } = input;
  const at = `inputs.${index}`;
  const limits = validation ? toValidation(validation, `${at}.validation`) : undefined;
  if (defaultValue != null) {
    checkJson(defaultValue, `${at}.defaultValue`);
    checkDefault(defaultValue, { type: rest.type, limits }, `${at}.defaultValue`);
  }
  return compact({
    ...rest,
    required: required ?? false,
    ...(defaultValue == null ? {} : { defaultValue }),
    validation: limits,
  }) as ToolParameter;
}

function checkJson(value: unknown, field: string): void {
  if (value == null) return;
  const why = whyNotPlainJson(value, { maxBytes: LARGEST_DEFAULT, maxDepth: 4 });
  if (why) throw refuse.badInput(`The value ${why}.`, field);
}

function toValidation(given: Record<string, unknown>, field: string): ToolParameterValidation {
  const limits = compact({ ...given }) as ToolParameterValidation;
  const { minLength, maxLength, min, max } = limits;
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength)
    throw refuse.badInput('minLength is larger than maxLength.', `${field}.minLength`);
  if (min !== undefined && max !== undefined && min > max)
    throw refuse.badInput('min is larger than max.', `${field}.min`);
  return limits;
}

const TYPE_CHECKS: Record<ToolParameterType, (value: unknown) => boolean> = {
  [ToolParameterType.STRING]: (value) => typeof value === 'string',
  [ToolParameterType.FILE]: (value) => typeof value === 'string',
  [ToolParameterType.NUMBER]: (value) => typeof value === 'number',
  [ToolParameterType.BOOLEAN]: (value) => typeof value === 'boolean',
  [ToolParameterType.ARRAY]: Array.isArray,
  [ToolParameterType.MULTISELECT]: Array.isArray,
  [ToolParameterType.OBJECT]: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** A default value has the type of its input and lies within its limits. The pattern is the clients' to apply. */
function checkDefault(
  value: unknown,
  { type, limits = {} }: { type: ToolParameterType; limits?: ToolParameterValidation | undefined },
  field: string,
): void {
  if (!TYPE_CHECKS[type](value))
    throw refuse.badInput(
      `The value does not have the type of the input; ${type.toUpperCase()} is expected.`,
      field,
    );
  const length = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : null;
  const { minLength, maxLength, min, max } = limits;
  if (length !== null && (length < (minLength ?? 0) || length > (maxLength ?? Infinity)))
    throw refuse.badInput('The value is outside of minLength and maxLength.', field);
  if (typeof value === 'number' && (value < (min ?? -Infinity) || value > (max ?? Infinity)))
    throw refuse.badInput('The value is outside of min and max.', field);
}
