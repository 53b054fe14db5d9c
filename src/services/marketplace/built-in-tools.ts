import { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import { insertOnce } from '../../events/insert-once.js';
import { versionSortKey } from '../../lib/version-order.js';
import {
  RiskLevel,
  ToolCategory,
  ToolModel,
  ToolParameterType,
  ToolReviewState,
  ToolVersionModel,
  type ToolContent,
  type ToolParameter,
} from '../../models/marketplace/index.js';
import { SlugModel } from '../../models/system/index.js';
import { renewCurrentVersion } from './current-version.js';
import { toolSearchText } from './search-text.js';
import { NO_CONTENT } from './tool-input.js';

/** A tool of the platform. Its slug is the name by which usage is recorded. */
interface BuiltIn {
  slug: string;
  name: string;
  description: string;
  category: ToolCategory;
  icon: string;
  tags: string[];
  version: string;
  inputs: ToolParameter[];
  permissions?: string[];
  risk?: RiskLevel;
}

const text = (id: string, name: string, more: Partial<ToolParameter> = {}): ToolParameter => ({
  ...{ id, name, type: ToolParameterType.STRING, required: true },
  ...more,
});

const NETWORK = { permissions: ['network'], risk: RiskLevel.MEDIUM };

/** The tools that every installation has. A new version of one is a higher number here. */
export const BUILT_IN_TOOLS: readonly BuiltIn[] = [
  {
    ...{
      slug: 'api-tester',
      name: 'API Tester',
      icon: '🔧',
      version: '1.0.0',
      category: ToolCategory.NETWORK,
    },
    description: 'Sends a request to an HTTP API and shows the answer.',
    tags: ['api', 'rest', 'testing'],
    inputs: [text('url', 'URL'), text('method', 'Method', { required: false, defaultValue: 'GET' })],
    ...NETWORK,
  },
  {
    ...{
      slug: 'dns-lookup',
      name: 'DNS Lookup',
      icon: '🌐',
      version: '1.0.0',
      category: ToolCategory.NETWORK,
    },
    description: 'Shows the DNS records of a domain.',
    tags: ['dns', 'domain'],
    inputs: [text('domain', 'Domain')],
    ...NETWORK,
  },
  {
    ...{ slug: 'json-formatter', name: 'JSON Formatter', icon: '📐', version: '1.0.0' },
    category: ToolCategory.DATA_PROCESSING,
    description: 'Formats and checks JSON.',
    tags: ['json', 'format'],
    inputs: [text('json', 'JSON')],
  },
  {
    ...{ slug: 'regex-tester', name: 'Regex Tester', icon: '🔍', version: '1.0.0' },
    category: ToolCategory.DEVELOPER,
    description: 'Tests a regular expression against a text.',
    tags: ['regex', 'testing'],
    inputs: [text('pattern', 'Pattern'), text('text', 'Text')],
  },
  {
    ...{ slug: 'hash-generator', name: 'Hash Generator', icon: '🔒', version: '1.0.0' },
    category: ToolCategory.SECURITY,
    description: 'Computes SHA-256 and other hashes of a text.',
    tags: ['hash', 'sha256'],
    inputs: [
      text('text', 'Text'),
      text('algorithm', 'Algorithm', { required: false, defaultValue: 'sha256' }),
    ],
  },
  {
    ...{ slug: 'meta-tag-inspector', name: 'Meta Tag Inspector', icon: '🏷', version: '1.0.0' },
    category: ToolCategory.WEB,
    description: 'Shows title, description and social tags of a web page.',
    tags: ['html', 'seo'],
    inputs: [text('url', 'URL')],
    ...NETWORK,
  },
];

const CODE_URL = 'https://github.com/leela-ai/tools';

const contentOfBuiltIn = ({ slug, inputs, permissions = [], risk }: BuiltIn): ToolContent => ({
  ...NO_CONTENT,
  codeUrl: `${CODE_URL}/${slug}`,
  mainFunction: 'run',
  inputs,
  outputs: [{ id: 'result', name: 'Result', type: 'object' }],
  requiredPermissions: permissions,
  riskLevel: risk ?? RiskLevel.LOW,
});

/** Adds the platform's own tools and their new versions. Idempotent; runs at every start. */
export async function installBuiltInTools(): Promise<void> {
  const known = await ToolModel.find({ isBuiltIn: true }, { slug: 1, currentVersion: 1 }).lean<
    { slug: string; currentVersion: string | null }[]
  >();
  const installed = new Map(known.map(({ slug, currentVersion }) => [slug, currentVersion]));
  for (const tool of BUILT_IN_TOOLS) if (installed.get(tool.slug) !== tool.version) await install(tool);
}

async function install(tool: BuiltIn): Promise<void> {
  const { slug, name, description, category, icon, tags, version } = tool;
  await transact(null, async (tx) => {
    const content = contentOfBuiltIn(tool);
    const taken = await SlugModel.findOne({ scope: 'Tool', slug })
      .session(tx.session)
      .lean<{ target: Types.ObjectId }>();
    const _id = taken?.target ?? new Types.ObjectId();
    if (!taken)
      await SlugModel.collection.insertOne({ scope: 'Tool', slug, target: _id, current: true } as never, {
        session: tx.session,
      });
    const shown = { name, description, category, icon, tags, nameKey: name.toLowerCase() };
    await insertOnce(
      ToolModel,
      { slug },
      {
        ...{ _id, author: null, ...shown, ...content, isBuiltIn: true, isVerified: true, published: true },
        searchText: toolSearchText(name, description, tags.join(' ')),
        ...{ reviewState: ToolReviewState.APPROVED, publishedAt: tx.at, createdAt: tx.at, updatedAt: tx.at },
      },
      tx,
    );
    // A tool of a user may have the slug; then there is no built-in one.
    const mine = await ToolModel.collection.findOne({ slug, isBuiltIn: true }, { session: tx.session });
    if (!mine) return;
    await insertOnce(
      ToolVersionModel,
      { tool: mine._id, sortKey: versionSortKey(version) },
      {
        ...{ version, isStable: true, ...content, reviewState: ToolReviewState.APPROVED },
        ...{ releasedAt: tx.at, updatedAt: tx.at },
      },
      tx,
    );
    await renewCurrentVersion(tx, mine._id);
  });
}
