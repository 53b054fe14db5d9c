import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { ChatMode } from '../../../models/agents/index.js';
import {
  ChoiceField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  NumberField,
  TextField,
  TextListField,
  UrlField,
} from '../../../schema/input.js';

const nullable = true;

/** Notifications about answers. */
@InputType({ description: 'Notifications about an agent’s answers.' })
export class AgentNotificationSettingsInput {
  @FlagField({ nullable, description: 'Whether the viewer is notified about answers.' })
  enabled?: boolean | null;

  @TextField({ nullable, description: 'The name of the sound.', max: 50 })
  sound?: string | null;

  @FlagField({ nullable, description: 'Whether desktop notifications are shown.' })
  desktop?: boolean | null;
}

/** A personalisation. */
@InputType({
  description:
    'Changes to how an agent is for the viewer. What is left out stays as it is; null resets a field.',
})
export class PersonaliseAgentInput {
  @IdField('Agent', { description: "The agent's own messages." })
  agentId: Types.ObjectId;

  @TextField({ nullable, description: 'The viewer’s name for the agent.', max: 100 })
  nickname?: string | null;

  @UrlField({ nullable, description: 'The picture.' })
  avatar?: string | null;

  @TextField({ nullable, description: 'The color theme chosen.', max: 100 })
  color?: string | null;

  @TextField({ nullable, description: 'The tone, such as `formal`, `casual` or `technical`.', max: 50 })
  tone?: string | null;

  @TextListField({ nullable, description: 'Traits that are added.', max: 50, most: 20 })
  traits?: string[] | null;

  @TextListField({ nullable, description: 'Subjects that are added.', max: 50, most: 20 })
  expertise?: string[] | null;

  @TextField({ nullable, description: 'Instructions that are added to the agent’s prompt.', max: 2_000 })
  instructions?: string | null;

  @TextField({ nullable, description: 'Facts that the agent takes into account.', max: 2_000 })
  context?: string | null;

  @TextField({ nullable, description: 'The first message.', max: 500 })
  welcomeMessage?: string | null;

  @NumberField({ nullable, description: 'Randomness of answers.', min: 0, max: 2 })
  temperature?: number | null;

  @IntField({ nullable, description: 'Maximum number of tokens of an answer.', min: 1, max: 4_000 })
  maxTokens?: number | null;

  @ChoiceField(() => ChatMode, { nullable, description: 'The style of answers.' })
  mode?: ChatMode | null;

  @IdListField('QuickAction', { nullable, description: 'Quick actions for the agent.', most: 20 })
  quickActionIds?: Types.ObjectId[] | null;

  @FlagField({ nullable, description: 'Whether chats with the agent are saved.' })
  autoSave?: boolean | null;

  @FlagField({ nullable, description: 'Whether the changes apply.' })
  isActive?: boolean | null;

  @ChoiceField(() => AgentNotificationSettingsInput, {
    nullable,
    description: 'Notifications about answers.',
  })
  notifications?: AgentNotificationSettingsInput | null;
}

/** A reset. */
@InputType({ description: 'An agent to put back to its defaults.' })
export class ResetAgentPersonalizationInput {
  @IdField('Agent', { description: "The agent's own messages." })
  agentId: Types.ObjectId;
}
