import {
  AdminAgentsDocument,
  AdminSyncAgentsDocument,
  AdminUpdateAgentDocument,
  type AdminAgentPartsFragment,
  type AdminSyncAgentsMutation,
} from '@leela/client/documents/admin-catalogue.js';
import type { AgentInput, AgentStatus } from '@leela/client/schema.js';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import {
  Avatar,
  Checkbox,
  DataTable,
  formatCount,
  formatEnum,
  Row,
  Select,
  Stack,
  TextArea,
  TextField,
} from '../../../ui/index.js';
import { ActionDialog, isTicked, listOf, numberOf, textOf } from '../ActionDialog.js';
import { AdminPage } from '../AdminPage.js';
import { EnumBadge, Failed, Filters, optionsOf } from '../parts.js';
import { usePages } from '../usePages.js';

const STATUSES = ['ACTIVE', 'MAINTENANCE', 'DEPRECATED'] as const satisfies AgentStatus[];
const BOXES = [
  ['isActive', 'Listed'],
  ['isFeatured', 'Featured'],
  ['isNew', 'New'],
  ['isPremium', 'Premium'],
] as const;

/** The catalogue of agents, unlisted ones included. */
export function Component() {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const list = usePages(AdminAgentsDocument, { search: asked || null }, (data) => data.agents);
  return (
    <AdminPage title="Agents" actions={<Sync onDone={list.refetch} />}>
      <Filters>
        <TextField
          label="Search"
          type="search"
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </Filters>
      <Failed error={list.error} />
      <DataTable
        caption="Agents"
        {...list}
        keyOf={({ id }) => id}
        columns={[
          {
            header: 'Agent',
            cell: ({ slug, name, avatar }) => (
              <Link to={`/agents/${slug}`} className="row" style={{ display: 'inline-flex' }}>
                <Avatar name={name} src={avatar} size={28} />
                {name}
              </Link>
            ),
          },
          { header: 'Category', cell: ({ category }) => formatEnum(category) },
          {
            header: 'Status',
            cell: ({ status, isActive }) => (isActive ? <EnumBadge value={status} /> : 'Not listed'),
          },
          { header: 'Users', number: true, cell: ({ stats }) => formatCount(stats.users) },
          { header: 'Messages', number: true, cell: ({ stats }) => formatCount(stats.messages) },
          { header: 'Rating', number: true, cell: ({ stats }) => stats.averageRating?.toFixed(1) ?? '–' },
          { header: 'Version', cell: ({ version }) => version },
          { header: 'Actions', cell: (agent) => <Edit of={agent} /> },
        ]}
      />
    </AdminPage>
  );
}

function Edit({ of: agent }: { of: AdminAgentPartsFragment }) {
  return (
    <ActionDialog
      label="Edit"
      title={`Edit ${agent.name}`}
      action="Save"
      wide
      document={AdminUpdateAgentDocument}
      variables={(form) => ({
        input: {
          agentId: agent.id,
          ...{ name: textOf(form, 'name'), tagline: textOf(form, 'tagline') },
          ...{ description: textOf(form, 'description'), welcomeMessage: textOf(form, 'welcomeMessage') },
          ...{ systemPrompt: textOf(form, 'systemPrompt'), tags: listOf(form, 'tags') },
          status: form.get('status') as AgentStatus,
          ...Object.fromEntries(BOXES.map(([name]) => [name, isTicked(form, name)])),
          settings: {
            temperature: numberOf(form, 'temperature'),
            maxTokens: numberOf(form, 'maxTokens'),
            freeAnswersPerDay: numberOf(form, 'freeAnswersPerDay'),
          },
        },
      })}
      done="The agent was saved."
    >
      {(error) => (
        <Stack>
          <TextField label="Name" name="name" defaultValue={agent.name} required error={error('name')} />
          <TextField
            label="Tagline"
            name="tagline"
            defaultValue={agent.tagline ?? ''}
            error={error('tagline')}
          />
          <TextArea
            label="Description"
            name="description"
            defaultValue={agent.description ?? ''}
            error={error('description')}
          />
          <TextArea
            label="System prompt"
            name="systemPrompt"
            rows={6}
            defaultValue={agent.systemPrompt ?? ''}
            error={error('systemPrompt')}
          />
          <TextArea
            label="Welcome message"
            name="welcomeMessage"
            rows={2}
            defaultValue={agent.welcomeMessage ?? ''}
            error={error('welcomeMessage')}
          />
          <TextField
            label="Tags"
            hint="Between commas."
            name="tags"
            defaultValue={agent.tags.join(', ')}
            error={error('tags')}
          />
          <Row wrap>
            <Select
              label="Status"
              name="status"
              defaultValue={agent.status}
              options={optionsOf(STATUSES)}
              onChoose={() => undefined}
            />
            <TextField
              label="Temperature"
              name="temperature"
              type="number"
              step="0.1"
              defaultValue={agent.settings.temperature}
              error={error('temperature')}
            />
            <TextField
              label="Most tokens"
              name="maxTokens"
              type="number"
              defaultValue={agent.settings.maxTokens}
              error={error('maxTokens')}
            />
            <TextField
              label="Free answers a day"
              name="freeAnswersPerDay"
              type="number"
              min={0}
              defaultValue={agent.settings.freeAnswersPerDay}
              error={error('freeAnswersPerDay')}
            />
          </Row>
          <Row wrap>
            {BOXES.map(([name, label]) => (
              <Checkbox key={name} name={name} label={label} defaultChecked={agent[name]} />
            ))}
          </Row>
        </Stack>
      )}
    </ActionDialog>
  );
}

/** Takes over a file of agents, as `npm run agents:sync` does. */
function Sync({ onDone }: { onDone: () => void }) {
  const [agents, setAgents] = useState<AgentInput[]>([]);
  const [problem, setProblem] = useState<string>();
  async function read(file: File | undefined) {
    setAgents([]);
    try {
      const parsed: unknown = JSON.parse((await file?.text()) ?? '[]');
      setAgents((Array.isArray(parsed) ? parsed : [parsed]) as AgentInput[]);
      setProblem(undefined);
    } catch {
      setProblem('The file is not JSON. Choose a file with one agent or a list of agents.');
    }
  }
  return (
    <ActionDialog
      label="Sync from a file"
      text="Agents with a known slug are changed, the others are created."
      action="Sync"
      document={AdminSyncAgentsDocument}
      variables={() => ({ input: { agents } })}
      done={({ syncAgents }) => summaryOf(syncAgents)}
      onDone={onDone}
    >
      <TextField
        label="File"
        type="file"
        accept="application/json,.json"
        required
        error={problem}
        hint={
          agents.length > 0
            ? `${agents.length} agents in the file.`
            : 'JSON with one agent or a list of agents.'
        }
        onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
      />
    </ActionDialog>
  );
}

function summaryOf(result: AdminSyncAgentsMutation['syncAgents']): string {
  const counts = (['created', 'changed', 'unchanged'] as const).map(
    (name) => `${result?.[name]?.length ?? 0} ${name}`,
  );
  const wrong = result?.rejected?.[0];
  return `${counts.join(', ')}.${wrong ? ` Rejected: ${wrong.slug ?? 'no slug'}: ${wrong.problem}` : ''}`;
}
