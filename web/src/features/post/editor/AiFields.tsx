import type { OperationError } from '@leela/client';
import type { AiDetailsInput, AiModel } from '@leela/client/schema.js';
import { Sparkles } from 'lucide-react';
import { errorOf } from '../../../app/useAction.js';
import { Checkbox, Select, TextArea, TextField } from '../../../ui/index.js';
import { MODELS } from '../models.js';
import styles from './Editor.module.css';

/** How a model made the content, as the form holds it. */
export interface Ai {
  made: boolean;
  model: AiModel | '';
  prompt: string;
  style: string;
  seed: string;
}

/** Content that no model made. */
export const noAi: Ai = { made: false, model: '', prompt: '', style: '', seed: '' };

/** The input of the operation. Nothing if no model made the content. */
export function toAiInput({ made, model, prompt, style, seed }: Ai): AiDetailsInput | undefined {
  if (!made) return undefined;
  return {
    isAIGenerated: true,
    model: model || undefined,
    prompt: prompt.trim() || undefined,
    style: style.trim() || undefined,
    seed: seed.trim() || undefined,
  };
}

/** The fields about the model that made the content. */
export function AiFields({
  value,
  onChange,
  errors,
}: {
  value: Ai;
  onChange: (value: Ai) => void;
  errors: readonly OperationError[];
}) {
  const change = (next: Partial<Ai>) => onChange({ ...value, ...next });
  return (
    <details className={styles['fold']} open={value.made || undefined}>
      <summary>
        <Sparkles size={16} aria-hidden="true" /> AI details
      </summary>
      <div className="stack">
        <Checkbox
          label="An AI model made this"
          checked={value.made}
          onChange={(event) => change({ made: event.currentTarget.checked })}
        />
        {value.made && (
          <>
            <Select
              label="Model"
              value={value.model}
              onChoose={(model: AiModel | '') => change({ model })}
              options={[
                { value: '' as const, label: 'Another model' },
                ...(Object.keys(MODELS) as AiModel[]).map((model) => ({
                  value: model,
                  label: MODELS[model],
                })),
              ]}
              error={errorOf(errors, 'model')}
            />
            <TextArea
              label="Prompt"
              rows={3}
              value={value.prompt}
              onChange={(event) => change({ prompt: event.currentTarget.value })}
              error={errorOf(errors, 'prompt')}
            />
            <div className={styles['two']}>
              <TextField
                label="Style"
                value={value.style}
                onChange={(event) => change({ style: event.currentTarget.value })}
                error={errorOf(errors, 'style')}
              />
              <TextField
                label="Seed"
                value={value.seed}
                onChange={(event) => change({ seed: event.currentTarget.value })}
                error={errorOf(errors, 'seed')}
              />
            </div>
          </>
        )}
      </div>
    </details>
  );
}
