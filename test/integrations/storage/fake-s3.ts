import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An object in the fake store. */
export interface StoredObject {
  body: Buffer;
  headers: Record<string, string>;
  at: Date;
}

/** A store that speaks as much of S3 as uploads need, and lets in only what is signed by Amazon's rules. */
export interface FakeS3 {
  endpoint: string;
  objects: Map<string, StoredObject>;
  /** Why requests were refused, in order. */
  refusals: string[];
  stop(): Promise<void>;
}

export const KEYS = { key: 'AKIDEXAMPLE', secret: 'a/very+secret/key', region: 'eu-central-1' };

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
/** As AWS Signature Version 4 encodes: everything but the unreserved. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Starts one. */
export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, StoredObject>();
  const refusals: string[] = [];
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const url = new URL(request.url!, 'http://store');
    const why = whyNot(request, url, body);
    if (why) {
      refusals.push(why);
      return end(response, 403, error('SignatureDoesNotMatch', why));
    }
    const key = decodeURIComponent(url.pathname).replace(/^\/media\/?/, '');
    const { method, headers } = request;
    if (method === 'POST' && url.searchParams.has('delete')) {
      for (const [, name] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g)) objects.delete(name!);
      return end(response, 200, '<DeleteResult/>');
    }
    if (method === 'GET' && key === '')
      return end(response, 200, listing(url.searchParams.get('prefix') ?? ''));
    if (method === 'PUT') {
      const source = headers['x-amz-copy-source'];
      const from = source
        ? objects.get(decodeURIComponent(String(source)).replace(/^\/?media\//, ''))
        : undefined;
      if (source && !from) return end(response, 404, error('NoSuchKey', 'gone'));
      objects.set(key, { body: from?.body ?? body, headers: strings(headers), at: new Date() });
      return end(response, 200, source ? '<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>' : '');
    }
    const found = objects.get(key);
    if (!found) return end(response, 404, error('NoSuchKey', 'The specified key does not exist.'));
    response.writeHead(200, { 'content-length': found.body.length });
    response.end(found.body);
  }

  function listing(prefix: string): string {
    const contents = [...objects]
      .filter(([key]) => key.startsWith(prefix))
      .map(
        ([key, { at }]) =>
          `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified></Contents>`,
      );
    return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
  }

  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    refusals,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Reckons the signature anew (AWS Signature Version 4), from what really came; null where all is well. */
function whyNot(request: IncomingMessage, url: URL, body: Buffer): string | null {
  const headers = strings(request.headers);
  const query = url.searchParams;
  const presigned = query.has('X-Amz-Signature');
  const authorization = /Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)/.exec(
    headers['authorization'] ?? '',
  );
  if (!presigned && !authorization) return 'not signed';
  const credential = presigned ? query.get('X-Amz-Credential')! : authorization![1]!;
  const signed = (presigned ? query.get('X-Amz-SignedHeaders')! : authorization![2]!).split(';');
  const signature = presigned ? query.get('X-Amz-Signature')! : authorization![3]!;
  const date = presigned ? query.get('X-Amz-Date')! : headers['x-amz-date']!;
  const [key, day, region, service, end] = credential.split('/') as [string, string, string, string, string];
  if (key !== KEYS.key || region !== KEYS.region || service !== 's3') return 'unknown credential';
  const content = presigned ? 'UNSIGNED-PAYLOAD' : headers['x-amz-content-sha256']!;
  const pairs = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const canonical = [
    request.method,
    url.pathname,
    pairs.sort().join('&'),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    signed.join(';'),
    content,
  ].join('\n');
  const scope = [day, region, service, end].join('/');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const secret = [day, region, service, end].reduce<Buffer | string>(
    (k, part) => hmac(k, part),
    `AWS4${KEYS.secret}`,
  );
  if (hmac(secret, toSign).toString('hex') !== signature) return 'signature';
  if (presigned) {
    const begun = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
    if (begun + Number(query.get('X-Amz-Expires')) * 1_000 <= Date.now()) return 'expired';
  } else if (content !== 'UNSIGNED-PAYLOAD' && content !== sha256(body)) return 'payload';
  const checksum = headers['x-amz-checksum-sha256'];
  if (checksum && checksum !== createHash('sha256').update(body).digest('base64')) return 'checksum';
  return null;
}

function strings(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

const error = (code: string, message: string): string =>
  `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;

function end(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
}
