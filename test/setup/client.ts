import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print, type DocumentNode } from 'graphql';

/** A refusal or fault as a client meets it. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    field?: string;
    requestId?: string;
    retryAfter?: number;
    [more: string]: unknown;
  };
}

/** An answer of the gateway. */
export interface Answer<TData> {
  status: number;
  headers: Headers;
  data: TData | null;
  errors: ClientError[];
  extensions: { cost?: { mongoCommands: number } } & Record<string, unknown>;
}

type Operation<TData, TVariables> = string | DocumentNode | TypedDocumentNode<TData, TVariables>;

/** A client of the gateway, signed in or not, that speaks HTTP as any frontend does. */
export class Client {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
    readonly headers: Record<string, string> = {},
  ) {}

  /** Sends an operation and returns whatever comes. */
  async send<TData = any, TVariables = Record<string, unknown>>(
    operation: Operation<TData, TVariables>,
    variables?: TVariables,
    operationName?: string,
  ): Promise<Answer<TData>> {
    const query = typeof operation === 'string' ? operation : print(operation);
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...this.headers,
      },
      body: JSON.stringify({ query, variables, operationName }),
    });
    const body = (await response.json()) as Partial<Answer<TData>>;
    return {
      status: response.status,
      headers: response.headers,
      data: body.data ?? null,
      errors: body.errors ?? [],
      extensions: body.extensions ?? {},
    };
  }

  /** The data of an operation that must succeed. */
  async data<TData = any, TVariables = Record<string, unknown>>(
    operation: Operation<TData, TVariables>,
    variables?: TVariables,
  ): Promise<TData> {
    const answer = await this.send(operation, variables);
    if (answer.errors.length > 0 || answer.data === null)
      throw new Error(`The operation was refused: ${JSON.stringify(answer.errors, null, 2)}`);
    return answer.data;
  }

  /** The first error of an operation that must be refused. */
  async refusal<TVariables = Record<string, unknown>>(
    operation: Operation<unknown, TVariables>,
    variables?: TVariables,
  ): Promise<{ code: string; field?: string; message: string; status: number }> {
    const answer = await this.send(operation, variables);
    const first = answer.errors[0];
    if (!first) throw new Error(`The operation was not refused: ${JSON.stringify(answer.data)}`);
    const { code, field } = first.extensions;
    return { code, ...(field === undefined ? {} : { field }), message: first.message, status: answer.status };
  }

  /** How many commands an operation sends to MongoDB. */
  async commands<TVariables = Record<string, unknown>>(
    operation: Operation<unknown, TVariables>,
    variables?: TVariables,
  ): Promise<number> {
    const answer = await this.send(operation, variables);
    if (answer.errors.length > 0)
      throw new Error(`The operation was refused: ${JSON.stringify(answer.errors)}`);
    return answer.extensions.cost!.mongoCommands;
  }
}
