import { Types } from 'mongoose';
import type { Viewer } from '../../auth/viewer.js';
import { partedBy } from '../../loaders/messaging/parted.js';
import { pairsOf, type Pair } from '../../loaders/pairs.js';
import { BLOCKS_BETWEEN } from '../../loaders/social/block.js';
import type { Context } from '../../loaders/context.js';
import {
  CanvasChangeKind,
  CanvasChangeModel,
  CanvasHeadModel,
  CanvasStatus,
  roleIn,
  type CanvasChange,
  type CanvasHead,
  type CanvasProject,
} from '../../models/studio/index.js';
import type { Block } from '../../models/social/index.js';
import { canSeeUser } from '../../rules/identity/index.js';
import { ENDED, headOf, type Audience, type Entry, type LiveStream } from '../live/index.js';

/** One change of a project; `change` null: the client has to fetch anew. */
export interface CanvasEntry extends Entry {
  readonly seq: number;
  readonly __typename: string;
  readonly change: CanvasChange | null;
}

/** A failover must not take back what was told. */
const MAJORITY_READ = { readConcern: { level: 'majority' } } as const;
const toId = (hex: string): Types.ObjectId => Types.ObjectId.createFromHexString(hex);

const NAMES: Record<CanvasChangeKind, string> = {
  [CanvasChangeKind.FILE_CHANGED]: 'CanvasFileChanged',
  [CanvasChangeKind.FILE_DELETED]: 'CanvasFileDeleted',
  [CanvasChangeKind.GENERATION_CHANGED]: 'CanvasGenerationChanged',
  [CanvasChangeKind.PROJECT_CHANGED]: 'CanvasProjectChanged',
  [CanvasChangeKind.COLLABORATOR_CHANGED]: 'CanvasCollaboratorChanged',
};

async function heads(channels: readonly string[]): Promise<Map<string, number>> {
  const rows = await CanvasHeadModel.collection
    .find<CanvasHead>({ _id: { $in: channels.map(toId) } } as never, MAJORITY_READ)
    .toArray();
  return new Map(rows.map(({ _id, seq }) => [_id.toHexString(), seq]));
}

const rowsBehind = (channel: string, after: number, limit: number): Promise<CanvasChange[]> =>
  CanvasChangeModel.collection
    .find<CanvasChange>({ project: toId(channel), seq: { $gt: after } } as never, {
      ...MAJORITY_READ,
      sort: { seq: 1 },
      limit,
    })
    .toArray();

/** What happens in a project, a channel each. Its log is kept for 30 days; numbers in it have no gaps. */
export const canvasStream: LiveStream<'canvas', CanvasEntry> = {
  topic: 'canvas',
  gapless: true,
  heads,
  async read(channel, after, limit) {
    let rows = await rowsBehind(channel, after, limit);
    if (rows.length === 0) {
      if ((await headOf(heads, channel)) <= after) return [];
      // What came between the two looks is there by now; where nothing is, all of it is gone by its age.
      rows = await rowsBehind(channel, after, limit);
    }
    if (rows[0]?.seq !== after + 1) return 'lost';
    return rows.map((change) => ({ __typename: NAMES[change.kind], seq: change.seq, change }));
  },
  signal: ({ seq }) => ({ upTo: seq }),
  async audiences(channel, { change }, viewers, ctx) {
    const project = await ctx.loaders.canvasProject.load(toId(channel));
    const sees = await whoSees(ctx, project, viewers);
    return viewers.map((viewer): Audience => {
      // Who was removed is told so, and hears nothing after it.
      const ownRemoval =
        change?.kind === CanvasChangeKind.COLLABORATOR_CHANGED &&
        !change.role &&
        viewer &&
        change.user?.equals(viewer.id);
      return ownRemoval || sees(viewer) ? (viewer?.id.toHexString() ?? 'visitor') : ENDED;
    });
  },
  resync: (seq) => ({ __typename: 'CanvasResync', seq, change: null }),
};

/** The rule `canSeeCanvas` for many viewers at once. */
async function whoSees(
  ctx: Context,
  project: CanvasProject | null,
  viewers: readonly (Viewer | null)[],
): Promise<(viewer: Viewer | null) => boolean> {
  if (!project || project.status === CanvasStatus.DELETED) return () => false;
  const others = viewers.flatMap((viewer) => (viewer && !roleIn(project, viewer.id) ? [viewer.id] : []));
  const anonymous = viewers.some((viewer) => viewer === null);
  if (!project.settings.isPublic || (others.length === 0 && !anonymous))
    return (viewer) => roleIn(project, viewer?.id) !== null;
  const [owner, blocks] = await Promise.all([
    ctx.loaders.user.load(project.owner),
    ctx.loaders.scope.roundTrip.find<Pair, Block>(BLOCKS_BETWEEN, pairsOf(project.owner, others)),
  ]);
  const parted = partedBy(blocks);
  const there = owner !== null && (await canSeeUser({ ...ctx, viewer: null }, owner));
  return (viewer) =>
    roleIn(project, viewer?.id) !== null || (there && !(viewer && parted(viewer.id, project.owner)));
}
