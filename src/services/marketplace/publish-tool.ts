import { Types } from 'mongoose';
import { orEarlier } from '../../events/idempotency.js';
import { transact, type Tx } from '../../events/transact.js';
import { requireViewer } from '../../auth/viewer.js';
import { insertOnce } from '../../events/insert-once.js';
import { compact } from '../../lib/compact.js';
import { normalizeTag } from '../../lib/text.js';
import { isPrerelease, isVersion, versionSortKey } from '../../lib/version-order.js';
import { whyNotPublicUrl } from '../../lib/public-url.js';
import type { Context } from '../../loaders/context.js';
import {
  contentOf,
  ToolModel,
  ToolReviewState,
  ToolVersionModel,
  type ToolContent,
} from '../../models/marketplace/index.js';
import { refuse } from '../../schema/errors.js';
import { claimSlug } from '../system/index.js';
import { renewCurrentVersion } from './current-version.js';
import { ownTool } from './own-tool.js';
import { toolSearchText } from './search-text.js';
import { toContent } from './tool-content.js';
import type { ToolPresentation, VersionInput } from './tool-input.js';

/** What `publishTool` takes. */
export interface PublishToolInput extends ToolPresentation, Omit<VersionInput, 'description'> {
  published?: boolean | null;
  clientId?: string | null;
}

/** What `publishToolVersion` takes. */
export interface PublishToolVersionInput extends VersionInput {
  toolId: Types.ObjectId;
  clientId?: string | null;
}

/** Adds a tool with its first version, listed at once unless `published` is false. */
export async function publishTool(ctx: Context, input: PublishToolInput): Promise<Types.ObjectId> {
  const { id: author } = requireViewer(ctx);
  const content = toContent(input, null);
  const shown = toPresentation(input);
  const version = toVersion({ ...input, description: null });
  const published = input.published ?? true;
  const { tool } = await transact(ctx, (tx) =>
    tx.once(author, 'publishTool', input.clientId, input, async () => {
      const tool = new Types.ObjectId();
      const slug = await claimSlug(tx, 'Tool', tool, shown.name);
      await ToolModel.create(
        [
          {
            ...{ _id: tool, author, slug, ...shown, ...content, published },
            publishedAt: published ? tx.at : null,
            createdAt: tx.at,
            updatedAt: tx.at,
          },
        ],
        { session: tx.session },
      );
      await insertVersion(tx, { tool, author, version, content, reviewState: ToolReviewState.UNREVIEWED });
      await renewCurrentVersion(tx, tool);
      if (published) tx.emit('tool.published', { tool, author, slug, category: shown.category }, author);
      return { tool };
    }),
  );
  return tool;
}

/** Ids of a tool and of one of its versions. */
export interface PublishedVersion {
  tool: Types.ObjectId;
  version: Types.ObjectId;
  [name: string]: Types.ObjectId;
}

/**
 * Adds a version. What is not given is taken from the current version. The next version of a verified tool waits for a
 * moderator, and the current one stays. @throws CONFLICT for a number that was used before, also if it was yanked
 */
export async function publishToolVersion(
  ctx: Context,
  input: PublishToolVersionInput,
): Promise<PublishedVersion> {
  const { id: author } = requireViewer(ctx);
  return orEarlier(author, 'publishToolVersion', input.clientId, input, async () => {
    const { tool } = await ownTool(ctx, input.toolId);
    const content = toContent(input, contentOf(tool));
    const version = toVersion(input);
    return transact(ctx, (tx) =>
      tx.once<PublishedVersion>(author, 'publishToolVersion', input.clientId, input, async () => {
        // Read again: a moderator may verify the tool at this moment.
        const now = await ToolModel.collection.findOne(
          { _id: tool._id, deletedAt: null },
          { session: tx.session, projection: { isVerified: 1 } },
        );
        if (!now) throw refuse.notFound('The tool', 'toolId');
        const reviewState = now['isVerified'] ? ToolReviewState.IN_REVIEW : ToolReviewState.UNREVIEWED;
        const id = await insertVersion(tx, { tool: tool._id, author, version, content, reviewState });
        await renewCurrentVersion(tx, tool._id);
        return { tool: tool._id, version: id };
      }),
    );
  });
}

/** A version as it is stored, without its content. */
interface VersionDraft {
  version: string;
  isStable: boolean;
  description?: string;
  changelog?: string;
}

function toVersion({ version, isStable, description, changelog }: VersionInput): VersionDraft {
  if (!isVersion(version))
    throw refuse.badInput(
      'This is not a version number; a semantic version such as 1.10.0 or 2.0.0-beta.1 is allowed.',
      'version',
    );
  const prerelease = isPrerelease(version);
  if (prerelease && isStable) throw refuse.badInput('A pre-release is never stable.', 'isStable');
  return {
    version,
    isStable: isStable ?? !prerelease,
    ...compact({ description, changelog }),
  } as VersionDraft;
}

interface NewVersion {
  tool: Types.ObjectId;
  author: Types.ObjectId;
  version: VersionDraft;
  content: ToolContent;
  reviewState: ToolReviewState;
}

async function insertVersion(
  tx: Tx,
  { tool, author, version, content, reviewState }: NewVersion,
): Promise<Types.ObjectId> {
  const _id = new Types.ObjectId();
  const sortKey = versionSortKey(version.version);
  const row = { _id, ...version, ...content, reviewState, releasedAt: tx.at, updatedAt: tx.at };
  const added = await insertOnce(ToolVersionModel, { tool, sortKey }, row, tx);
  if (!added)
    throw refuse.conflict(
      `Version ${version.version} exists; a number that was never used is allowed, even after a yank.`,
      'version',
    );
  const live = reviewState !== ToolReviewState.IN_REVIEW;
  const { version: number, isStable } = version;
  tx.emit('tool.version-published', { tool, author, version: _id, number, isStable, live }, author);
  return _id;
}

const MOST_TAGS = 10;

/** The presentation as it is stored. @throws BAD_USER_INPUT naming the field */
export function toPresentation({ tags, icon, banner, longDescription, ...given }: ToolPresentation) {
  const { name, description, category } = given;
  const normal = (tags ?? []).map((tag, index) => {
    const one = normalizeTag(tag);
    if (!one) throw refuse.badInput('This is not a tag; letters, digits and _ are allowed.', `tags.${index}`);
    return one;
  });
  const unique = [...new Set(normal)].slice(0, MOST_TAGS);
  checkImage(icon, 'icon');
  checkImage(banner, 'banner');
  return {
    ...{ name, description, category, tags: unique, nameKey: name.normalize('NFKC').toLowerCase() },
    searchText: toolSearchText(name, description, unique.join(' ')),
    ...compact({ icon, banner, longDescription }),
  };
}

/** An image is a public address; an icon may also be a few characters, such as an emoji. */
function checkImage(value: string | null | undefined, field: 'icon' | 'banner'): void {
  if (value == null) return;
  const short = [...value].length <= 8 && !/[\p{Cc}<>"'&:]/u.test(value);
  if (field === 'icon' && short) return;
  const why = whyNotPublicUrl(value);
  if (why) throw refuse.badInput(`The address ${why}; a public http or https address is allowed.`, field);
}
