import { describe, expect, it } from 'vitest';
import {
  isChanged,
  nextDraft,
  openDraft,
  wantsSaving,
  type Draft,
  type DraftEvent,
} from '../../web/src/features/studio/canvas/draft.js';

const v = (version: number, content: string) => ({ version, content });
const after = (...events: DraftEvent[]): Draft => events.reduce(nextDraft, openDraft(v(1, 'one')));
const typed = (text: string): DraftEvent => ({ type: 'typed', text });
const arrived = (version: number, content: string): DraftEvent => ({
  type: 'arrived',
  version: v(version, content),
});

describe('a draft of a canvas file', () => {
  it('is saved once, and again if it changed meanwhile', () => {
    expect(wantsSaving(after())).toBe(false);
    expect(wantsSaving(after(typed('two')))).toBe(true);
    expect(wantsSaving(after(typed('two'), { type: 'sent' }))).toBe(false);
    const saved = after(typed('two'), { type: 'sent' }, typed('three'), {
      type: 'saved',
      version: v(2, 'two'),
    });
    expect(saved).toMatchObject({ base: v(2, 'two'), text: 'three', sending: null });
    expect(wantsSaving(saved)).toBe(true);
  });

  it('takes the version of a collaborator where nothing was typed', () => {
    const draft = after(arrived(2, 'theirs'));
    expect(draft).toMatchObject({ base: v(2, 'theirs'), text: 'theirs', conflict: null });
    expect(isChanged(draft)).toBe(false);
  });

  it('asks where both have changed, and follows the choice', () => {
    const draft = after(typed('mine'), arrived(2, 'theirs'));
    expect(draft.conflict).toEqual(v(2, 'theirs'));
    expect(wantsSaving(draft)).toBe(false);
    const mine = nextDraft(draft, { type: 'keptMine' });
    expect(mine).toMatchObject({ base: v(2, 'theirs'), text: 'mine', conflict: null });
    expect(wantsSaving(mine)).toBe(true);
    expect(nextDraft(draft, { type: 'tookTheirs' })).toMatchObject({ text: 'theirs', conflict: null });
  });

  it('asks where the gateway refuses, and not where both wrote the same', () => {
    const sent = after(typed('mine'), { type: 'sent' });
    expect(nextDraft(sent, { type: 'refused', current: v(2, 'theirs') }).conflict).toEqual(v(2, 'theirs'));
    expect(nextDraft(sent, { type: 'refused', current: v(2, 'mine') })).toMatchObject({
      base: v(2, 'mine'),
      conflict: null,
      sending: null,
    });
  });

  it('does not take the echo of its own save for a conflict', () => {
    const sent = after(typed('two'), { type: 'sent' }, typed('two and more'));
    const echoed = nextDraft(sent, arrived(2, 'two'));
    expect(echoed).toMatchObject({ base: v(2, 'two'), text: 'two and more', conflict: null });
    const answered = nextDraft(echoed, { type: 'saved', version: v(2, 'two') });
    expect(nextDraft(answered, arrived(2, 'two'))).toEqual(answered);
    expect(answered.conflict).toBeNull();
  });

  it('does not repeat a save that failed until the text changes', () => {
    const failed = after(typed('two'), { type: 'sent' }, { type: 'failed' });
    expect(wantsSaving(failed)).toBe(false);
    expect(wantsSaving(nextDraft(failed, typed('two!')))).toBe(true);
  });
});
