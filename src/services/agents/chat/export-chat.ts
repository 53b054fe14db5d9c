import {
  ChatExportFormat,
  ChatMessageModel,
  ChatRole,
  type Agent,
  type ChatMessage,
  type ChatSession,
} from '../../../models/agents/index.js';
import { toGlobalId } from '../../../schema/ids.js';
import { slugOf } from '../../system/index.js';
import { branchTo, treeOf } from './branch.js';

/** A chat as a file. */
export interface ChatExport {
  filename: string;
  mimeType: string;
  content: string;
}

/** Writes the current branch of a chat as Markdown, or the whole tree as JSON. Neither contains prompts. */
export async function exportChat(
  session: ChatSession,
  agent: Pick<Agent, 'name' | 'slug'> | null,
  format: ChatExportFormat,
): Promise<ChatExport> {
  const tree = await treeOf(session._id);
  const wanted =
    format === ChatExportFormat.JSON ? tree.map(({ _id }) => _id) : branchTo(tree, session.activeLeaf);
  const rows = await ChatMessageModel.find({ _id: { $in: wanted } }).lean<ChatMessage[]>();
  const byId = new Map(rows.map((row) => [String(row._id), row]));
  const messages = wanted.flatMap((id) => byId.get(String(id)) ?? []);
  const name = slugOf(session.title, 'chat');
  return format === ChatExportFormat.JSON
    ? { filename: `${name}.json`, mimeType: 'application/json', content: toJson(session, agent, messages) }
    : { filename: `${name}.md`, mimeType: 'text/markdown', content: toMarkdown(session, agent, messages) };
}

function toMarkdown(
  session: ChatSession,
  agent: Pick<Agent, 'name'> | null,
  messages: ChatMessage[],
): string {
  const turns = messages.map(({ role, content, createdAt, status, attachments }) => {
    const who = role === ChatRole.USER ? 'You' : (agent?.name ?? 'Agent');
    const files = attachments.map(({ name, url }) => `- [${(name ?? 'file').replace(/[[\]]/g, '')}](${url})`);
    const note = status === 'complete' ? '' : ` (${status})`;
    return [`## ${who} · ${createdAt.toISOString()}${note}`, content, ...files].filter(Boolean).join('\n\n');
  });
  return [`# ${session.title}`, ...turns].join('\n\n') + '\n';
}

function toJson(
  session: ChatSession,
  agent: Pick<Agent, 'name' | 'slug'> | null,
  messages: ChatMessage[],
): string {
  return JSON.stringify(
    {
      id: toGlobalId('ChatSession', session._id),
      title: session.title,
      agent: agent && { slug: agent.slug, name: agent.name },
      createdAt: session.createdAt,
      activeLeaf: session.activeLeaf && toGlobalId('ChatMessage', session.activeLeaf),
      messages: messages.map(
        ({ _id, parent, role, status, content, attachments, provider, model, createdAt }) => ({
          id: toGlobalId('ChatMessage', _id),
          parent: parent && toGlobalId('ChatMessage', parent),
          ...{ role, status, content, provider, model, createdAt },
          attachments: attachments.map(({ name, mimeType, size, url }) => ({ name, mimeType, size, url })),
        }),
      ),
    },
    null,
    2,
  );
}
