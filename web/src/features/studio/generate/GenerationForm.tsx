import { newClientId } from '@leela/client';
import { GenerateDocument, type GeneratePageQuery } from '@leela/client/documents/generations.js';
import type { AiGenerationType, AiModel } from '@leela/client/schema.js';
import { useState, type FormEvent } from 'react';
import { errorOf, useAction } from '../../../app/useAction.js';
import {
  Button,
  Card,
  Checkbox,
  Chips,
  Errors,
  Row,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.js';
import styles from './generate.module.css';
import { MODEL_NAMES, TYPES } from './words.js';

type Prices = NonNullable<GeneratePageQuery['generationPrices']>;

const RATIOS = ['1:1', '4:3', '16:9', '9:16', '3:4'].map((value) => ({ value, label: value }));
const COUNTS = ['1', '2', '3', '4'].map((value) => ({ value, label: value }));

/** Requests a generation. The price stands on the button. */
export function GenerationForm({ prices, onRequest }: { prices: Prices; onRequest: () => void }) {
  const { run, busy, errors } = useAction(GenerateDocument);
  const [type, setType] = useState<AiGenerationType>('IMAGE');
  const [chosen, setModel] = useState<AiModel>();
  const [ratio, setRatio] = useState('4:3');
  const [count, setCount] = useState('1');
  const [enhance, setEnhance] = useState(false);
  const [prompt, setPrompt] = useState('');
  const [style, setStyle] = useState('');
  const offered = prices.filter((price) => price.type === type);
  const price = offered.find(({ model }) => model === chosen) ?? offered[0];
  const isText = type === 'TEXT_ENHANCEMENT';
  const times = type === 'IMAGE' ? Number(count) : 1;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await run({
      input: {
        type,
        prompt,
        model: price?.model,
        count: times,
        enhancePrompt: isText ? undefined : enhance,
        parameters: { style: style || undefined, aspectRatio: isText ? undefined : ratio },
        clientId: newClientId(),
      },
    });
    if (!result.ok) return;
    setPrompt('');
    onRequest();
  }

  return (
    <Card>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Chips look="segmented" label="Type" value={type} options={TYPES} onChoose={setType} />
        <TextArea
          label={isText ? 'Text to improve' : 'Prompt'}
          rows={3}
          value={prompt}
          required
          placeholder={isText ? undefined : 'Dawn over a lagoon, first light on still water'}
          error={errorOf(errors, 'prompt')}
          onChange={(event) => setPrompt(event.currentTarget.value)}
        />
        <div className={styles['fields']}>
          {!isText && (
            <>
              <Select
                label="Model"
                value={price?.model ?? ''}
                options={offered.map(({ model, coins }) => ({
                  value: model as string,
                  label: `${MODEL_NAMES[model!]}, ${coins} coins`,
                }))}
                onChoose={(model) => setModel(model as AiModel)}
              />
              <Select label="Aspect ratio" value={ratio} options={RATIOS} onChoose={setRatio} />
            </>
          )}
          {type === 'IMAGE' && <Select label="Images" value={count} options={COUNTS} onChoose={setCount} />}
          <TextField
            label="Style"
            value={style}
            placeholder="film, watercolor"
            onChange={(event) => setStyle(event.currentTarget.value)}
          />
        </div>
        {!isText && (
          <Checkbox
            label="Let AI improve the prompt first"
            checked={enhance}
            onChange={(event) => setEnhance(event.currentTarget.checked)}
          />
        )}
        <Errors of={errors.filter(({ field }) => !field?.endsWith('prompt'))} />
        <Row wrap>
          <Button type="submit" busy={busy}>
            Generate for {(price?.coins ?? 0) * times} {price?.coins === 1 && times === 1 ? 'coin' : 'coins'}
          </Button>
          <span className="muted small">
            Without a result nothing is charged. Credits: {(price?.credits ?? 0) * times}.
          </span>
        </Row>
      </form>
    </Card>
  );
}
