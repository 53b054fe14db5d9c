import { Types } from 'mongoose';
import { AIGenerationModel } from '../../models/studio/index.js';
import { ENDED, unnumbered, type Entry, type LiveStream } from '../live/index.js';

/** A generation changed. Not numbered: a client that comes back reads the generation as it is then. */
export interface GenerationEntry extends Entry {
  readonly generation: string;
}

/** What happens to one generation, for its user alone. Any number of waiting changes are one. */
export const generationStream: LiveStream<'generation', GenerationEntry> = {
  ...unnumbered,
  topic: 'generation',
  signal: () => ({ changed: { seq: null, generation: '' } }),
  lookAgain: (generation) => ({ seq: null, generation }),
  async audiences(channel, _entry, viewers) {
    const row = await AIGenerationModel.findById(new Types.ObjectId(channel), { user: 1 }).lean<{
      user: Types.ObjectId;
    }>();
    return viewers.map((viewer) => (viewer && row?.user.equals(viewer.id) ? channel : ENDED));
  },
};
