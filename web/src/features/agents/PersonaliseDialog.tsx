import {
  PersonaliseAgentDocument,
  ResetAgentPersonalizationDocument,
} from '@leela/client/documents/agents.js';
import type { ChatMode } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../app/useAction.js';
import {
  Button,
  Dialog,
  Errors,
  formatEnum,
  Row,
  Select,
  TextArea,
  TextField,
  useToast,
} from '../../ui/index.js';
import type { AgentOfPage } from './AgentPage.js';
import { MODES } from './modes.js';

/** Changes how an agent is for the viewer. */
export function PersonaliseDialog({ agent, onClose }: { agent: AgentOfPage; onClose: () => void }) {
  const own = agent.viewerPersonalization;
  const save = useAction(PersonaliseAgentDocument);
  const reset = useAction(ResetAgentPersonalizationDocument);
  const toast = useToast();
  const [mode, setMode] = useState<ChatMode>(own?.mode ?? 'BALANCED');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim() || null;
    const result = await save.run({
      input: {
        agentId: agent.id,
        mode,
        nickname: text('nickname'),
        tone: text('tone'),
        instructions: text('instructions'),
        context: text('context'),
        welcomeMessage: text('welcomeMessage'),
        temperature: text('temperature') === null ? null : Number(text('temperature')),
        isActive: true,
      },
    });
    if (!result.ok) return;
    toast('Saved. It applies to the next answers.');
    onClose();
  }

  async function remove() {
    const result = await reset.run({ input: { agentId: agent.id } });
    if (!result.ok) return;
    toast('The agent is as it was.');
    onClose();
  }

  const error = (field: string) => errorOf(save.errors, field);
  const other = save.errors.filter(({ field }) => !field);
  return (
    <Dialog open onClose={onClose} title={`Personalise ${agent.name}`} text="Only your chats change.">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Errors of={[...other, ...reset.errors]} />
        <TextField
          label="Your name for the agent"
          name="nickname"
          maxLength={100}
          defaultValue={own?.nickname ?? ''}
          error={error('nickname')}
        />
        <Select
          label="Style"
          value={mode}
          onChoose={setMode}
          options={MODES.map((value) => ({ value, label: formatEnum(value) }))}
        />
        <TextField
          label="Tone"
          name="tone"
          placeholder="casual"
          maxLength={50}
          defaultValue={own?.tone ?? ''}
          error={error('tone')}
        />
        <TextArea
          label="Instructions"
          name="instructions"
          hint="They are added to those of the agent."
          maxLength={2_000}
          defaultValue={own?.instructions ?? ''}
          error={error('instructions')}
        />
        <TextArea
          label="Facts about you"
          name="context"
          rows={3}
          maxLength={2_000}
          defaultValue={own?.context ?? ''}
          error={error('context')}
        />
        <TextField
          label="Greeting"
          name="welcomeMessage"
          maxLength={500}
          defaultValue={own?.welcomeMessage ?? ''}
          error={error('welcomeMessage')}
        />
        <TextField
          label="Randomness, 0 to 2"
          name="temperature"
          type="number"
          min={0}
          max={2}
          step={0.1}
          placeholder={String(agent.settings.temperature)}
          defaultValue={own?.temperature ?? ''}
          error={error('temperature')}
        />
        <Row between wrap>
          {own ? (
            <Button kind="quiet" busy={reset.busy} onClick={() => void remove()}>
              Remove all changes
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" busy={save.busy}>
            Save
          </Button>
        </Row>
      </form>
    </Dialog>
  );
}
