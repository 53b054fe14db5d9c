import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import type { Types } from 'mongoose';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import {
  BY_TIME,
  countExperiments,
  scanExperiments,
  scanSpendings,
  topModels,
} from '../../loaders/studio/lists.js';
import { User } from '../../models/identity/index.js';
import {
  BattleChoice,
  Experiment,
  ExperimentSpending,
  ExperimentStatus,
  ExperimentType,
  ExperimentUsage,
  ModelRating,
} from '../../models/studio/index.js';
import { canSeeExperiment, isBlind, visibleExperiment } from '../../rules/studio/index.js';
import { connection, type Connection } from '../../schema/connection.js';
import { refuse } from '../../schema/errors.js';
import { toGlobalId } from '../../schema/ids.js';
import { PageArgs, toRange } from '../../schema/page-args.js';
import { DeletedPayload, payload } from '../../schema/payload.js';
import * as studio from '../../services/studio/index.js';
import { afterWrite } from '../fresh.js';
import { Viewer } from '../identity/viewer.type.js';
import { visibleUser } from './canvas.resolver.js';
import {
  ExperimentInput,
  ExperimentSpendingInput,
  RunExperimentInput,
  UpdateExperimentInput,
  VoteBattleInput,
} from './experiment.input.js';
import { positionIn } from './positions.js';

/** A page of experiments. */
const ExperimentConnection = connection('Experiment', () => Experiment);
/** A page of expenses. */
const ExperimentSpendingConnection = connection('ExperimentSpending', () => ExperimentSpending);

/** The answer of an operation on an experiment. */
@ObjectType({ description: 'The answer of a mutation on an experiment.' })
export class ExperimentPayload extends payload(
  'experiment',
  () => Experiment,
  'The experiment. Null on refusal.',
) {}

/** The ranking of models. */
@Resolver()
export class LabQueryResolver {
  @Query(() => [ModelRating], {
    nullable: true,
    description: 'The ranking of models by the votes in battles, best first.',
  })
  modelRatings(
    @Arg('first', () => Int, { defaultValue: 20, description: 'Number of models, 1 to 100. Defaults to 20.' })
    first: number,
    @Ctx() ctx: Context,
  ): Promise<ModelRating[]> {
    if (first < 1 || first > 100) throw refuse.badInput('first must be between 1 and 100.', 'first');
    return topModels(ctx.loaders, first);
  }
}

/** The experiments of the viewer. */
@Resolver(() => Viewer)
export class ViewerExperimentResolver {
  @FieldResolver(() => ExperimentConnection, {
    description: 'The lab experiments that the viewer owns or collaborates on, latest first.',
  })
  experiments(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Arg('type', () => ExperimentType, { nullable: true, description: 'Only experiments of this type.' })
    type: ExperimentType | null,
    @Arg('status', () => ExperimentStatus, {
      nullable: true,
      description: 'Only experiments of this status.',
    })
    status: ExperimentStatus | null,
    @Ctx() ctx: Context,
  ): Promise<Connection<Experiment>> {
    const member = (root as Viewer).user._id;
    const filter = { type, status };
    return page<Experiment, Experiment>(toRange(args), {
      skeleton: (range) => scanExperiments(ctx.loaders, range, member, filter),
      position: positionIn(BY_TIME),
      hydrate: (experiment) => experiment,
      visible: (experiment) => canSeeExperiment(ctx, experiment),
      count: () => countExperiments(ctx.loaders, member, filter),
    });
  }
}

/** The fields of an experiment that depend on the viewer, or on other rows. */
@Resolver(() => Experiment)
export class ExperimentResolver {
  @FieldResolver(() => User, { nullable: true, description: 'The owner. Null if not visible to the viewer.' })
  owner(@Root() experiment: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (experiment as Experiment).owner);
  }

  @FieldResolver(() => [User], { description: 'The collaborators beside the owner.' })
  async collaborators(@Root() root: unknown, @Ctx() ctx: Context): Promise<User[]> {
    const { owner, members } = root as Experiment;
    const others = members.filter((member) => !member.equals(owner));
    const users = await Promise.all(others.map((id) => visibleUser(ctx, id)));
    return users.filter((user) => user !== null);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    description: "The input. In a battle, the models are left out until the viewer's vote.",
  })
  async input(@Root() root: unknown, @Ctx() ctx: Context): Promise<Record<string, unknown>> {
    const experiment = root as Experiment;
    if (!(await isBlind(ctx, experiment))) return experiment.input ?? {};
    const { models: _hidden, ...shown } = experiment.input;
    return shown;
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "The output by the type of the experiment. Null until completed. In a battle: the answers A and B, and after the viewer's vote also their models.",
  })
  async output(@Root() root: unknown, @Ctx() ctx: Context): Promise<Record<string, unknown> | null> {
    const experiment = root as Experiment;
    if (experiment.type !== ExperimentType.BATTLE_ARENA) return experiment.output ?? null;
    if (!experiment.answers?.length) return null;
    const vote = await ctx.loaders.viewerBattleVote.load(experiment._id);
    const answers = experiment.answers.map(({ model, text }, index) => ({
      slot: index === 0 ? 'A' : 'B',
      text,
      ...(vote ? { model } : {}),
    }));
    return {
      answers,
      revealed: vote !== null,
      ...(vote ? { identityLeaked: experiment.identityLeaked ?? false } : {}),
    };
  }

  @FieldResolver(() => ExperimentUsage, {
    nullable: true,
    description:
      "The resources that the run used. Null until completed, and in a battle until the viewer's vote.",
  })
  async usage(@Root() root: unknown, @Ctx() ctx: Context): Promise<ExperimentUsage | null> {
    const experiment = root as Experiment;
    return (await isBlind(ctx, experiment)) ? null : (experiment.usage ?? null);
  }

  @FieldResolver(() => BattleChoice, {
    nullable: true,
    description: "The viewer's vote in a battle. Null if there is none.",
  })
  async viewerVote(@Root() root: unknown, @Ctx() ctx: Context): Promise<BattleChoice | null> {
    const { _id, type } = root as Experiment;
    if (type !== ExperimentType.BATTLE_ARENA) return null;
    return (await ctx.loaders.viewerBattleVote.load(_id))?.choice ?? null;
  }

  @FieldResolver(() => ExperimentSpendingConnection, {
    description: 'The expenses, latest first. They add up to `budget.spent`.',
  })
  spendings(
    @Root() root: unknown,
    @Args() args: PageArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<ExperimentSpending>> {
    return page<ExperimentSpending, ExperimentSpending>(toRange(args), {
      skeleton: (range) => scanSpendings(ctx.loaders, range, (root as Experiment)._id),
      position: positionIn(BY_TIME),
      hydrate: (spending) => spending,
    });
  }
}

/** Who noted an expense. */
@Resolver(() => ExperimentSpending)
export class ExperimentSpendingResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The user who noted the expense. Null if not visible to the viewer.',
  })
  user(@Root() spending: unknown, @Ctx() ctx: Context): Promise<User | null> {
    return visibleUser(ctx, (spending as ExperimentSpending).user);
  }
}

/** Running and changing experiments. */
@Resolver()
export class ExperimentMutationResolver {
  @Mutation(() => ExperimentPayload, {
    nullable: true,
    description:
      'Runs a lab experiment, or sets up a research experiment. A run takes credits, which are refunded if it fails.',
  })
  async runExperiment(
    @Arg('input', () => RunExperimentInput) input: RunExperimentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExperimentPayload> {
    const { experiment } = await studio.runExperiment(ctx, input);
    return shown(ctx, info, experiment);
  }

  @Mutation(() => ExperimentPayload, {
    nullable: true,
    description:
      'Changes an experiment. Collaborators may change it; people and the allocated budget are up to the owner.',
  })
  async updateExperiment(
    @Arg('input', () => UpdateExperimentInput) input: UpdateExperimentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExperimentPayload> {
    await studio.updateExperiment(ctx, input);
    return shown(ctx, info, input.experimentId);
  }

  @Mutation(() => ExperimentPayload, {
    nullable: true,
    description: 'Records an expense of a research experiment. The budget is never overspent.',
  })
  async recordExperimentSpending(
    @Arg('input', () => ExperimentSpendingInput) input: ExperimentSpendingInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExperimentPayload> {
    await studio.recordSpending(ctx, input);
    return shown(ctx, info, input.experimentId);
  }

  @Mutation(() => ExperimentPayload, {
    nullable: true,
    description: 'Votes in a battle, once per user. The models are shown to the viewer afterwards.',
  })
  async voteBattle(
    @Arg('input', () => VoteBattleInput) input: VoteBattleInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExperimentPayload> {
    await studio.voteBattle(ctx, input);
    return shown(ctx, info, input.experimentId);
  }

  @Mutation(() => ExperimentPayload, {
    nullable: true,
    description: 'Cancels a run and refunds its credits. A finished experiment stays as it is. Owner only.',
  })
  async cancelExperiment(
    @Arg('input', () => ExperimentInput) input: ExperimentInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ExperimentPayload> {
    await studio.cancelExperiment(ctx, input.experimentId);
    return shown(ctx, info, input.experimentId);
  }

  @Mutation(() => DeletedPayload, { nullable: true, description: 'Deletes an experiment. Owner only.' })
  async deleteExperiment(
    @Arg('input', () => ExperimentInput) input: ExperimentInput,
    @Ctx() ctx: Context,
  ): Promise<DeletedPayload> {
    await studio.deleteExperiment(ctx, input.experimentId);
    return { deletedId: toGlobalId('Experiment', input.experimentId) };
  }
}

async function shown(ctx: Context, info: GraphQLResolveInfo, id: Types.ObjectId): Promise<ExperimentPayload> {
  await afterWrite(ctx, info);
  return { experiment: await visibleExperiment(ctx, id) };
}
