const ADDRESS = /^[^\s"<>()[\]\\,;:@\p{C}]{1,64}@[^\s"<>()[\]\\,;:@\p{C}]{1,190}$/u;

/**
 * Whether a text is exactly one mail address: no list, no display name, no quotes, no control characters, so that it
 * cannot start another recipient or another header.
 */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/** The parts of a configured sender: `Name <name@host>`, or the address alone. */
export function senderOf(from: string): { name: string; address: string; domain: string } {
  const match = /^(?:(.*?)\s+)?<?([^\s<>]+@([^\s<>]+?))>?$/.exec(from);
  if (!match) throw new Error(`This is not a sender: ${from}`);
  return { name: match[1] ?? '', address: match[2]!, domain: match[3]! };
}
