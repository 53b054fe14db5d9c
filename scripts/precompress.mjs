// Keeps what browsers load in compressed form beside it, so that the gateway compresses nothing when it is asked.
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|html|json|svg)$/;
/** Smaller files fit into one packet anyway. */
const LEAST = 1_400;
/** 11 would halve nothing more, and take ten times as long. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } };
const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Writes `.br` and `.gz` beside every large text file. */
export async function precompress(files) {
  for (const file of files.filter((name) => TEXT.test(name))) {
    const content = readFileSync(file);
    if (content.length < LEAST) continue;
    const [small, common] = await Promise.all([brotli(content, QUALITY), gz(content)]);
    writeFileSync(`${file}.br`, small);
    writeFileSync(`${file}.gz`, common);
  }
}
