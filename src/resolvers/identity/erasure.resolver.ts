import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { actAs, type Context } from '../../loaders/context.js';
import { AccountErasure, ErasureStatus } from '../../models/identity/index.js';
import { MutationPayload, OkPayload } from '../../schema/payload.js';
import * as identity from '../../services/identity/index.js';
import { CancelUserErasureInput, RequestUserErasureInput } from './admin.input.js';
import { changed, subject } from './admin.resolver.js';
import { AdminUserPayload } from './admin-user.type.js';
import { CancelAccountErasureInput, RequestAccountErasureInput } from './erasure.input.js';
import { Public } from '../../schema/public.js';

@ObjectType({ description: 'The scheduled erasure.' })
export class RequestAccountErasurePayload extends MutationPayload {
  @Field(() => AccountErasure, {
    nullable: true,
    simple: true,
    description: 'The scheduled erasure. Null on refusal.',
  })
  erasure?: AccountErasure | null;
}

/** The erasure of accounts, and its cancellation. */
@Resolver()
export class ErasureResolver {
  @Mutation(() => RequestAccountErasurePayload, {
    nullable: true,
    description:
      "Schedules the erasure of the viewer's account in 30 days. All sessions end and the account is hidden. Signing in, or the link in the mail, restores it.",
  })
  async requestAccountErasure(
    @Arg('input', () => RequestAccountErasureInput) input: RequestAccountErasureInput,
    @Ctx() ctx: Context,
  ): Promise<RequestAccountErasurePayload> {
    const erasure = await identity.requestAccountErasure(ctx, input);
    actAs(ctx, null);
    return { erasure };
  }

  @Public()
  @Mutation(() => OkPayload, {
    nullable: true,
    description: 'Cancels the erasure of an account by the link in the mail. Signing in does the same.',
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
    description:
      "Schedules the erasure of a user's account in 30 days. The user can still restore it. Admins only.",
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
    description: "Cancels the erasure of a user's account. Admins only.",
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

/** The fields of a scheduled erasure. */
@Resolver(() => AccountErasure)
export class AccountErasureResolver {
  @FieldResolver(() => ErasureStatus, { description: 'The status of the erasure.' })
  status(@Root() root: unknown): ErasureStatus {
    return (root as AccountErasure).startedAt ? ErasureStatus.RUNNING : ErasureStatus.SCHEDULED;
  }
}
