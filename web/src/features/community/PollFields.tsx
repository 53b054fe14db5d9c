import type { PollResults } from '@leela/client/schema.js';
import { Plus, X } from 'lucide-react';
import { Button, Checkbox, IconButton, Select, Stack, TextField } from '../../ui/index.js';
import styles from './community.module.css';

/** A poll while it is written. */
export interface PollDraft {
  question: string;
  options: string[];
  allowMultiple: boolean;
  results: PollResults;
  /** The end in the zone of the device, as a field of the browser gives it. Empty for none. */
  endsAt: string;
}

export const EMPTY_POLL: PollDraft = {
  question: '',
  options: ['', ''],
  allowMultiple: false,
  results: 'ALWAYS',
  endsAt: '',
};

const RESULTS: { value: PollResults; label: string }[] = [
  { value: 'ALWAYS', label: 'Always' },
  { value: 'AFTER_VOTE', label: 'After the vote' },
  { value: 'AFTER_CLOSE', label: 'After the close' },
];

/** The fields of a poll: question, options, rules. */
export function PollFields({
  poll,
  onChange,
  errorOf,
}: {
  poll: PollDraft;
  onChange: (poll: PollDraft) => void;
  errorOf: (field: string) => string | undefined;
}) {
  const set = (changes: Partial<PollDraft>) => onChange({ ...poll, ...changes });
  return (
    <Stack>
      <TextField
        label="Question of the poll"
        value={poll.question}
        error={errorOf('question')}
        required
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      {poll.options.map((option, index) => (
        // An option has nothing but its place.
        <div key={index} className={styles['optionField']}>
          <TextField
            label={`Option ${index + 1}`}
            value={option}
            required
            onChange={(event) => set({ options: poll.options.with(index, event.currentTarget.value) })}
          />
          {poll.options.length > 2 && (
            <IconButton
              label={`Remove option ${index + 1}`}
              onClick={() => set({ options: poll.options.toSpliced(index, 1) })}
            >
              <X size={18} />
            </IconButton>
          )}
        </div>
      ))}
      {poll.options.length < 10 && (
        <div>
          <Button kind="quiet" size="small" onClick={() => set({ options: [...poll.options, ''] })}>
            <Plus size={16} /> Add an option
          </Button>
        </div>
      )}
      <Checkbox
        label="Voters may choose several options"
        checked={poll.allowMultiple}
        onChange={(event) => set({ allowMultiple: event.currentTarget.checked })}
      />
      <Select
        label="Results are shown"
        value={poll.results}
        options={RESULTS}
        onChoose={(results) => set({ results })}
      />
      <TextField
        label="Closes at"
        type="datetime-local"
        hint="Optional, in the time zone of this device."
        value={poll.endsAt}
        error={errorOf('endsAt')}
        onChange={(event) => set({ endsAt: event.currentTarget.value })}
      />
    </Stack>
  );
}
