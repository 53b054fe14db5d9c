import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType } from 'type-graphql';

/** The device and address from which a contact message or a ticket was sent. */
@ObjectType({
  description: 'The device and address from which something was sent. For staff only.',
  simpleResolvers: true,
})
@modelOptions({ schemaOptions: { _id: false } })
export class ClientInfo {
  @Field(() => String, { nullable: true, description: 'The `User-Agent` header.' })
  @prop({ type: String, maxlength: 512 })
  userAgent?: string;

  @Field(() => String, { nullable: true, description: 'The IP address.' })
  @prop({ type: String, maxlength: 64 })
  ipAddress?: string;

  @Field(() => String, { nullable: true, description: 'The browser, read from the `User-Agent` header.' })
  @prop({ type: String, maxlength: 100 })
  browser?: string;

  @Field(() => String, {
    nullable: true,
    description: 'The operating system, read from the `User-Agent` header.',
  })
  @prop({ type: String, maxlength: 100 })
  os?: string;

  @Field(() => String, { nullable: true, description: 'The page from which the form was opened.' })
  @prop({ type: String, maxlength: 2048 })
  referrer?: string;
}
