import type { Bytes, Patch } from './patch.js';

/** References to the document's information and metadata. Without them, programs don't find it. */
const REFERENCE = /\/(?:Info|Metadata)\s+\d+\s+\d+\s+R/g;
/** The document's information as plain text: a string in brackets, or hexadecimal digits. */
const FACT =
  /\/(?:Author|Creator|Producer|Title|Subject|Keywords|CreationDate|ModDate|Company|Manager)\s*(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*\)|<[0-9A-Fa-f\s]*>)/gs;
const XMP = /<\?xpacket begin=.*?<\?xpacket end=.*?\?>/gs;

/** Finds the metadata of a PDF: author, program and dates. Each becomes spaces of the same length. */
export async function pdfMetadata(file: Bytes): Promise<Patch[]> {
  const text = (await file.read(0, file.size)).toString('latin1');
  const patches: Patch[] = [];
  const blank = (at: number, length: number) => patches.push({ at, bytes: Buffer.alloc(length, ' ') });
  for (const { index, 0: found } of text.matchAll(REFERENCE)) blank(index, found.length);
  for (const { index, 0: found } of text.matchAll(XMP)) blank(index, found.length);
  for (const { index, 0: found, 1: value } of text.matchAll(FACT))
    blank(index + found.length - value!.length + 1, value!.length - 2);
  return patches;
}
