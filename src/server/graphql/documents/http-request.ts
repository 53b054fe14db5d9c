import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isRecord } from '../../../lib/is-record.js';
import type { OperationText, OperationTexts } from './operation-texts.js';

/** Codes of refused texts with their HTTP status; others have no error of their own. */
const STATUS: Readonly<Record<string, number>> = {
  BAD_REQUEST: 400,
  DOCUMENT_NOT_TRUSTED: 403,
  PERSISTED_QUERY_NOT_FOUND: 200,
  RATE_LIMITED: 429,
};

/**
 * The text of the document that a request names; the request then carries it as `query`, so that everything behind
 * treats all requests alike. Null if it names none, an error if its document cannot be found.
 */
export function readText(
  request: FastifyRequest,
  texts: OperationTexts,
): OperationText | GraphQLError | null {
  try {
    return request.method === 'GET' ? fromSearch(request, texts) : fromBody(request, texts);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** The same error, with the HTTP status of its code. */
export function withStatus(error: GraphQLError): GraphQLError {
  const status = STATUS[String(error.extensions['code'])];
  if (status === undefined) return error;
  const { retryAfter } = error.extensions;
  const headers = new Map(typeof retryAfter === 'number' ? [['retry-after', String(retryAfter)]] : []);
  error.extensions['http'] = { status, headers };
  return error;
}

function fromBody({ body }: FastifyRequest, texts: OperationTexts): OperationText | null {
  if (!isRecord(body)) return null;
  dropEmptyName(body);
  const text = texts.resolve(body);
  if (text && body['query'] !== text.query) body['query'] = text.query;
  if (isRecord(body['extensions'])) delete body['extensions']['persistedQuery'];
  return text;
}

function fromSearch({ raw }: FastifyRequest, texts: OperationTexts): OperationText | null {
  // Parsed as Apollo does, so that both see the same text.
  const { pathname, searchParams: parameters } = new URL(raw.url ?? '/', 'http://localhost');
  const unnamed = parameters.get('operationName') === '';
  if (unnamed) parameters.delete('operationName');
  const extensions = parsed(parameters.get('extensions'));
  const text = texts.resolve({
    query: parameters.get('query'),
    documentId: parameters.get('documentId'),
    extensions,
  });
  const found = text !== null && parameters.get('query') !== text.query;
  if (found) parameters.set('query', text.query);
  const persisted = isRecord(extensions) && 'persistedQuery' in extensions;
  if (persisted) {
    delete extensions['persistedQuery'];
    parameters.set('extensions', JSON.stringify(extensions));
  }
  if (unnamed || found || persisted) raw.url = `${pathname}?${parameters}`;
  return text;
}

/**
 * Apollo would look for an operation with the empty name; here it counts as no name. Otherwise Apollo would also fail
 * to refuse a mutation by GET.
 */
function dropEmptyName(body: Record<string, unknown>): void {
  if (body['operationName'] === '') delete body['operationName'];
}

/** The value of a JSON parameter. Undefined if it is no JSON: Apollo refuses it. */
function parsed(json: string | null): unknown {
  if (json === null) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
