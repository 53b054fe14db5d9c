import { GraphQLDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Gender } from '../../models/identity/index.js';

/** Links to oneself elsewhere. */
@InputType({ description: 'Oneself elsewhere. What is absent stays, null takes away.' })
export class SocialLinksInput {
  @Field(() => String, { nullable: true, description: 'Handle or address at Twitter/X.' })
  twitter?: string | null;

  @Field(() => String, { nullable: true, description: 'Handle or address at LinkedIn.' })
  linkedin?: string | null;

  @Field(() => String, { nullable: true, description: 'Handle or address at GitHub.' })
  github?: string | null;

  @Field(() => String, { nullable: true, description: 'Another site.' })
  website?: string | null;
}

/** Work. */
@InputType({ description: 'What one works. What is absent stays, null takes away.' })
export class ProfessionalInfoInput {
  @Field(() => String, { nullable: true, description: 'Where.' })
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'As what.' })
  jobTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'In which industry.' })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'For how long, in words.' })
  experience?: string | null;

  @Field(() => [String], { nullable: true, description: 'Skills, up to 50 of up to 50 characters.' })
  skills?: string[] | null;
}

/** What one tells about oneself. */
@InputType({
  description: 'What to change about oneself. What is absent stays as it is, null takes a value away.',
})
export class UpdateProfileInput {
  @Field(() => String, {
    nullable: true,
    description: 'First name, up to 50 characters; cannot be taken away.',
  })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name, up to 50 characters.' })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Shown instead of first and last name, up to 100 characters.',
  })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'A few words, up to 500 characters.' })
  bio?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the portrait.' })
  avatar?: string | null;

  @Field(() => ID, { nullable: true, description: 'An upload made for AVATAR, instead of an address.' })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the wide picture on the profile.' })
  coverImage?: string | null;

  @Field(() => ID, { nullable: true, description: 'An upload made for COVER, instead of an address.' })
  coverImageUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'A site, http or https, up to 200 characters.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Where one is, up to 100 characters.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Seen by oneself only.' })
  phoneNumber?: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Seen by oneself only.' })
  dateOfBirth?: Date | null;

  @Field(() => SocialLinksInput, { nullable: true, description: 'Oneself elsewhere.' })
  socialLinks?: SocialLinksInput | null;

  @Field(() => Gender, { nullable: true, description: 'Seen by oneself only.' })
  gender?: Gender | null;

  @Field(() => ProfessionalInfoInput, { nullable: true, description: 'What one works.' })
  professional?: ProfessionalInfoInput | null;

  @Field(() => [String], { nullable: true, description: 'Interests, up to 50 of up to 50 characters.' })
  interests?: string[] | null;
}
