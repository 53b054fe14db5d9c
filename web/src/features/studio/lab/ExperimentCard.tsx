import { useQuery } from '@apollo/client/react';
import { LabExperimentDocument, type ExperimentPartsFragment } from '@leela/client/documents/lab.js';
import { useEffect } from 'react';
import { Badge, formatEnum, Note, Section, Spinner, Time } from '../../../ui/index.js';
import { Battle } from './Battle.js';
import { Output } from './Output.js';

/** How often a running experiment is looked at, in milliseconds: the API has no subscription for experiments. */
const POLL_MS = 2_000;
/** How long it is looked at. An experiment ends much earlier, or not at all. */
const POLL_FOR_MS = 180_000;

/** An experiment: its question, and its result once it is there. */
export function ExperimentCard({
  experiment,
  onChange,
}: {
  experiment: ExperimentPartsFragment;
  onChange: () => void;
}) {
  const { id, type, status, input, output, errorMessage } = experiment;
  // Research is carried out by people.
  const runs = type !== 'RESEARCH' && (status === 'RUNNING' || status === 'PENDING');
  const { startPolling, stopPolling } = useQuery(LabExperimentDocument, {
    variables: { id },
    skip: !runs,
    skipPollAttempt: () => document.hidden,
  });
  useEffect(() => {
    if (!runs) return;
    startPolling(POLL_MS);
    const end = setTimeout(stopPolling, POLL_FOR_MS);
    return () => {
      clearTimeout(end);
      stopPolling();
    };
  }, [runs, startPolling, stopPolling]);
  const question = Object.values(input as Record<string, unknown>).find((value) => typeof value === 'string');
  return (
    <Section
      title={experiment.name}
      text={
        <>
          {experiment.number} · {experiment.credits} credits · <Time at={experiment.createdAt} />
        </>
      }
      actions={
        <Badge tone={status === 'COMPLETED' ? 'good' : status === 'FAILED' ? 'bad' : undefined}>
          {formatEnum(status)}
        </Badge>
      }
    >
      {question !== undefined && <p>{String(question)}</p>}
      {runs && <Spinner label="The experiment runs" />}
      {errorMessage && <Note tone="bad">{errorMessage}</Note>}
      {output && type === 'BATTLE_ARENA' && <Battle experiment={experiment} onVote={onChange} />}
      {output && type !== 'BATTLE_ARENA' && <Output value={output} />}
    </Section>
  );
}
