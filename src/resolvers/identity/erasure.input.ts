import { Field, InputType } from 'type-graphql';

@InputType({ description: "The proof needed to erase the viewer's account." })
export class RequestAccountErasureInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The current password, if the account has one. Otherwise the viewer has to have signed in within ten minutes.',
  })
  password?: string | null;
}

@InputType({ description: 'Input of `cancelAccountErasure`.' })
export class CancelAccountErasureInput {
  @Field(() => String, { description: 'The `token` of the link in the mail.' })
  token: string;
}
