import { useQuery } from '@apollo/client/react';
import {
  SuggestionMergeDocument,
  SuggestionsToMergeDocument,
  SuggestionTriageDocument,
  type SuggestionDetailsFragment,
} from '@leela/client/documents/suggestions.js';
import type { TriageSuggestionInput } from '@leela/client/schema.js';
import { useState } from 'react';
import { useSession } from '../../app/session.js';
import { useAction } from '../../app/useAction.js';
import { Button, Card, Confirm, Errors, Row, Select, Stack, useToast } from '../../ui/index.js';
import styles from './suggestions.module.css';
import { PRIORITIES, STATUSES } from './words.js';

/** The work of moderators on a suggestion: status, priority, assignee, duplicates. */
export function Triage({ suggestion }: { suggestion: SuggestionDetailsFragment }) {
  const triage = useAction(SuggestionTriageDocument);
  const { viewer } = useSession();
  const toast = useToast();
  const mine = suggestion.assignee?.id === viewer?.user.id;

  async function save(changes: Omit<TriageSuggestionInput, 'suggestionId'>) {
    const result = await triage.run({ input: { suggestionId: suggestion.id, ...changes } });
    if (result.ok) toast('Saved.');
  }

  return (
    <Card>
      <Stack>
        <h2>Triage</h2>
        <Errors of={triage.errors} />
        <div className={styles['two']}>
          <Select
            label="Status"
            value={suggestion.status}
            options={STATUSES}
            onChoose={(status) => void save({ status })}
          />
          <Select
            label="Priority"
            value={suggestion.priority}
            options={PRIORITIES}
            onChoose={(priority) => void save({ priority })}
          />
        </div>
        <Row between wrap>
          <span className="muted">
            {suggestion.assignee ? `Assigned to ${suggestion.assignee.fullName}` : 'Assigned to nobody'}
          </span>
          <Button
            kind="plain"
            size="small"
            busy={triage.busy}
            onClick={() => void save({ assigneeId: mine ? null : viewer!.user.id })}
          >
            {mine ? 'Give it up' : 'Assign to me'}
          </Button>
        </Row>
        {!suggestion.mergedInto && <Merge suggestion={suggestion} />}
      </Stack>
    </Card>
  );
}

function Merge({ suggestion }: { suggestion: SuggestionDetailsFragment }) {
  const { data } = useQuery(SuggestionsToMergeDocument);
  const merge = useAction(SuggestionMergeDocument);
  const [intoId, setIntoId] = useState('');
  const [asking, setAsking] = useState(false);
  const others = (data?.suggestions?.nodes ?? []).filter(({ id }) => id !== suggestion.id);
  const into = others.find(({ id }) => id === intoId);

  async function run() {
    await merge.run(
      { input: { suggestionId: suggestion.id, intoId } },
      { refetchQueries: ['SuggestionPage'] },
    );
    setAsking(false);
  }

  return (
    <Stack gap="small">
      <Errors of={merge.errors} />
      <Row style={{ alignItems: 'flex-end' }} wrap>
        <div className="grow">
          <Select
            label="Says the same as"
            value={intoId}
            onChoose={setIntoId}
            options={[
              { value: '', label: 'No other suggestion' },
              ...others.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
        </div>
        <Button kind="plain" disabled={!into} onClick={() => setAsking(true)}>
          Merge
        </Button>
      </Row>
      <Confirm
        open={asking}
        title={`Merge into “${into?.title ?? ''}”?`}
        text="The votes go to the other suggestion. Each voter counts once."
        action="Merge"
        busy={merge.busy}
        onConfirm={() => void run()}
        onClose={() => setAsking(false)}
      />
    </Stack>
  );
}
