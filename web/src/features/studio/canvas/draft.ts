/** A version of a file. */
export interface Version {
  version: number;
  content: string;
}

/** What the user has typed into a file, and the version that it started from. */
export interface Draft {
  base: Version;
  text: string;
  /** The text that is being saved. Null while nothing is. */
  sending: string | null;
  /** Another version that came between. The user decides which one stays. */
  conflict: Version | null;
  /** The text whose saving failed. It is sent again once it changes. */
  failed: string | null;
}

/** What happens to a draft. */
export type DraftEvent =
  | { type: 'typed'; text: string }
  | { type: 'sent' }
  | { type: 'saved'; version: Version }
  | { type: 'failed' }
  | { type: 'refused'; current: Version }
  | { type: 'arrived'; version: Version }
  | { type: 'keptMine' }
  | { type: 'tookTheirs' };

/** A draft of a file that was just opened. */
export const openDraft = (base: Version): Draft => ({
  base,
  text: base.content,
  sending: null,
  conflict: null,
  failed: null,
});

/** Whether the draft has changes that are not saved. */
export const isChanged = ({ base, text }: Draft): boolean => text !== base.content;

/** Whether the draft has to be saved now. */
export const wantsSaving = (draft: Draft): boolean =>
  isChanged(draft) && draft.sending === null && draft.conflict === null && draft.text !== draft.failed;

/** The draft after an event. */
export function nextDraft(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case 'typed':
      return { ...draft, text: event.text };
    case 'sent':
      return { ...draft, sending: draft.text, failed: null };
    case 'failed':
      return { ...draft, sending: null, failed: draft.sending };
    case 'saved':
      return { ...draft, base: newest(draft.base, event.version), sending: null };
    case 'refused':
      return settle({ ...draft, sending: null }, event.current);
    case 'arrived':
      return arrive(draft, event.version);
    case 'keptMine':
      return draft.conflict ? { ...draft, base: draft.conflict, conflict: null } : draft;
    case 'tookTheirs':
      return draft.conflict ? openDraft(draft.conflict) : draft;
  }
}

/** A version that a collaborator has saved, or the echo of the own one. */
function arrive(draft: Draft, version: Version): Draft {
  if (version.version <= (draft.conflict ?? draft.base).version) return draft;
  // Saved by this draft: the answer is on its way, and typing goes on.
  if (draft.sending === version.content) return { ...draft, base: version };
  // The gateway refuses what is being sent, and says which version is current.
  if (draft.sending !== null) return draft;
  return settle(draft, version);
}

function settle(draft: Draft, version: Version): Draft {
  if (draft.text === version.content) return openDraft(version);
  if (!isChanged(draft)) return openDraft(version);
  return { ...draft, conflict: version };
}

const newest = (one: Version, other: Version): Version => (other.version >= one.version ? other : one);
