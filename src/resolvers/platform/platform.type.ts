import { GraphQLJSON } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ApiKey, ConfigCategory, ConfigEntry, FeatureFlag } from '../../models/platform/index.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** A feature as the viewer has it. */
@ObjectType({ description: 'A feature as the viewer has it.', simpleResolvers: true })
export class Feature {
  @Field(() => String, { description: 'The key of the feature.' })
  key: string;

  @Field(() => Boolean, { description: 'Whether the viewer has the feature.' })
  enabled: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The form of the feature. Null if there is only one, or it is off.',
  })
  variant: string | null;
}

/** A scope that API keys can have. */
@ObjectType({ description: 'A scope that API keys can have.', simpleResolvers: true })
export class ApiKeyScope {
  @Field(() => String, { description: 'The name of the scope, such as `social:read`.' })
  name: string;

  @Field(() => String, { description: 'The description of what the scope allows, in English.' })
  description: string;
}

/** A known setting, stored or not. */
@ObjectType({ description: 'A runtime setting that the gateway knows, stored or not.' })
export class ConfigKey {
  @Field(() => String, { simple: true, description: 'The key, such as ui.banner.' })
  key: string;

  @Field(() => String, { simple: true, nullable: true, description: 'The purpose of the setting.' })
  description?: string | null;

  @Field(() => ConfigCategory, { simple: true, description: 'The category of the setting.' })
  category: ConfigCategory;

  @Field(() => Boolean, { simple: true, description: 'Whether everyone may read the setting.' })
  isPublic: boolean;

  @Field(() => GraphQLJSON, { simple: true, description: 'The type of the value as a JSON Schema.' })
  type: unknown;

  @Field(() => GraphQLJSON, {
    simple: true,
    nullable: true,
    description: 'The value that holds while nothing is stored.',
  })
  defaultValue: unknown;

  @Field(() => ConfigEntry, {
    simple: true,
    nullable: true,
    description: 'The stored entry. Null if the default holds.',
  })
  entry: ConfigEntry | null;
}

/** The payload of a setting. */
@ObjectType({ description: 'The result of a change of a runtime setting.' })
export class ConfigPayload extends payload('entry', () => ConfigEntry, 'The entry. Null on refusal.') {}

/** The payload of a reset setting. */
@ObjectType({ description: 'The result of resetting a runtime setting.' })
export class ResetConfigPayload extends MutationPayload {
  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The key of the entry. Null on refusal.',
  })
  key?: string | null;
}

/** The payload of a feature flag. */
@ObjectType({ description: 'The result of a change of a feature flag.' })
export class FeatureFlagPayload extends payload('flag', () => FeatureFlag, 'The flag. Null on refusal.') {}

/** The payload of a deleted feature flag. */
@ObjectType({ description: 'The result of deleting a feature flag.' })
export class DeletedFeatureFlagPayload extends MutationPayload {
  @Field(() => ID, {
    simple: true,
    nullable: true,
    description: 'The id of the deleted flag. Null on refusal.',
  })
  deletedId?: string | null;
}

/** The payload of a new key. */
@ObjectType({ description: 'A new API key with its secret.' })
export class CreatedApiKeyPayload extends MutationPayload {
  @Field(() => ApiKey, { simple: true, nullable: true, description: 'The key. Null on refusal.' })
  apiKey?: ApiKey | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description:
      'The whole key, to be sent as `Authorization: Bearer <key>`. It is shown this once. Null on refusal.',
  })
  secret?: string | null;
}

/** The payload of a changed key. */
@ObjectType({ description: 'The result of a change of an API key.' })
export class ApiKeyPayload extends payload('apiKey', () => ApiKey, 'The key. Null on refusal.') {}
