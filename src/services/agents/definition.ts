import { z } from 'zod';
import { isHttpUrl } from '../../lib/addresses.js';
import { AgentCategory, AgentPeriod, AgentStatus, AIProvider } from '../../models/agents/index.js';

/** An enum value by its API name or its stored value, in any case. */
function choice<T extends string>(type: Record<string, T>) {
  const byName = new Map(
    Object.entries(type).flatMap(([name, value]) => [
      [name.toLowerCase(), value],
      [value.toLowerCase(), value],
    ]),
  );
  const names = Object.keys(type).join(', ');
  return z.string().transform((text, context) => {
    const value = byName.get(text.toLowerCase());
    if (value === undefined) context.addIssue(`must be one of ${names}`);
    return value as T;
  });
}

/** Null means absent, as in the API. */
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => value ?? undefined, type.optional()) as unknown as z.ZodOptional<T>;
const withDefault = <T>(type: z.ZodType<T>, value: T): z.ZodType<T> =>
  z.preprocess((given) => given ?? value, type) as unknown as z.ZodType<T>;

const text = (max: number) =>
  z.string().trim().min(1, 'must not be blank').max(max, `has at most ${max} characters`);
const texts = (most: number, max: number) =>
  withDefault(z.array(text(max)).max(most, `has at most ${most} items`), []);
const flag = (value: boolean) => withDefault(z.boolean(), value);
const whole = (min: number, max: number) => z.number().int('must be a whole number').min(min).max(max);
const LARGEST_PRICE = 1_000_000_000;

const Personality = z.object({
  traits: texts(20, 50),
  tone: optional(text(100)),
  expertise: texts(20, 50),
});

const Settings = z.object({
  maxTokens: withDefault(whole(100, 4_000), 2_000),
  temperature: withDefault(z.number().min(0).max(2), 0.7),
  freeAnswersPerDay: withDefault(whole(0, 1_000), 5),
});

const Provider = z.object({
  provider: choice(AIProvider),
  model: text(100),
  primary: flag(false),
  reasoning: optional(text(50)),
});

const Price = z.object({
  period: choice(AgentPeriod),
  amount: whole(0, LARGEST_PRICE),
  currency: withDefault(z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD'), 'USD'),
  coins: whole(0, LARGEST_PRICE),
});

/** The definition of an agent, in files and from admins. */
export const AgentDefinition = z
  .strictObject({
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,49}$/, 'has 1 to 50 lower-case letters, digits and hyphens'),
    name: text(100),
    tagline: optional(text(100)),
    description: optional(text(500)),
    avatarUrl: optional(z.string().max(2_048).refine(isHttpUrl, 'must be an http or https address')),
    icon: optional(text(50)),
    category: choice(AgentCategory),
    tags: texts(20, 50),
    color: optional(text(100)),
    personality: withDefault(Personality, { traits: [], expertise: [] }),
    systemPrompt: text(8_000),
    contextPrompt: optional(text(4_000)),
    welcomeMessage: text(500),
    suggestedPrompts: texts(10, 200),
    exampleResponses: withDefault(z.array(z.object({ input: text(500), output: text(2_000) })).max(10), []),
    capabilities: texts(20, 50),
    features: texts(20, 200),
    useCases: texts(20, 200),
    settings: withDefault(Settings, { maxTokens: 2_000, temperature: 0.7, freeAnswersPerDay: 5 }),
    providers: withDefault(z.array(Provider).max(8), []),
    pricing: withDefault(z.array(Price).max(3), []),
    status: withDefault(choice(AgentStatus) as z.ZodType<AgentStatus>, AgentStatus.ACTIVE),
    isActive: flag(true),
    isPremium: flag(false),
    isNew: flag(false),
    isFeatured: flag(false),
    version: withDefault(text(50), '1.0.0'),
    releaseDate: optional(z.coerce.date()),
  })
  .superRefine(({ providers, pricing, isPremium }, context) => {
    if (providers.length > 0 && providers.filter(({ primary }) => primary).length !== 1)
      context.addIssue({
        code: 'custom',
        path: ['providers'],
        message: 'needs exactly one with primary: true',
      });
    if (new Set(pricing.map(({ period }) => period)).size < pricing.length)
      context.addIssue({ code: 'custom', path: ['pricing'], message: 'has at most one price per period' });
    if (isPremium && pricing.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['pricing'],
        message: 'needs a price, for the agent is premium',
      });
  });

/** A checked definition. */
export type AgentDefinition = z.infer<typeof AgentDefinition>;

/** The problems of a definition, in one line. Values are not repeated, because prompts are private. */
export const problemOf = ({ issues }: z.ZodError): string =>
  issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ')
    .slice(0, 500);
