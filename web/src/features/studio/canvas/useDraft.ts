import type { CanvasFileContentFragment } from '@leela/client/documents/canvas.js';
import { WriteCanvasFileDocument } from '@leela/client/documents/canvas.js';
import { useEffect, useReducer, useRef } from 'react';
import { useAction } from '../../../app/useAction.js';
import { useToast } from '../../../ui/index.js';
import { nextDraft, openDraft, wantsSaving, type Draft, type DraftEvent, type Version } from './draft.js';

/** How long the user has to pause before the draft is saved, in milliseconds. */
const PAUSE_MS = 700;

/** The draft of a file: saved while the user types, with the version that it started from. */
export function useDraft(projectId: string, file: CanvasFileContentFragment) {
  const toast = useToast();
  const { run, errors } = useAction(WriteCanvasFileDocument);
  const [draft, dispatch] = useReducer<Draft, [DraftEvent]>(nextDraft, openDraft(file));
  const { version, content, path } = file;

  // Again once a save is over: meanwhile, versions are left to its answer.
  useEffect(
    () => dispatch({ type: 'arrived', version: { version, content } }),
    [version, content, draft.sending],
  );

  async function save({ text, base }: Draft) {
    dispatch({ type: 'sent' });
    const result = await run({ input: { projectId, path, content: text, baseVersion: base.version } });
    if (result.ok) {
      const saved = result.data.writeCanvasFile!.file!;
      return dispatch({ type: 'saved', version: { version: saved.version, content: text } });
    }
    const refused = result.errors.find(({ reason }) => reason === 'VERSION_CONFLICT');
    if (!refused) return dispatch({ type: 'failed' });
    const { currentVersion, currentContent } = refused.params as Record<string, never>;
    const current: Version = { version: Number(currentVersion), content: String(currentContent) };
    dispatch({ type: 'refused', current });
  }

  // Typing starts the pause anew.
  useEffect(() => {
    if (!wantsSaving(draft)) return;
    const timer = setTimeout(() => void save(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  });

  // What was typed last is saved when another file is opened.
  const latest = useRef({ draft, save });
  latest.current = { draft, save };
  useEffect(
    () => () => {
      const { draft: last, save: saveLast } = latest.current;
      if (wantsSaving(last)) void saveLast(last);
      else if (last.conflict) toast(`The changes to ${path} were not saved.`, 'bad');
    },
    [path, toast],
  );

  return {
    draft,
    errors: errors.filter(({ reason }) => reason !== 'VERSION_CONFLICT'),
    type: (text: string) => dispatch({ type: 'typed', text }),
    keepMine: () => dispatch({ type: 'keptMine' }),
    takeTheirs: () => dispatch({ type: 'tookTheirs' }),
  };
}
