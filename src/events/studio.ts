import type { Types } from 'mongoose';
import type { CanvasRole } from '../models/studio/canvas-enums.js';
import type { AIGenerationType, GenerationStatus } from '../models/studio/generation-enums.js';
import type { BattleChoice, ExperimentStatus, ExperimentType } from '../models/studio/lab-enums.js';

type ObjectId = Types.ObjectId;

/** Events of the studio. */
export interface StudioEvents {
  'canvas.created': { project: ObjectId; owner: ObjectId };
  /** Name, settings or status of a project changed. */
  'canvas.changed': { project: ObjectId; by: ObjectId };
  'canvas.deleted': { project: ObjectId; by: ObjectId };
  /** A user joined a project or got another role. */
  'canvas.shared': { project: ObjectId; user: ObjectId; role: CanvasRole; by: ObjectId; joined: boolean };
  /** A user left a project or was removed. */
  'canvas.unshared': { project: ObjectId; user: ObjectId; by: ObjectId };
  /** A file has a new version. `files` is 1 if the path is new. */
  'canvas.file-written': {
    project: ObjectId;
    file: ObjectId;
    by: ObjectId;
    version: number;
    files: 0 | 1;
    /** Change of the total size. */
    bytes: number;
  };
  /** A deleted file is back, without a new version. */
  'canvas.file-restored': { project: ObjectId; file: ObjectId; by: ObjectId; bytes: number };
  'canvas.file-deleted': { project: ObjectId; file: ObjectId; by: ObjectId; bytes: number };
  'canvas.generation-changed': {
    project: ObjectId;
    generation: ObjectId;
    by: ObjectId;
    status: GenerationStatus;
  };

  'generation.requested': { generation: ObjectId; user: ObjectId; type: AIGenerationType };
  /** A generation ended, in any final status. */
  'generation.finished': {
    generation: ObjectId;
    user: ObjectId;
    type: AIGenerationType;
    status: GenerationStatus;
  };

  'experiment.created': { experiment: ObjectId; owner: ObjectId; type: ExperimentType };
  'experiment.finished': {
    experiment: ObjectId;
    owner: ObjectId;
    type: ExperimentType;
    status: ExperimentStatus;
  };
  'battle.voted': {
    vote: ObjectId;
    experiment: ObjectId;
    voter: ObjectId;
    modelA: string;
    modelB: string;
    choice: BattleChoice;
    counted: boolean;
  };
}
