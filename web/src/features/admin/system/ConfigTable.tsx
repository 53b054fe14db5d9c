import {
  AdminResetConfigDocument,
  AdminSetConfigDocument,
  type ConfigKeyPartsFragment,
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

/** The configuration at run time: every known key with its type, its default and the stored value. */
export function ConfigTable({ of, onDone }: { of: readonly ConfigKeyPartsFragment[]; onDone: () => void }) {
  return (
    <Stack gap="small">
      <Row between>
        <h2>Configuration</h2>
        <ConfigForm onDone={onDone} />
      </Row>
      <DataTable
        caption="Configuration"
        empty="No keys are known"
        rows={of}
        keyOf={({ key }) => key}
        columns={[
          { header: 'Key', cell: ({ key }) => <code>{key}</code>, sortBy: ({ key }) => key },
          {
            header: 'Value',
            cell: ({ entry, defaultValue }) =>
              entry ? (
                <code className="small">{JSON.stringify(entry.value)}</code>
              ) : (
                <span className="small muted">
                  Default: <code>{JSON.stringify(defaultValue)}</code>
                </span>
              ),
          },
          { header: 'Type', cell: ({ type }) => <code className="small">{typeWords(type)}</code> },
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
            cell: ({ entry }) =>
              entry ? (
                <>
                  <Time at={entry.updatedAt} /> {entry.updatedBy && <PersonCell person={entry.updatedBy} />}
                </>
              ) : (
                '–'
              ),
          },
          {
            header: 'Actions',
            cell: (row) => (
              <Row>
                <ConfigForm of={row} onDone={onDone} />
                {row.entry && (
                  <ActionDialog
                    label="Reset"
                    title={`Reset ${row.key}`}
                    kind="danger"
                    document={AdminResetConfigDocument}
                    variables={() => ({ input: { key: row.key } })}
                    done="The value was reset."
                    onDone={onDone}
                  >
                    <p>The default holds again.</p>
                  </ActionDialog>
                )}
              </Row>
            ),
          },
        ]}
      />
    </Stack>
  );
}

function ConfigForm({ of: row, onDone }: { of?: ConfigKeyPartsFragment; onDone: () => void }) {
  const value: unknown = row?.entry ? row.entry.value : row?.defaultValue;
  return (
    <ActionDialog
      label={row ? 'Edit' : 'Add a value'}
      title={row ? `Edit ${row.key}` : 'Add a value'}
      action="Save"
      document={AdminSetConfigDocument}
      variables={(form) => ({
        input: {
          key: row?.key ?? textOf(form, 'key') ?? '',
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
          {!row && (
            <TextField
              label="Key"
              name="key"
              required
              hint="Keys of clients begin with custom."
              error={error('key')}
            />
          )}
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
              defaultValue={typeof value === 'string' ? value : row ? JSON.stringify(value, null, 2) : ''}
              required
              error={error('value')}
            />
          )}
          <Select
            label="Category"
            name="category"
            defaultValue={row?.category}
            options={optionsOf(CATEGORIES)}
            onChoose={() => undefined}
          />
          <TextField
            label="Description"
            name="description"
            defaultValue={row?.description ?? ''}
            error={error('description')}
          />
          <Checkbox label="Everyone may read it" name="isPublic" defaultChecked={row?.isPublic} />
        </Stack>
      )}
    </ActionDialog>
  );
}

/** The parts of a JSON Schema that say what kind of value it is. */
interface Schema {
  type?: string;
  anyOf?: readonly Schema[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
}

/** A type in short, such as `{ text, link? } or null`. */
function typeWords(schema: unknown): string {
  const { type, anyOf, properties, required = [] } = schema as Schema;
  if (anyOf) return anyOf.map(typeWords).join(' or ');
  if (!properties) return type ?? 'any';
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
  return `{ ${names.join(', ')} }`;
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
