import {
  AdminDeleteFlagDocument,
  AdminSetFlagDocument,
  type FlagPartsFragment,
} from '@leela/client/documents/admin-system.js';
import type { PlatformPlan } from '@leela/client/schema.js';
import { useAction } from '../../../app/useAction.js';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  Errors,
  formatEnum,
  Row,
  Stack,
  TextField,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, numberOf, textOf } from '../ActionDialog.js';

const PLANS = ['FREE', 'PRO', 'ENTERPRISE'] as const satisfies PlatformPlan[];

/** Feature flags: for everyone, for a share, for plans, for users. */
export function FlagTable({ of, onDone }: { of: readonly FlagPartsFragment[]; onDone: () => void }) {
  const { run, busy, errors } = useAction(AdminSetFlagDocument);
  return (
    <Stack gap="small">
      <Row between>
        <h2>Feature flags</h2>
        <FlagForm onDone={onDone} />
      </Row>
      <Errors of={errors} />
      <DataTable
        caption="Feature flags"
        empty="No flags yet"
        rows={of}
        keyOf={({ key }) => key}
        columns={[
          { header: 'Flag', cell: ({ key }) => <code>{key}</code>, sortBy: ({ key }) => key },
          {
            header: 'State',
            cell: ({ enabled }) => (enabled ? <Badge tone="good">On</Badge> : <Badge>Off</Badge>),
          },
          { header: 'Share', number: true, cell: ({ percentage }) => `${percentage} %` },
          {
            header: 'Also for',
            cell: ({ plans, users }) =>
              [...plans.map(formatEnum), ...users.map(({ username }) => `@${username}`)].join(', ') || '–',
          },
          {
            header: 'Variants',
            cell: ({ variants }) => variants.map(({ name, weight }) => `${name} ${weight}`).join(', ') || '–',
          },
          { header: 'Changed', cell: ({ updatedAt }) => <Time at={updatedAt} /> },
          {
            header: 'Actions',
            cell: (flag) => (
              <Row>
                <Button
                  size="small"
                  kind="plain"
                  busy={busy}
                  onClick={() => void run({ input: { key: flag.key, enabled: !flag.enabled } })}
                >
                  {flag.enabled ? 'Switch off' : 'Switch on'}
                </Button>
                <FlagForm of={flag} onDone={onDone} />
                <ActionDialog
                  label="Delete"
                  title={`Delete ${flag.key}`}
                  kind="danger"
                  document={AdminDeleteFlagDocument}
                  variables={() => ({ input: { key: flag.key } })}
                  done="The flag was deleted."
                  onDone={onDone}
                >
                  <p>Clients that ask for it get no value.</p>
                </ActionDialog>
              </Row>
            ),
          },
        ]}
      />
    </Stack>
  );
}

function FlagForm({ of: flag, onDone }: { of?: FlagPartsFragment; onDone: () => void }) {
  return (
    <ActionDialog
      label={flag ? 'Edit' : 'Add a flag'}
      title={flag ? `Edit ${flag.key}` : 'Add a flag'}
      action="Save"
      document={AdminSetFlagDocument}
      variables={(form) => ({
        input: {
          key: flag?.key ?? textOf(form, 'key') ?? '',
          ...{ description: textOf(form, 'description'), enabled: isTicked(form, 'enabled') },
          percentage: numberOf(form, 'percentage'),
          plans: PLANS.filter((plan) => isTicked(form, plan)),
        },
      })}
      done="The flag was saved."
      onDone={onDone}
    >
      {(error) => (
        <Stack>
          {!flag && <TextField label="Key" name="key" required error={error('key')} />}
          <TextField
            label="Description"
            name="description"
            defaultValue={flag?.description ?? ''}
            error={error('description')}
          />
          <Checkbox label="On" name="enabled" defaultChecked={flag?.enabled} />
          <TextField
            label="Share of users in per cent"
            name="percentage"
            type="number"
            min={0}
            max={100}
            step="any"
            defaultValue={flag?.percentage ?? 100}
            error={error('percentage')}
          />
          <Row wrap role="group" aria-label="Plans that always have it">
            <span className="strong small">Always for</span>
            {PLANS.map((plan) => (
              <Checkbox
                key={plan}
                name={plan}
                label={formatEnum(plan)}
                defaultChecked={flag?.plans.includes(plan)}
              />
            ))}
          </Row>
        </Stack>
      )}
    </ActionDialog>
  );
}
