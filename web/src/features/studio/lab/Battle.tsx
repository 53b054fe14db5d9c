import { VoteBattleDocument, type ExperimentPartsFragment } from '@leela/client/documents/lab.js';
import type { BattleChoice } from '@leela/client/schema.js';
import { useAction } from '../../../app/useAction.js';
import { Badge, Button, Errors, Row } from '../../../ui/index.js';
import styles from './lab.module.css';

interface Answer {
  slot: string;
  text: string;
  /** Hidden until the viewer has voted. */
  model?: string;
}

const CHOICES: [BattleChoice, string][] = [
  ['A', 'A is better'],
  ['B', 'B is better'],
  ['TIE', 'Both are good'],
  ['BOTH_BAD', 'Both are bad'],
];

/** Two answers to the same prompt, and the vote. After the vote the models have names. */
export function Battle({ experiment, onVote }: { experiment: ExperimentPartsFragment; onVote: () => void }) {
  const { run, busy, errors } = useAction(VoteBattleDocument);
  const answers = (experiment.output?.['answers'] ?? []) as Answer[];
  const vote = (choice: BattleChoice) =>
    void run({ input: { experimentId: experiment.id, choice } }).then(({ ok }) => ok && onVote());
  return (
    <div className="stack">
      <div className={styles['answers']}>
        {answers.map((answer, index) => {
          const slot = index === 0 ? 'A' : 'B';
          return (
            <section key={slot} className={styles['answer']} aria-label={`Answer ${slot}`}>
              <Row between>
                <h3>{slot}</h3>
                {answer.model && <Badge>{answer.model}</Badge>}
              </Row>
              <p>{answer.text}</p>
              {experiment.viewerVote === slot && <Badge tone="accent">Your vote</Badge>}
            </section>
          );
        })}
      </div>
      <Errors of={errors} />
      {experiment.viewerVote ? (
        <p className="muted">
          You voted: {CHOICES.find(([choice]) => choice === experiment.viewerVote)?.[1]}.
        </p>
      ) : (
        <Row wrap>
          {CHOICES.map(([choice, label]) => (
            <Button key={choice} kind="plain" size="small" busy={busy} onClick={() => vote(choice)}>
              {label}
            </Button>
          ))}
        </Row>
      )}
    </div>
  );
}
