import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { actAs, type Context } from '../../loaders/context.js';
import { AccountErasure, ErasureStatus } from '../../models/identity/index.js';
import { MutationPayload, OkPayload } from '../../schema/payload.js';
import * as identity from '../../services/identity/index.js';
import { CancelUserErasureInput, RequestUserErasureInput } from './admin.input.js';
import { changed, subject } from './admin.resolver.js';
import { AdminUserPayload } from './admin-user.type.js';
import { CancelAccountErasureInput, RequestAccountErasureInput } from './erasure.input.js';

/** The answer to asking to be erased. */
@ObjectType({ description: 'What becomes of the account.' })
export class RequestAccountErasurePayload extends MutationPayload {
  @Field(() => AccountErasure, {
    nullable: true,
    simple: true,
    description: 'When it will be erased; null when refused.',
  })
  erasure?: AccountErasure | null;
}

/** The end of accounts, and calling it off. */
@Resolver()
export class ErasureResolver {
  @Mutation(() => RequestAccountErasurePayload, {
    nullable: true,
    description:
      'Asks for one’s account to be erased in 30 days. All devices are signed out, this one too, and nobody sees the ' +
      'account any more. Signing in, or the link of the mail, keeps it.',
  })
  async requestAccountErasure(
    @Arg('input', () => RequestAccountErasureInput) input: RequestAccountErasureInput,
    @Ctx() ctx: Context,
  ): Promise<RequestAccountErasurePayload> {
    const erasure = await identity.requestAccountErasure(ctx, input);
    actAs(ctx, null);
    return { erasure };
  }

  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Keeps an account that was to be erased, by the link of the mail. Signing in does the same.',
  })
  async cancelAccountErasure(
    @Arg('input', () => CancelAccountErasureInput) { token }: CancelAccountErasureInput,
    @Ctx() ctx: Context,
  ): Promise<OkPayload> {
    await identity.cancelAccountErasure(ctx, token);
    return { ok: true };
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description: 'For admins: erases somebody’s account in 30 days, on request; they may still come back.',
  })
  async requestUserErasure(
    @Arg('input', () => RequestUserErasureInput) input: RequestUserErasureInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.requestUserErasure(ctx, { ...input, userId });
    return changed(ctx, userId);
  }

  @Mutation(() => AdminUserPayload, {
    nullable: true,
    description: 'For admins: keeps somebody’s account that was to be erased.',
  })
  async cancelUserErasure(
    @Arg('input', () => CancelUserErasureInput) input: CancelUserErasureInput,
    @Ctx() ctx: Context,
  ): Promise<AdminUserPayload> {
    const userId = subject(ctx, input);
    await identity.cancelUserErasure(ctx, { ...input, userId });
    return changed(ctx, userId);
  }
}

/** How far it has come. */
@Resolver(() => AccountErasure)
export class AccountErasureResolver {
  @FieldResolver(() => ErasureStatus, { description: 'Whether it can still be called off.' })
  status(@Root() root: unknown): ErasureStatus {
    return (root as AccountErasure).startedAt ? ErasureStatus.RUNNING : ErasureStatus.SCHEDULED;
  }
}
