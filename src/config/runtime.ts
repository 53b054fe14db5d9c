import { RUNTIME_KEYS, type RuntimeKeyName, type RuntimeValue } from './runtime-keys.js';

let stored: ReadonlyMap<string, unknown> = new Map();

/** Replaces the cached settings by those of the database. */
export function applySettings(values: ReadonlyMap<string, unknown>): void {
  stored = values;
}

/** The value of a runtime setting at this moment, at this gateway. A stored value that no longer fits is ignored. */
export function setting<K extends RuntimeKeyName>(name: K): RuntimeValue<K> {
  const { schema, fallback } = RUNTIME_KEYS[name];
  if (!stored.has(name)) return fallback as RuntimeValue<K>;
  const parsed = schema.safeParse(stored.get(name));
  return (parsed.success ? parsed.data : fallback) as RuntimeValue<K>;
}
