import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** An answer as it came. */
export interface Answer {
  status: number;
  body: string;
}

/** Sends bytes that were made beforehand: the load must cost as little as it can. */
export function post(
  url: string,
  body: string | Buffer,
  token?: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...more,
  };
  return send('POST', url, headers, body);
}

/** Asks for a page of a REST API. */
export const get = (url: string, headers: Record<string, string>): Promise<Answer> =>
  send('GET', url, headers);

function send(
  method: string,
  url: string,
  headers: Record<string, string | number>,
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** An operation as a body. */
export function operation(query: string, variables: Record<string, unknown> = {}): Buffer {
  return Buffer.from(JSON.stringify({ query: query.trim(), variables }));
}

/** The data of an operation that must succeed: a fast refusal is not a result. */
export async function data(
  url: string,
  body: string | Buffer,
  token?: string,
): Promise<Record<string, unknown>> {
  const answer = await post(url, body, token);
  const { data: found, errors } = JSON.parse(answer.body) as { data: object | null; errors?: unknown };
  if (answer.status !== 200 || errors || !found)
    throw new Error(`${url} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  return found as Record<string, unknown>;
}
