import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { javascript } from '@codemirror/lang-javascript';
import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { python } from '@codemirror/lang-python';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';

const LANGUAGES: Record<string, () => Extension> = {
  css,
  html,
  svg: html,
  js: javascript,
  jsx: () => javascript({ jsx: true }),
  ts: () => javascript({ typescript: true }),
  tsx: () => javascript({ jsx: true, typescript: true }),
  json,
  md: markdown,
  py: python,
};

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '13.5px', color: 'var(--text)', backgroundColor: 'var(--surface)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--accent)' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--muted)', borderRight: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--surface-2)' },
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft) !important',
  },
  '.cm-panels, .cm-tooltip': { backgroundColor: 'var(--surface-2)', color: 'var(--text)', border: '0' },
});

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.tagName, tags.heading], color: 'var(--accent-strong)', fontWeight: '600' },
  { tag: [tags.string, tags.attributeValue, tags.regexp], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.unit, tags.color], color: 'var(--warn)' },
  { tag: [tags.propertyName, tags.attributeName, tags.typeName, tags.className], color: 'var(--like)' },
  { tag: [tags.comment, tags.punctuation, tags.meta], color: 'var(--muted)' },
  { tag: tags.link, textDecoration: 'underline' },
]);

/** An editor of a text file, in the colours of its language. */
export function CodeEditor({
  path,
  value,
  readOnly = false,
  onChange,
}: {
  /** The path of the file: its ending says the language. */
  path: string;
  value: string;
  readOnly?: boolean;
  onChange: (value: string) => void;
}) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const writable = useRef(new Compartment());
  const changed = useRef(onChange);
  changed.current = onChange;
  const initial = useRef({ value, readOnly });
  initial.current = { value, readOnly };

  useEffect(() => {
    const language = LANGUAGES[path.split('.').at(-1) ?? ''];
    const editor = new EditorView({
      parent: parent.current!,
      state: EditorState.create({
        doc: initial.current.value,
        extensions: [
          basicSetup,
          EditorView.lineWrapping,
          look,
          syntaxHighlighting(colours),
          language?.() ?? [],
          writable.current.of(EditorState.readOnly.of(initial.current.readOnly)),
          EditorView.contentAttributes.of({ 'aria-label': `Content of ${path}`, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            const text = update.docChanged && update.state.doc.toString();
            if (text !== false && text !== initial.current.value) changed.current(text);
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [path]);

  useEffect(() => {
    const editor = view.current;
    const now = editor?.state.doc.toString();
    if (!editor || now === undefined || now === value) return;
    editor.dispatch({ changes: difference(now, value) });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: writable.current.reconfigure(EditorState.readOnly.of(readOnly)) });
  }, [readOnly]);

  return <div ref={parent} style={{ height: '100%' }} />;
}

/** The smallest change between two texts, so that the cursor stays where it is. */
function difference(from: string, to: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}
