import { DecideToolCallDocument, type ChatMessagePartsFragment } from '@leela/client/documents/chat.js';
import { Wrench } from 'lucide-react';
import { useAction } from '../../app/useAction.js';
import { Badge, Button, Errors, formatEnum, Row } from '../../ui/index.js';
import styles from './chat.module.css';

type Call = Extract<ChatMessagePartsFragment['parts'][number], { __typename: 'ChatToolCallPart' }>;

/** A call of a tool. One with effects waits until the viewer approves or denies it. */
export function ToolCall({ call, onAnswer }: { call: Call; onAnswer: (answer: { id: string }) => void }) {
  const decide = useAction(DecideToolCallDocument);
  const { name, input, output, state, approvalId } = call;
  const waits = state === 'AWAITING_APPROVAL' && approvalId !== null;

  async function run(approve: boolean) {
    const result = await decide.run({ input: { approvalId: approvalId!, approve } });
    const answer = result.ok && result.data.decideToolCall?.answer;
    if (answer) onAnswer(answer);
  }

  return (
    <div className={styles['tool']}>
      <Row between wrap>
        <strong className="row">
          <Wrench size={15} aria-hidden="true" /> {formatEnum(name.replaceAll('-', '_'))}
        </strong>
        <Badge tone={state === 'DONE' ? 'good' : waits ? 'warn' : state === 'FAILED' ? 'bad' : undefined}>
          {formatEnum(state)}
        </Badge>
      </Row>
      <Values of={input} />
      {output && (
        <details>
          <summary className="small muted">Result</summary>
          <Values of={output} />
        </details>
      )}
      {waits && (
        <Row>
          <Button size="small" busy={decide.busy} onClick={() => void run(true)}>
            Approve
          </Button>
          <Button size="small" kind="plain" busy={decide.busy} onClick={() => void run(false)}>
            Deny
          </Button>
        </Row>
      )}
      <Errors of={decide.errors} />
    </div>
  );
}

/** The arguments or the result of a call by name; other JSON as it is. */
function Values({ of }: { of: string }) {
  const values = objectIn(of);
  if (!values) return <pre className={styles['raw']}>{of}</pre>;
  return (
    <dl className={styles['values']}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function objectIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    // A result that was cut at its limit is no JSON any more.
    return null;
  }
}
