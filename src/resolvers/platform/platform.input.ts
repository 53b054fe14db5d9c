import { GraphQLJSON } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { PlatformPlan } from '../../models/identity/index.js';
import { ConfigCategory, MOST_FLAG_USERS } from '../../models/platform/index.js';
import {
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  ListField,
  NumberField,
  TextField,
  TextListField,
} from '../../schema/input.js';

/** A runtime setting. */
@InputType({ description: 'A runtime setting. Absent fields stay, or come from the key.' })
export class SetConfigInput {
  @TextField({
    description: 'The key: a known one, or a key of the clients that begins with custom.',
    max: 100,
  })
  key: string;

  @Field(() => GraphQLJSON, {
    nullable: true,
    description: 'The value, of the type of the key. Up to 16 KB. Secrets are refused.',
  })
  value?: unknown;

  @FlagField({ description: 'Whether everyone may read the entry.', nullable: true })
  isPublic?: boolean | null;

  @ChoiceField(() => ConfigCategory, { description: 'The category of the entry.', nullable: true })
  category?: ConfigCategory | null;

  @TextField({ description: 'The purpose of the entry.', nullable: true, max: 500 })
  description?: string | null;
}

/** Names a setting. */
@InputType({ description: 'Names a runtime setting.' })
export class ResetConfigInput {
  @TextField({ description: 'The key.', max: 100 })
  key: string;
}

/** One form of a feature. */
@InputType({ description: 'One of several forms of a feature.' })
export class FlagVariantInput {
  @TextField({ description: 'The name of the variant.', max: 50 })
  name: string;

  @IntField({ description: 'The share of the variant, relative to the others.', min: 1, max: 1_000 })
  weight: number;
}

/** A feature flag. */
@InputType({ description: 'A feature flag. Absent fields stay. A new flag is off until it is enabled.' })
export class SetFeatureFlagInput {
  @TextField({ description: 'The key of the feature, such as new-composer.', max: 64 })
  key: string;

  @TextField({ description: 'The description of the feature.', nullable: true, max: 500 })
  description?: string | null;

  @FlagField({ description: 'Whether the feature is on for any user.', nullable: true })
  enabled?: boolean | null;

  @NumberField({
    description: 'The share of users who have the feature, in percent.',
    nullable: true,
    min: 0,
    max: 100,
  })
  percentage?: number | null;

  @IdListField('User', {
    description: 'Users who have the feature whatever the percentage and their plan.',
    nullable: true,
    most: MOST_FLAG_USERS,
  })
  userIds?: Types.ObjectId[] | null;

  @ListField(() => PlatformPlan, {
    description: 'The plans that may have the feature. Empty for every plan.',
    nullable: true,
    most: 10,
  })
  plans?: PlatformPlan[] | null;

  @ListField(() => FlagVariantInput, { description: 'The forms of the feature.', nullable: true, most: 10 })
  variants?: FlagVariantInput[] | null;
}

/** Names a feature flag. */
@InputType({ description: 'Names a feature flag.' })
export class DeleteFeatureFlagInput {
  @TextField({ description: 'The key of the feature.', max: 64 })
  key: string;
}

/** A new API key. */
@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @TextField({ description: 'The name of the key, for people.', max: 100 })
  name: string;

  @TextListField({
    description: 'The scopes of the key: <domain>:read or <domain>:write, such as insights:read.',
    max: 50,
    least: 1,
    most: 50,
  })
  scopes: string[];

  @DateField({ description: 'When the key stops working. Absent if it never does.', nullable: true })
  expiresAt?: Date | null;

  @IntField({
    description: 'Number of requests per minute. Defaults to 600.',
    nullable: true,
    min: 1,
    max: 6_000,
  })
  requestsPerMinute?: number | null;
}

/** Names an API key. */
@InputType({ description: 'Names an API key.' })
export class RevokeApiKeyInput {
  @IdField('ApiKey', { description: 'The key.' })
  apiKeyId: Types.ObjectId;
}
