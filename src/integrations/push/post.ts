import { lookup as resolveHost, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isInternalAddress } from '../../lib/public-url.js';

/** The answer without its body, which is not needed and could be endless. */
export interface Posted {
  status: number;
  headers: IncomingHttpHeaders;
}

export interface PostOptions {
  headers: Record<string, string | number>;
  body: Buffer;
  timeoutMs: number;
  /** Whether the host is a configured one, which may be internal. */
  trusted: boolean;
}

/**
 * Posts to an address that a client has named. The name is resolved here, and an internal IP address is refused at
 * the connection, so the name cannot change after the check (DNS rebinding). Redirects are not followed.
 */
export function post(url: URL, { headers, body, timeoutMs, trusted }: PostOptions): Promise<Posted> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      ...(trusted ? {} : { lookup: lookupOutside }),
    });
    request.once('error', reject);
    request.once('response', (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
      response.on('error', () => undefined);
      response.destroy();
    });
    request.end(body);
  });
}

type Answer = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

function lookupOutside(host: string, options: LookupOptions, answer: Answer): void {
  resolveHost(host, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    if (addresses.length === 0 || addresses.some(({ address }) => isInternalAddress(address)))
      return answer(new Error('The host is inside of a network.'), []);
    if (options.all) return answer(null, addresses);
    const [{ address, family }] = addresses as [LookupAddress];
    answer(null, address, family);
  });
}
