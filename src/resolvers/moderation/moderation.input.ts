import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { ModerationActionType } from '../../models/moderation/index.js';
import { ChoiceField, ClientIdField, FlagField, IdField, IntField, TextField } from '../../schema/input.js';

const nullable = true;

@InputType({ description: 'The case to take.' })
export class AssignModerationCaseInput {
  @IdField('ModerationCase', { description: 'The moderation case.' })
  caseId: Types.ObjectId;

  @FlagField({
    description: 'Whether to give the case back to the queue instead. Defaults to false.',
    nullable,
  })
  release?: boolean | null;
}

@InputType({ description: 'A decision about a case.' })
export class ModerateInput {
  @IdField('ModerationCase', { description: 'The moderation case.' })
  caseId: Types.ObjectId;

  @ChoiceField(() => ModerationActionType, { description: 'The action of the moderator.' })
  action: ModerationActionType;

  @TextField({ description: 'The reason. The user that it concerns reads it.', max: 1_000 })
  reason: string;

  @IntField({
    description: 'Number of hours that HIDE, MUTE or BAN hold. Not limited without it.',
    ...{ nullable, min: 1, max: 87_600 },
  })
  durationHours?: number | null;

  @TextField({ description: 'A note for other moderators.', nullable, max: 1_000 })
  note?: string | null;

  @TextField({ description: 'The new text of EDIT.', nullable, max: 5_000 })
  text?: string | null;

  @IntField({
    description:
      'The version of the case that was read. The decision is refused if the case has changed since.',
    ...{ nullable, min: 0, max: 2_000_000_000 },
  })
  version?: number | null;

  @ClientIdField()
  clientId?: string | null;
}

@InputType({ description: 'An appeal against a decision.' })
export class AppealModerationInput {
  @IdField('ModerationAction', { description: 'The decision of a moderator.' })
  actionId: Types.ObjectId;

  @TextField({ description: 'The objection to the decision.', max: 2_000 })
  text: string;
}

@InputType({ description: 'The decision about an appeal.' })
export class DecideAppealInput {
  @IdField('ModerationAction', { description: 'The decision that was appealed.' })
  actionId: Types.ObjectId;

  @FlagField({ description: 'Whether to take the decision back.' })
  overturn: boolean;

  @TextField({ description: 'The explanation. The user reads it.', nullable, max: 1_000 })
  note?: string | null;
}
