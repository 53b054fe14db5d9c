import { newClientId } from '@leela/client';
import { CancelCanvasGenerationDocument, GenerateCanvasDocument } from '@leela/client/documents/canvas.js';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../../app/useAction.js';
import {
  Badge,
  Button,
  Card,
  Errors,
  formatEnum,
  Row,
  Spinner,
  Stack,
  TextArea,
  Time,
} from '../../../ui/index.js';
import styles from './canvas.module.css';
import type { Project } from './useCanvas.js';

/** Lets AI change the files by a prompt, and shows the latest prompts. */
export function GeneratePanel({ project, onChange }: { project: Project; onChange: () => void }) {
  const generate = useAction(GenerateCanvasDocument);
  const cancel = useAction(CancelCanvasGenerationDocument);
  const [prompt, setPrompt] = useState('');

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await generate.run({
      input: { projectId: project.id, prompt, clientId: newClientId() },
    });
    if (!result.ok) return;
    setPrompt('');
    onChange();
  }

  return (
    <Card>
      <Stack>
        <form className={styles['prompt']} onSubmit={(event) => void submit(event)}>
          <div className="grow">
            <TextArea
              label="Change it by a prompt"
              rows={2}
              value={prompt}
              placeholder="Add a section with three prices"
              required
              onChange={(event) => setPrompt(event.currentTarget.value)}
            />
          </div>
          <Button type="submit" busy={generate.busy}>
            Generate
          </Button>
        </form>
        <Errors of={[...generate.errors, ...cancel.errors]} />
        {project.generations.nodes.map((one) => {
          const runs = one.status === 'PENDING' || one.status === 'PROCESSING';
          const words =
            one.result.error ??
            (one.result.skipped.length > 0
              ? `Left as they are: ${one.result.skipped.join(', ')}`
              : `${one.result.files} files`);
          return (
            <Row key={one.id} between>
              <div className="grow">
                <div>{one.prompt}</div>
                <div className="muted small">
                  {one.requestedBy?.fullName} · <Time at={one.createdAt} />
                  {!runs && ` · ${words}`}
                </div>
              </div>
              {runs && <Spinner label="Generating" />}
              <Badge tone={one.status === 'COMPLETED' ? 'good' : one.status === 'FAILED' ? 'bad' : undefined}>
                {formatEnum(one.status)}
              </Badge>
              {runs && (
                <Button
                  kind="plain"
                  size="small"
                  onClick={() => void cancel.run({ input: { generationId: one.id } })}
                >
                  Cancel
                </Button>
              )}
            </Row>
          );
        })}
      </Stack>
    </Card>
  );
}
