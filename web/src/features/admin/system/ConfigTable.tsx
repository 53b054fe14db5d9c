import {
  AdminResetConfigDocument,
  AdminSetConfigDocument,
  type ConfigPartsFragment,
} from '@leela/client/documents/admin-system.js';
import type { ConfigCategory } from '@leela/client/schema.js';
import {
  Badge,
  Checkbox,
  DataTable,
  formatEnum,
  Row,
  Select,
  Stack,
  TextArea,
  TextField,
  Time,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, textOf } from '../ActionDialog.js';
import { optionsOf, PersonCell } from '../parts.js';

const CATEGORIES = ['AI', 'BILLING', 'FEATURES', 'SECURITY', 'UI'] as const satisfies ConfigCategory[];

/** The configuration at run time, each value by its type. */
export function ConfigTable({ of, onDone }: { of: readonly ConfigPartsFragment[]; onDone: () => void }) {
  return (
    <Stack gap="small">
      <Row between>
        <h2>Configuration</h2>
        <ConfigForm onDone={onDone} />
      </Row>
      <DataTable
        caption="Configuration"
        empty="No values set yet"
        rows={of}
        keyOf={({ key }) => key}
        columns={[
          { header: 'Key', cell: ({ key }) => <code>{key}</code>, sortBy: ({ key }) => key },
          { header: 'Value', cell: ({ value }) => <code className="small">{JSON.stringify(value)}</code> },
          {
            header: 'Category',
            cell: ({ category }) => formatEnum(category),
            sortBy: ({ category }) => category,
          },
          {
            header: 'Seen by',
            cell: ({ isPublic }) => (isPublic ? <Badge tone="warn">Everyone</Badge> : <Badge>Admins</Badge>),
          },
          { header: 'Description', cell: ({ description }) => description ?? '–' },
          {
            header: 'Changed',
            cell: ({ updatedBy, updatedAt }) => (
              <>
                <Time at={updatedAt} /> {updatedBy && <PersonCell person={updatedBy} />}
              </>
            ),
          },
          {
            header: 'Actions',
            cell: (entry) => (
              <Row>
                <ConfigForm of={entry} onDone={onDone} />
                <ActionDialog
                  label="Reset"
                  title={`Reset ${entry.key}`}
                  kind="danger"
                  document={AdminResetConfigDocument}
                  variables={() => ({ input: { key: entry.key } })}
                  done="The value was reset."
                  onDone={onDone}
                >
                  <p>The value of the environment or the default holds again.</p>
                </ActionDialog>
              </Row>
            ),
          },
        ]}
      />
    </Stack>
  );
}

function ConfigForm({ of: entry, onDone }: { of?: ConfigPartsFragment; onDone: () => void }) {
  const value: unknown = entry?.value;
  return (
    <ActionDialog
      label={entry ? 'Edit' : 'Add a value'}
      title={entry ? `Edit ${entry.key}` : 'Add a value'}
      action="Save"
      document={AdminSetConfigDocument}
      variables={(form) => ({
        input: {
          key: entry?.key ?? textOf(form, 'key') ?? '',
          value:
            typeof value === 'boolean'
              ? isTicked(form, 'value')
              : valueOf(textOf(form, 'value') ?? '', value),
          category: form.get('category') as ConfigCategory,
          ...{ description: textOf(form, 'description'), isPublic: isTicked(form, 'isPublic') },
        },
      })}
      done="The value was saved."
      onDone={onDone}
    >
      {(error) => (
        <Stack>
          {!entry && <TextField label="Key" name="key" required error={error('key')} />}
          {typeof value === 'boolean' ? (
            <Checkbox label="On" name="value" defaultChecked={value} />
          ) : typeof value === 'number' ? (
            <TextField
              label="Value"
              name="value"
              type="number"
              step="any"
              defaultValue={value}
              required
              error={error('value')}
            />
          ) : (
            <TextArea
              label="Value"
              hint={typeof value === 'string' ? undefined : 'JSON, such as 5, true, "text" or ["a", "b"].'}
              name="value"
              defaultValue={typeof value === 'string' ? value : entry ? JSON.stringify(value, null, 2) : ''}
              required
              error={error('value')}
            />
          )}
          <Select
            label="Category"
            name="category"
            defaultValue={entry?.category}
            options={optionsOf(CATEGORIES)}
            onChoose={() => undefined}
          />
          <TextField
            label="Description"
            name="description"
            defaultValue={entry?.description ?? ''}
            error={error('description')}
          />
          <Checkbox label="Everyone may read it" name="isPublic" defaultChecked={entry?.isPublic} />
        </Stack>
      )}
    </ActionDialog>
  );
}

/** A typed value: text stays text, numbers become numbers, everything else is read as JSON, or is text. */
function valueOf(text: string, before: unknown): unknown {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
