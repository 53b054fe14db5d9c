// The rows that a new thing adds to files that exist: each edit takes a text and answers the new one.

/** Adds a line to the block (object, array or interface) that opens in the line which holds `opening`. */
export function addRow(text, opening, row) {
  const start = text.indexOf(opening);
  if (start === -1) throw new Error(`nothing says "${opening}"`);
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(start, lineEnd);
  const inOneLine = /(\s*)([\]}]+\)?\s*(\{\s*\})?;?)$/.exec(line);
  if (inOneLine && /[[{]/.test(line.slice(0, inOneLine.index))) {
    const body = line.slice(0, inOneLine.index);
    const comma = /[[{]\s*$/.test(body) ? '' : ',';
    return `${text.slice(0, start)}${body}${comma} ${row} ${inOneLine[2]}${text.slice(lineEnd)}`;
  }
  const end = /^[\]}]/m.exec(text.slice(lineEnd + 1));
  if (!end) throw new Error(`the block of "${opening}" does not end`);
  const at = lineEnd + 1 + end.index;
  return `${text.slice(0, at)}  ${row}${row.endsWith(';') ? '' : ','}\n${text.slice(at)}`;
}

/** Adds names to the import from a module, which may not be imported yet. */
export function addImport(text, module, names) {
  const existing = new RegExp(`import \\{([^}]*)\\} from '${module.replace(/[.\\/]/g, '\\$&')}';`).exec(text);
  if (existing) {
    const all = existing[1]
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const merged = [...new Set([...all, ...names])].join(', ');
    return text.replace(existing[0], `import { ${merged} } from '${module}';`);
  }
  const line = `import { ${names.join(', ')} } from '${module}';\n`;
  const last = [...text.matchAll(/^import [^;]*;\n/gm)].at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}${line}${text.slice(at)}`;
}

/** Adds a line at the end, once. */
export function addLine(text, line) {
  return text.split('\n').includes(line) ? text : `${text.trimEnd()}\n${line}\n`.trimStart();
}

/** Adds a side-effect import after the others. */
export function addSideEffect(text, module) {
  const line = `import '${module}';\n`;
  if (text.includes(line)) return text;
  const last = [...text.matchAll(/^import [^;]*;\n/gm)].at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}${line}${text.slice(at)}`;
}
