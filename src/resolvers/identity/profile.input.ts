import { GraphQLDate } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';
import { Gender } from '../../models/identity/index.js';

@InputType({ description: 'Links to profiles on other sites. Absent fields stay; null removes a value.' })
export class SocialLinksInput {
  @Field(() => String, { nullable: true, description: 'The handle or URL on Twitter/X.' })
  twitter?: string | null;

  @Field(() => String, { nullable: true, description: 'The handle or URL on LinkedIn.' })
  linkedin?: string | null;

  @Field(() => String, { nullable: true, description: 'The handle or URL on GitHub.' })
  github?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of another site.' })
  website?: string | null;
}

@InputType({ description: 'Professional information. Absent fields stay; null removes a value.' })
export class ProfessionalInfoInput {
  @Field(() => String, { nullable: true, description: 'The company or organization.' })
  company?: string | null;

  @Field(() => String, { nullable: true, description: 'The job title.' })
  jobTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'The industry of the job.' })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'The professional experience, as free text.' })
  experience?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The skills, up to 50 items of up to 50 characters.',
  })
  skills?: string[] | null;
}

@InputType({
  description: 'Input of `updateProfile`.',
})
export class UpdateProfileInput {
  @Field(() => String, {
    nullable: true,
    description: 'The first name, up to 50 characters. It cannot be removed.',
  })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'The last name, up to 50 characters.' })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The display name in place of first and last name, up to 100 characters.',
  })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'The bio, up to 500 characters.' })
  bio?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the profile picture.' })
  avatar?: string | null;

  @Field(() => ID, { nullable: true, description: 'An upload with the purpose AVATAR, in place of a URL.' })
  avatarUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of the cover image.' })
  coverImage?: string | null;

  @Field(() => ID, { nullable: true, description: 'An upload with the purpose COVER, in place of a URL.' })
  coverImageUploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'The URL of a website, up to 200 characters.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'The location, up to 100 characters.' })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The phone number. Visible to the user and admins only.',
  })
  phoneNumber?: string | null;

  @Field(() => GraphQLDate, {
    nullable: true,
    description: 'The date of birth. Visible to the user and admins only.',
  })
  dateOfBirth?: Date | null;

  @Field(() => SocialLinksInput, { nullable: true, description: 'Links to profiles on other sites.' })
  socialLinks?: SocialLinksInput | null;

  @Field(() => Gender, { nullable: true, description: 'The gender. Visible to the user and admins only.' })
  gender?: Gender | null;

  @Field(() => ProfessionalInfoInput, {
    nullable: true,
    description: 'Professional information of the user.',
  })
  professional?: ProfessionalInfoInput | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The interests, up to 50 items of up to 50 characters.',
  })
  interests?: string[] | null;
}
