import type { Types } from 'mongoose';
import type { Context } from '../../loaders/context.js';
import { page } from '../../loaders/page.js';
import { scanTray } from '../../loaders/social/lists/story.js';
import type { User } from '../../models/identity/index.js';
import type { Story } from '../../models/social/index.js';
import { canSeeStory, hasMuted } from '../../rules/social/index.js';
import type { Connection } from '../../schema/connection.js';
import type { Position } from '../../schema/cursor.js';
import type { Range } from '../../schema/page-args.js';

/** A user's active stories, latest first. */
interface TrayRow {
  author: Types.ObjectId;
  stories: Story[];
  hasUnseen: boolean;
}

/** The value of a row. */
export interface TrayItem {
  author: User;
  hasUnseen: boolean;
  stories: Story[];
}

/** Greater than any time in milliseconds, so that a cursor's single number sorts unseen rows before seen ones. */
const UNSEEN = 1e14;

/**
 * A page of the viewer's tray: users with unseen stories first, then by latest story. The tray is computed again for
 * each page from a bounded number of follows and stories, because the unseen ones change while the viewer reads.
 */
export async function trayPage(
  ctx: Context,
  range: Range,
  owner: Types.ObjectId,
): Promise<Connection<TrayItem>> {
  const rows = await trayOf(ctx, owner);
  return page<TrayRow, TrayItem>(range, {
    skeleton: async (rest) => slice(rows, rest),
    position: positionOf,
    hydrate: async ({ author, stories, hasUnseen }) => {
      const user = await ctx.loaders.user.load(author);
      return user && { author: user, hasUnseen, stories: [...stories].reverse() };
    },
    count: () => rows.length,
  });
}

async function trayOf(ctx: Context, owner: Types.ObjectId): Promise<TrayRow[]> {
  const all = await scanTray(ctx.loaders, owner);
  const found = await Promise.all(
    all.map(async (story) => {
      const [seen, viewed, muted] = await Promise.all([
        canSeeStory(ctx, story),
        hasSeen(ctx, story),
        hasMuted(ctx, story.author),
      ]);
      return seen && !muted ? { story, viewed } : null;
    }),
  );
  const rows = new Map<string, TrayRow>();
  for (const one of found) {
    if (!one) continue;
    const { story, viewed } = one;
    const key = story.author.toHexString();
    const row = rows.get(key) ?? { author: story.author, stories: [], hasUnseen: false };
    row.stories.push(story);
    row.hasUnseen ||= !viewed;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => compare(positionOf(a), positionOf(b)));
}

/** Whether the viewer has seen a story. Their own counts as seen. */
export async function hasSeen(ctx: Context, story: Story): Promise<boolean> {
  if (ctx.viewer?.id.equals(story.author)) return true;
  return (await ctx.loaders.viewerStoryView.load(story._id)) !== null;
}

function positionOf({ author, stories, hasUnseen }: TrayRow): Position {
  return { key: stories[0]!.expiresAt.getTime() + (hasUnseen ? UNSEEN : 0), id: author };
}

/** Highest key first. */
function compare(a: Position, b: Position): number {
  return Number(b.key) - Number(a.key) || b.id.toHexString().localeCompare(a.id.toHexString());
}

/** Selects a page of rows, like an index scan. */
function slice(rows: readonly TrayRow[], { size, backward, after, before }: Range): TrayRow[] {
  const within = rows.filter(
    (row) =>
      (!after || compare(after, positionOf(row)) < 0) && (!before || compare(positionOf(row), before) < 0),
  );
  return (backward ? within.reverse() : within).slice(0, size + 1);
}
