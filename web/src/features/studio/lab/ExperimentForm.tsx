import { newClientId } from '@leela/client';
import { RunExperimentDocument } from '@leela/client/documents/lab.js';
import type { ExperimentType } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { readForm } from '../../../app/form.js';
import { useAction } from '../../../app/useAction.js';
import { Button, Card, Errors, Row, Select, TextArea } from '../../../ui/index.js';

type Offered = Exclude<ExperimentType, 'RESEARCH'>;

/** What each type takes: the key of its input, and the question to the user. */
const INPUTS: Record<Offered, { name: string; key: string; label: string }> = {
  BATTLE_ARENA: { name: 'Battle of two models', key: 'prompt', label: 'Prompt for both models' },
  DREAM_ANALYSIS: { name: 'Dream', key: 'dream', label: 'What did you dream?' },
  EMOTION_ANALYSIS: { name: 'Emotions of a text', key: 'text', label: 'Text' },
  FUTURE_PREDICTION: { name: 'Question about the future', key: 'question', label: 'Question' },
  PERSONALITY_ANALYSIS: { name: 'Personality of a text', key: 'text', label: 'Text' },
  STORY_GENERATION: { name: 'Story', key: 'prompt', label: 'Idea' },
  MUSIC_GENERATION: { name: 'Music', key: 'prompt', label: 'What shall it sound like?' },
  VOICE_GENERATION: { name: 'Script for a voice', key: 'text', label: 'Text' },
  IMAGE_GENERATION: { name: 'Image', key: 'prompt', label: 'Prompt' },
  NEURAL_ART: { name: 'Picture in a style', key: 'prompt', label: 'Prompt' },
};
const TYPES = (Object.keys(INPUTS) as Offered[]).map((value) => ({ value, label: INPUTS[value].name }));

/** Runs an experiment. */
export function ExperimentForm({ onRun }: { onRun: () => void }) {
  const { run, busy, errors } = useAction(RunExperimentDocument);
  const [type, setType] = useState<Offered>('BATTLE_ARENA');
  const { name, key, label } = INPUTS[type];

  async function submit(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget;
    const value = readForm(event)['value'] ?? '';
    const result = await run({
      input: { type, name, input: { [key]: value }, clientId: newClientId() },
    });
    if (!result.ok) return;
    form.reset();
    onRun();
  }

  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Select label="Experiment" options={TYPES} value={type} onChoose={setType} />
        <TextArea label={label} name="value" required rows={3} />
        <Errors of={errors} />
        <Row>
          <Button type="submit" busy={busy}>
            Run
          </Button>
        </Row>
      </form>
    </Card>
  );
}
