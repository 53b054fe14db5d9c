import { z } from 'zod';

/** A setting that admins change while the gateway runs. */
export interface RuntimeKey<T = unknown> {
  schema: z.ZodType<T>;
  /** The value while nothing is stored. */
  fallback: T;
  category: 'ai' | 'billing' | 'security' | 'ui' | 'features';
  /** Whether everyone may read it unless an admin decides otherwise. */
  isPublic: boolean;
  description: string;
}

const key = <T>(row: RuntimeKey<T>): RuntimeKey<T> => row;
const words = (max: number) => z.string().trim().min(1).max(max);
const moment = z.iso.datetime({ offset: true });
const webAddress = z.url({ protocol: /^https?$/ }).max(2048);

/** Every known key. To add one, add a row; code reads it by `setting(key)`. */
export const RUNTIME_KEYS = {
  'ui.banner': key({
    schema: z
      .strictObject({
        text: words(500),
        level: z.enum(['info', 'warning', 'critical']).default('info'),
        link: webAddress.optional(),
        until: moment.optional(),
      })
      .nullable(),
    fallback: null,
    category: 'ui',
    isPublic: true,
    description: 'A banner that clients show on top. Null for none.',
  }),
  'ui.theme': key({
    schema: z.strictObject({
      primaryColor: z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, 'A color has the form #rrggbb.')
        .optional(),
      logoUrl: webAddress.optional(),
    }),
    fallback: {},
    category: 'ui',
    isPublic: true,
    description: 'The colors and the logo of clients.',
  }),
  'ui.maintenance': key({
    schema: z.strictObject({ active: z.boolean(), message: words(500).optional(), until: moment.optional() }),
    fallback: { active: false },
    category: 'ui',
    isPublic: true,
    description: 'Whether clients announce maintenance.',
  }),
  'security.signUp': key({
    schema: z.strictObject({ open: z.boolean(), message: words(200).optional() }),
    fallback: { open: true },
    category: 'security',
    isPublic: true,
    description: 'Whether new accounts can be created.',
  }),
  'ai.providers': key({
    schema: z.record(
      z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'A provider has a name in lower case letters.'),
      z.strictObject({ model: words(100), enabled: z.boolean() }),
    ),
    fallback: {},
    category: 'ai',
    isPublic: false,
    description:
      'The model of each AI provider and whether it is used. Keys of providers are environment variables.',
  }),
  'billing.notice': key({
    schema: z.strictObject({ text: words(500), link: webAddress.optional() }).nullable(),
    fallback: null,
    category: 'billing',
    isPublic: true,
    description: 'A notice that clients show beside prices. Null for none.',
  }),
} satisfies Record<string, RuntimeKey>;

/** The name of a known key. */
export type RuntimeKeyName = keyof typeof RUNTIME_KEYS;

/** The type of a known key's value. */
export type RuntimeValue<K extends RuntimeKeyName> = z.output<(typeof RUNTIME_KEYS)[K]['schema']>;

/** The prefix of clients' own keys, whose values are any JSON. */
const CUSTOM = /^custom\.[a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+){0,5}$/;

/** The row of a key; null for an unknown one. Keys that begin with `custom.` belong to the clients. */
export function runtimeKey(name: string): RuntimeKey | null {
  if (Object.hasOwn(RUNTIME_KEYS, name)) return RUNTIME_KEYS[name as RuntimeKeyName] as RuntimeKey;
  if (!CUSTOM.test(name)) return null;
  return { schema: z.unknown(), fallback: null, category: 'ui', isPublic: false, description: '' };
}
