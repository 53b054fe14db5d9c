import { generateKeyPairSync } from 'node:crypto';
import { isDuplicateKey } from '../lib/duplicate-key.js';
import { VapidKeyModel, type VapidKey } from '../models/identity/index.js';
import { seal, unseal } from './seal.js';

/** Both keys as base64url, the format of browsers and web-push. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The database holds one pair. */
const ID = 'vapid';

let configured: VapidKeys | null = null;
let known: Promise<VapidKeys> | null = null;

/** Sets the configured keys. Without any, a pair is created once and stored encrypted in the database. */
export function configureVapid(keys: VapidKeys | null): void {
  configured = keys;
  known = null;
}

/** The key pair of this installation: browsers subscribe with it, and push messages are signed with it. */
export function vapidKeys(): Promise<VapidKeys> {
  if (configured) return Promise.resolve(configured);
  known ??= read().catch((error: unknown) => {
    known = null;
    throw error;
  });
  return known;
}

async function read(): Promise<VapidKeys> {
  const row = await VapidKeyModel.findById(ID).lean<VapidKey>();
  const privateKey = row && unseal(row.sealedPrivateKey, row.publicKey);
  if (row && privateKey) return { publicKey: row.publicKey, privateKey };
  await make(row);
  return read();
}

/**
 * Several gateways may find no pair at the same time; one creates it. A pair that was encrypted with another
 * AUTH_SECRET is replaced.
 */
async function make(unreadable: VapidKey | null): Promise<void> {
  const { publicKey, privateKey } = newKeys();
  const row = { publicKey, sealedPrivateKey: seal(privateKey, publicKey), createdAt: new Date() };
  const which = unreadable ? { _id: ID, publicKey: unreadable.publicKey } : { _id: ID, publicKey };
  try {
    const options = { upsert: !unreadable, writeConcern: { w: 'majority' } } as const;
    await VapidKeyModel.collection.replaceOne(which as object, row, options);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/** A pair on the curve P-256: the public key as a point, the private one as a number. */
function newKeys(): VapidKeys {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y, d } = privateKey.export({ format: 'jwk' });
  const part = (value: string | undefined): Buffer => Buffer.from(value!, 'base64url');
  const point = Buffer.concat([Buffer.from([4]), part(x), part(y)]);
  return { publicKey: point.toString('base64url'), privateKey: d! };
}
