import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isModerator, requireModerator } from '../../auth/viewer.js';
import { sharedNow } from '../../lib/clock.js';
import type { Context } from '../../loaders/context.js';
import {
  countAppeals,
  countSanctions,
  scanAppeals,
  scanSanctions,
  type AppealRow,
} from '../../loaders/moderation/lists.js';
import { page } from '../../loaders/page.js';
import { User } from '../../models/identity/index.js';
import {
  AppealStatus,
  ModerationAction,
  ModerationAppeal,
  ModerationCase,
  ReportedContent,
} from '../../models/moderation/index.js';
import { canSeeAction, canSeeCase } from '../../rules/moderation/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { payload } from '../../schema/payload.js';
import * as moderation from '../../services/moderation/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import {
  AppealModerationInput,
  AssignModerationCaseInput,
  DecideAppealInput,
  ModerateInput,
} from './moderation.input.js';
import { ReportableUnion } from './report.type.js';
import { visibleTarget } from './report.resolver.js';

@ObjectType({ description: 'A page of decisions.' })
export class ModerationActionConnection extends connection('ModerationAction', () => ModerationAction) {}

@ObjectType({ description: 'The moderation case.' })
export class ModerationCasePayload extends payload(
  'case',
  () => ModerationCase,
  'The case. Null on refusal.',
) {}

@ObjectType({ description: 'The appeal of the user.' })
export class AppealPayload extends payload(
  'appeal',
  () => ModerationAppeal,
  'The appeal. Null on refusal.',
) {}

@ObjectType({ description: 'The decision that was appealed.' })
export class ModerationActionPayload extends payload(
  'action',
  () => ModerationAction,
  'The decision. Null on refusal.',
) {}

/** The fields of a decision. Its subject never sees the moderator. */
@Resolver(() => ModerationAction)
export class ModerationActionResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The moderator who decided. Null for the user that the decision concerns.',
  })
  async moderator(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { subject, moderator } = root as ModerationAction;
    if (!isModerator(ctx) || ctx.viewer?.id.equals(subject)) return null;
    return ctx.loaders.user.load(moderator);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The note for moderators. Null for other users.',
  })
  note(@Root() root: unknown, @Ctx() ctx: Context): string | null {
    const { subject, note } = root as ModerationAction;
    return isModerator(ctx) && !ctx.viewer?.id.equals(subject) ? (note ?? null) : null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the decision holds: neither ended nor overturned.',
  })
  isActive(@Root() root: unknown): boolean {
    const { liftedAt, expiresAt, appeal } = root as ModerationAction;
    const over = expiresAt !== null && expiresAt <= sharedNow();
    return liftedAt === null && !over && appeal?.status !== AppealStatus.OVERTURNED;
  }

  @FieldResolver(() => ReportedContent, { description: 'The content at the time of the decision.' })
  evidence(@Root() root: unknown): ReportedContent {
    return (root as ModerationAction).evidence;
  }

  @FieldResolver(() => ReportableUnion, {
    nullable: true,
    description: 'The content. Null if it is gone, or the viewer may not see it.',
  })
  target(@Root() root: unknown, @Ctx() ctx: Context): Promise<object | null> {
    return visibleTarget(ctx, root as ModerationAction);
  }

  @FieldResolver(() => ModerationCase, {
    nullable: true,
    description: 'The moderation case. Null for other users than moderators.',
  })
  async case(@Root() root: unknown, @Ctx() ctx: Context): Promise<ModerationCase | null> {
    const found = await ctx.loaders.moderationCase.load((root as ModerationAction).case);
    return found && (await canSeeCase(ctx, found)) ? found : null;
  }
}

/** The moderator of an appeal. */
@Resolver(() => ModerationAppeal)
export class ModerationAppealResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The moderator who decided the appeal. Null for other users than moderators.',
  })
  async decidedBy(@Root() root: unknown, @Ctx() ctx: Context): Promise<User | null> {
    const { decidedBy } = root as ModerationAppeal;
    return decidedBy && isModerator(ctx) ? ctx.loaders.user.load(decidedBy) : null;
  }
}

/** The viewer's sanctions. */
@Resolver(() => Viewer)
export class ViewerSanctionResolver {
  @FieldResolver(() => ModerationActionConnection, {
    description:
      'Decisions of moderators about the viewer and their content, latest first. Each takes one appeal.',
  })
  sanctions(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ModerationAction>> {
    const subject = (root as Viewer).user._id;
    return page<ModerationAction, ModerationAction>(toRange(args), {
      skeleton: (range) => scanSanctions(ctx.loaders, range, subject),
      position: (row) => ({ key: row.createdAt, id: row._id }),
      hydrate: (row) => row,
      visible: (row) => canSeeAction(ctx, row),
      count: () => countSanctions(ctx.loaders, subject),
    });
  }
}

/** Deciding cases and appeals. */
@Resolver()
export class ModerationMutationResolver {
  @Query(() => ModerationActionConnection, {
    nullable: true,
    description:
      'Decisions that were appealed, the longest waiting first. For moderators; never their own decisions.',
  })
  moderationAppeals(
    @Args() args: PageArgs,
    @Arg('status', () => AppealStatus, {
      defaultValue: AppealStatus.PENDING,
      description: 'The status of the appeal. Defaults to PENDING.',
    })
    status: AppealStatus,
    @Ctx() ctx: Context,
  ): Promise<Connection<ModerationAction>> {
    const { id } = requireModerator(ctx);
    return page<AppealRow, ModerationAction>(toRange(args), {
      skeleton: (range) => scanAppeals(ctx.loaders, range, status),
      position: ({ appeal, _id }) => ({ key: appeal.createdAt, id: _id }),
      hydrate: (row) => row,
      visible: (row) => !row.moderator.equals(id) && !row.subject.equals(id),
      count: () => countAppeals(ctx.loaders, status, id),
    });
  }

  @Mutation(() => ModerationCasePayload, {
    nullable: true,
    description: 'Assigns a case to the viewer, or gives it back to the queue. For moderators.',
  })
  async assignModerationCase(
    @Arg('input', () => AssignModerationCaseInput) { caseId, release }: AssignModerationCaseInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ModerationCasePayload> {
    await moderation.assignCase(ctx, caseId, release ?? false);
    await afterWrite(ctx, info);
    return { case: await ctx.loaders.moderationCase.load(caseId) };
  }

  @Mutation(() => ModerationCasePayload, {
    nullable: true,
    description:
      'Decides a case. For moderators. All actions but FLAG resolve it; of several decisions one counts.',
  })
  async moderate(
    @Arg('input', () => ModerateInput) input: ModerateInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ModerationCasePayload> {
    await moderation.moderate(ctx, input);
    await afterWrite(ctx, info);
    return { case: await ctx.loaders.moderationCase.load(input.caseId) };
  }

  @Mutation(() => AppealPayload, {
    nullable: true,
    description: 'Appeals against a decision about the viewer. Once per decision, within 20 days.',
  })
  async appealModeration(
    @Arg('input', () => AppealModerationInput) input: AppealModerationInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AppealPayload> {
    await moderation.appealModeration(ctx, input);
    await afterWrite(ctx, info);
    return { appeal: (await ctx.loaders.moderationAction.load(input.actionId))?.appeal ?? null };
  }

  @Mutation(() => ModerationActionPayload, {
    nullable: true,
    description:
      'Decides an appeal. For another moderator than the one of the decision. Overturning restores exactly what the decision took.',
  })
  async decideAppeal(
    @Arg('input', () => DecideAppealInput) input: DecideAppealInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ModerationActionPayload> {
    await moderation.decideAppeal(ctx, input);
    await afterWrite(ctx, info);
    return { action: await ctx.loaders.moderationAction.load(input.actionId) };
  }
}
