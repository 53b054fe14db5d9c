import type { OperationError } from '@leela/client';
import type { CreateGroupInput, GroupCategory, GroupVisibility } from '@leela/client/schema.js';
import { useState, type FormEvent, type ReactNode } from 'react';
import { errorOf } from '../../app/useAction.js';
import { Button, Checkbox, Errors, Row, Select, Stack, TextArea, TextField } from '../../ui/index.js';
import { wordsOf } from '../community/words.js';
import { PictureField } from './PictureField.js';
import { CATEGORIES, VISIBILITIES } from './words.js';

/** What the form of a group asks for. */
interface GroupValues {
  name: string;
  description: string;
  category: GroupCategory;
  visibility: GroupVisibility;
  joinApprovalRequired: boolean;
  rules: readonly string[];
  tags: readonly string[];
  avatar?: string | null;
  coverImage?: string | null;
  settings: {
    allowMemberPosts: boolean;
    requirePostApproval: boolean;
    allowComments: boolean;
    allowReactions: boolean;
  };
}

/** The values of a new group. */
export const NEW_GROUP: GroupValues = {
  name: '',
  description: '',
  category: 'GENERAL',
  visibility: 'PUBLIC',
  joinApprovalRequired: false,
  rules: [],
  tags: [],
  settings: {
    allowMemberPosts: true,
    requirePostApproval: false,
    allowComments: true,
    allowReactions: true,
  },
};

const SETTINGS: { name: keyof GroupValues['settings']; label: string }[] = [
  { name: 'allowMemberPosts', label: 'Members may post' },
  { name: 'requirePostApproval', label: 'Moderators approve posts of members first' },
  { name: 'allowComments', label: 'Posts take comments' },
  { name: 'allowReactions', label: 'Posts take reactions' },
];

const FIELDS = ['name', 'description', 'rules', 'tags'];

/** The form of a group: its name, who finds it, how users join, its rules. */
export function GroupForm({
  given,
  errors,
  busy,
  action,
  onSend,
}: {
  given: GroupValues;
  errors: readonly OperationError[];
  busy: boolean;
  /** The word on the button. */
  action: ReactNode;
  onSend: (input: Omit<CreateGroupInput, 'clientId'>) => void;
}) {
  const [values, setValues] = useState(given);
  const [rules, setRules] = useState(given.rules.join('\n'));
  const [tags, setTags] = useState(given.tags.join(', '));
  const [uploads, setUploads] = useState<{ avatarUploadId?: string; coverImageUploadId?: string }>({});
  const set = (changes: Partial<GroupValues>) => setValues({ ...values, ...changes });
  const byInvitation = values.visibility === 'INVITE_ONLY' || values.visibility === 'SECRET';

  function submit(event: FormEvent) {
    event.preventDefault();
    const { allowComments, allowMemberPosts, allowReactions, requirePostApproval } = values.settings;
    onSend({
      ...uploads,
      name: values.name,
      description: values.description,
      category: values.category,
      visibility: values.visibility,
      joinApprovalRequired: values.joinApprovalRequired,
      rules: linesOf(rules),
      tags: wordsOf(tags),
      settings: { allowComments, allowMemberPosts, allowReactions, requirePostApproval },
    });
  }

  return (
    <form onSubmit={submit} className="stack">
      <Errors of={errors.filter(({ field }) => !FIELDS.some((one) => field?.endsWith(one)))} />
      <TextField
        label="Name"
        value={values.name}
        required
        error={errorOf(errors, 'name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextArea
        label="Description"
        value={values.description}
        error={errorOf(errors, 'description')}
        onChange={(event) => set({ description: event.currentTarget.value })}
      />
      <PictureField
        label="Picture"
        purpose="AVATAR"
        current={given.avatar}
        onUpload={({ id }) => setUploads({ ...uploads, avatarUploadId: id })}
      />
      <PictureField
        label="Cover picture"
        purpose="COVER"
        current={given.coverImage}
        onUpload={({ id }) => setUploads({ ...uploads, coverImageUploadId: id })}
      />
      <Select
        label="Topic"
        value={values.category}
        options={CATEGORIES}
        onChoose={(category) => set({ category })}
      />
      <Select
        label="Visibility"
        value={values.visibility}
        options={VISIBILITIES}
        hint={VISIBILITIES.find(({ value }) => value === values.visibility)!.text}
        onChoose={(visibility) => set({ visibility })}
      />
      {!byInvitation && (
        <Checkbox
          label="Joining needs approval"
          checked={values.joinApprovalRequired || values.visibility === 'PRIVATE'}
          disabled={values.visibility === 'PRIVATE'}
          onChange={(event) => set({ joinApprovalRequired: event.currentTarget.checked })}
        />
      )}
      <TextArea
        label="Rules"
        hint="One rule in each line."
        value={rules}
        error={errorOf(errors, 'rules')}
        onChange={(event) => setRules(event.currentTarget.value)}
      />
      <TextField
        label="Tags"
        hint="Separated by commas."
        value={tags}
        error={errorOf(errors, 'tags')}
        onChange={(event) => setTags(event.currentTarget.value)}
      />
      <Stack gap="small">
        {SETTINGS.map(({ name, label }) => (
          <Checkbox
            key={name}
            label={label}
            checked={values.settings[name]}
            onChange={(event) =>
              set({ settings: { ...values.settings, [name]: event.currentTarget.checked } })
            }
          />
        ))}
      </Stack>
      <Row>
        <Button type="submit" busy={busy}>
          {action}
        </Button>
      </Row>
    </form>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
