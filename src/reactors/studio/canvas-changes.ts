import type { Types } from 'mongoose';
import { laneOf, type LaneTx, type Reactor } from '../../events/lane.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent, EventType } from '../../events/types.js';
import { groupBy } from '../../lib/group-by.js';
import {
  CanvasChangeKind,
  CanvasChangeModel,
  CanvasHeadModel,
  type CanvasChange,
} from '../../models/studio/index.js';

type ObjectId = Types.ObjectId;
type Row = Omit<CanvasChange, '_id' | 'id' | 'project' | 'seq' | 'at'>;

/** The name of the lane that numbers the changes of projects. */
export const CANVAS_LANE = 'canvas';

/** What an event says about its project, in order. */
const rowsOf: { [T in EventType]?: (data: DomainEvent<T>['data']) => Row[] } = {
  'canvas.file-written': ({ file, by }) => [{ kind: CanvasChangeKind.FILE_CHANGED, thing: file, user: by }],
  'canvas.file-restored': ({ file, by }) => [{ kind: CanvasChangeKind.FILE_CHANGED, thing: file, user: by }],
  'canvas.file-deleted': ({ file, by }) => [{ kind: CanvasChangeKind.FILE_DELETED, thing: file, user: by }],
  'canvas.generation-changed': ({ generation, by }) => [
    { kind: CanvasChangeKind.GENERATION_CHANGED, thing: generation, user: by },
  ],
  'canvas.changed': ({ by }) => [{ kind: CanvasChangeKind.PROJECT_CHANGED, user: by }],
  'canvas.deleted': ({ by }) => [{ kind: CanvasChangeKind.PROJECT_CHANGED, user: by }],
  'canvas.shared': ({ user, role }) => [{ kind: CanvasChangeKind.COLLABORATOR_CHANGED, user, role }],
  // The removed user gets the event; the second row ends the subscription.
  'canvas.unshared': ({ user, by }) => [
    { kind: CanvasChangeKind.COLLABORATOR_CHANGED, user },
    { kind: CanvasChangeKind.PROJECT_CHANGED, user: by },
  ],
};

const rowsFor = ({ type, data }: DomainEvent): Row[] => rowsOf[type]?.(data as never) ?? [];

type Told = DomainEvent & { data: { project: ObjectId } };
const isTold = (event: DomainEvent): event is Told => event.type in rowsOf;

async function number(events: readonly Told[], { session }: LaneTx): Promise<void> {
  const byProject = groupBy(events, ({ data }) => data.project.toHexString());
  const heads = await CanvasHeadModel.collection
    .find({ _id: { $in: [...byProject.values()].map(([event]) => event!.data.project) } } as never, {
      session,
    })
    .toArray();
  const rows: Omit<CanvasChange, '_id' | 'id'>[] = [];
  const moved: { project: ObjectId; seq: number }[] = [];
  for (const [key, told] of byProject) {
    const { project } = told[0]!.data;
    let seq = (heads.find(({ _id }) => String(_id) === key)?.['seq'] as number | undefined) ?? 0;
    for (const event of told)
      for (const row of rowsFor(event)) rows.push({ ...row, project, seq: ++seq, at: event.at });
    moved.push({ project, seq });
  }
  await CanvasChangeModel.collection.insertMany(rows as never, { session });
  await CanvasHeadModel.collection.bulkWrite(
    moved.map(({ project, seq }) => ({
      updateOne: { filter: { _id: project }, update: { $set: { seq } }, upsert: true },
    })) as never,
    { session },
  );
}

const handlers = Object.fromEntries(
  Object.keys(rowsOf).map((type) => [
    type,
    (events: DomainEvent[], tx: LaneTx) => number(events.filter(isTold), tx),
  ]),
) as Reactor['on'];

/** Numbers what happens to each project, in the order of the log, for clients that come back with a cursor. */
export const canvasLane = laneOf(CANVAS_LANE, [{ name: 'canvas-changes', on: handlers }]);

/** Signals the last number of each project in which something happened. */
export async function announceCanvas(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
): Promise<void> {
  const projects = [
    ...new Map(events.filter(isTold).map(({ data }) => [String(data.project), data.project])).values(),
  ];
  if (projects.length === 0) return;
  const heads = await CanvasHeadModel.collection.find({ _id: { $in: projects } } as never).toArray();
  for (const { _id, seq } of heads) await topics.publish('canvas', String(_id), { seq: seq as number });
}
