import type { Types } from 'mongoose';
import type { LaneTx, Reactor } from '../../events/lane.js';
import { CanvasProjectModel } from '../../models/studio/index.js';

/** A project is as new as the last thing that happened to it. */
async function touch(
  events: readonly { at: Date; data: { project: Types.ObjectId } }[],
  { session }: LaneTx,
): Promise<void> {
  const latest = new Map(
    events.map(({ at, data }) => [data.project.toHexString(), { id: data.project, at }]),
  );
  await CanvasProjectModel.collection.bulkWrite(
    [...latest.values()].map(({ id, at }) => ({
      updateOne: { filter: { _id: id }, update: { $max: { 'stats.lastActivityAt': at } } },
    })) as never,
    { session, ordered: false },
  );
}

/** The counters of canvas projects. */
export const canvasStats: Reactor = {
  name: 'canvas-stats',
  on: {
    'canvas.file-written': async (events, tx) => {
      for (const { data } of events)
        tx.inc(CanvasProjectModel, data.project, {
          'stats.files': data.files,
          'stats.totalSize': data.bytes,
          'stats.edits': 1,
        });
      await touch(events, tx);
    },
    'canvas.file-restored': async (events, tx) => {
      for (const { data } of events)
        tx.inc(CanvasProjectModel, data.project, { 'stats.files': 1, 'stats.totalSize': data.bytes });
      await touch(events, tx);
    },
    'canvas.file-deleted': async (events, tx) => {
      for (const { data } of events)
        tx.inc(CanvasProjectModel, data.project, { 'stats.files': -1, 'stats.totalSize': data.bytes });
      await touch(events, tx);
    },
    'canvas.changed': touch,
  },
};
