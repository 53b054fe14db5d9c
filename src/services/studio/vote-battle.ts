import { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import type { Context } from '../../loaders/context.js';
import {
  ExperimentModel,
  ExperimentStatus,
  ExperimentType,
  LabVoteModel,
  type BattleChoice,
  type Experiment,
} from '../../models/studio/index.js';
import { canSeeExperiment } from '../../rules/studio/index.js';
import { ErrorCode, Refusal, refuse } from '../../schema/errors.js';
import { actorOf } from '../social/index.js';

/** What `voteBattle` takes. */
export interface VoteBattleInput {
  experimentId: Types.ObjectId;
  choice: BattleChoice;
}

/** Votes in a battle, once; then the names are shown to the voter. @throws CONFLICT for a second vote, or without answers */
export async function voteBattle(ctx: Context, { experimentId, choice }: VoteBattleInput): Promise<void> {
  const actor = actorOf(ctx);
  const voter = actor.viewer.id;
  await transact(ctx, async (tx) => {
    const row = await ExperimentModel.findById(experimentId).session(tx.session).lean<Experiment>();
    if (!row || !canSeeExperiment(actor, row)) throw refuse.notFound('The experiment', 'experimentId');
    if (row.type !== ExperimentType.BATTLE_ARENA)
      throw refuse.badInput('This is not a battle; only battles take votes.', 'experimentId');
    const [a, b] = row.answers ?? [];
    if (row.status !== ExperimentStatus.COMPLETED || !a || !b)
      throw refuse.conflict('The battle has no answers; only completed battles take votes.', 'experimentId');
    // A concurrent vote makes this transaction run again and find it.
    if (await LabVoteModel.exists({ experiment: experimentId, voter }).session(tx.session))
      throw new Refusal(ErrorCode.CONFLICT, 'You have voted in this battle; one vote per user is allowed.', {
        field: 'experimentId',
        reason: 'ALREADY_VOTED',
      });
    const vote = new Types.ObjectId();
    const counted = !row.identityLeaked;
    const models = { modelA: a.model, modelB: b.model };
    await LabVoteModel.create(
      [{ _id: vote, experiment: experimentId, voter, choice, ...models, counted, createdAt: tx.at }],
      {
        session: tx.session,
      },
    );
    tx.emit('battle.voted', { vote, experiment: experimentId, voter, ...models, choice, counted }, voter);
  });
}
