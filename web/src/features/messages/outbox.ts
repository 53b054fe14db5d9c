import type { ApolloClient } from '@apollo/client';
import { newClientId, type OperationError } from '@leela/client';
import { SendMessageDocument } from '@leela/client/documents/messages.js';
import type { AttachmentType } from '@leela/client/schema.js';
import { useSyncExternalStore } from 'react';
import { act } from '../../app/useAction.js';
import { apollo, leela } from '../../app/client.js';

/** A message of the viewer that the thread does not show yet. */
export interface Outgoing {
  clientId: string;
  conversationId: string;
  body: string;
  attachments: { uploadId: string; type: AttachmentType; name: string; url: string }[];
  replyTo: { id: string; author: string; body: string } | null;
  at: string;
  /** `sent` messages wait until the thread shows them. */
  state: 'sending' | 'sent' | 'failed';
  error?: string;
  /** Whether it failed for the connection, so that it is sent again by itself. */
  again?: boolean;
}

const PASSING = new Set(['NETWORK', 'UNAVAILABLE']);

/**
 * Messages on their way, in the order in which they were written. They survive a reload, and each is sent again with the
 * same `clientId`, so that it arrives once.
 */
export class Outbox {
  private entries: readonly Outgoing[];
  private readonly listeners = new Set<() => void>();
  private readonly running = new Set<string>();

  constructor(
    private readonly client: ApolloClient,
    private readonly key: string,
  ) {
    this.entries = read(key);
    for (const { conversationId } of this.entries) void this.work(conversationId);
  }

  /** Sends a message. */
  send(message: Pick<Outgoing, 'conversationId' | 'body' | 'attachments' | 'replyTo'>): void {
    const entry: Outgoing = {
      ...message,
      clientId: newClientId(),
      at: new Date().toISOString(),
      state: 'sending',
    };
    this.set([...this.entries, entry]);
    void this.work(message.conversationId);
  }

  /** Sends a failed message again. */
  retry(clientId: string): void {
    this.change(clientId, { state: 'sending', error: undefined, again: false });
    const entry = this.entries.find((one) => one.clientId === clientId);
    if (entry) void this.work(entry.conversationId);
  }

  /** Sends again what failed for the connection. */
  retryAll(): void {
    for (const { clientId, again } of this.entries) if (again) this.retry(clientId);
  }

  /** Forgets a message: it is shown by the thread, or the user discards it. */
  remove(clientId: string): void {
    if (this.entries.some((one) => one.clientId === clientId))
      this.set(this.entries.filter((one) => one.clientId !== clientId));
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly snapshot = (): readonly Outgoing[] => this.entries;

  /** Sends the messages of a conversation after each other. */
  private async work(conversation: string): Promise<void> {
    if (this.running.has(conversation)) return;
    this.running.add(conversation);
    for (;;) {
      const next = this.entries.find(
        ({ conversationId, state }) => conversationId === conversation && state === 'sending',
      );
      if (!next) break;
      const result = await act(this.client, SendMessageDocument, { input: inputOf(next) });
      if (result.ok) this.change(next.clientId, { state: 'sent' });
      else this.fail(next, result.errors[0]!);
    }
    this.running.delete(conversation);
  }

  private fail({ clientId }: Outgoing, { code, message }: OperationError): void {
    this.change(clientId, { state: 'failed', error: message, again: PASSING.has(code) });
  }

  private change(clientId: string, to: Partial<Outgoing>): void {
    this.set(this.entries.map((one) => (one.clientId === clientId ? { ...one, ...to } : one)));
  }

  private set(entries: readonly Outgoing[]): void {
    this.entries = entries;
    const kept = entries.filter(({ state }) => state !== 'sent');
    try {
      if (kept.length > 0) sessionStorage.setItem(this.key, JSON.stringify(kept));
      else sessionStorage.removeItem(this.key);
    } catch {
      // Without storage, messages on their way are lost on a reload.
    }
    for (const listener of this.listeners) listener();
  }
}

function inputOf({ conversationId, body, attachments, replyTo, clientId }: Outgoing) {
  return {
    conversationId,
    body: body || undefined,
    attachments: attachments.map(({ uploadId, name }) => ({ uploadId, name })),
    replyToId: replyTo?.id,
    clientId,
  };
}

function read(key: string): readonly Outgoing[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Outgoing[];
  } catch {
    return [];
  }
}

let current: { viewer: string; outbox: Outbox } | undefined;

/** The outbox of the viewer. */
export function outboxOf(viewer: string): Outbox {
  if (current?.viewer !== viewer) current = { viewer, outbox: new Outbox(apollo, `leela.outbox.${viewer}`) };
  return current.outbox;
}

addEventListener('online', () => current?.outbox.retryAll());
leela.live.on('connected', () => current?.outbox.retryAll());

/** The messages on their way to a conversation. */
export function useOutgoing(viewer: string, conversation: string): readonly Outgoing[] {
  const outbox = outboxOf(viewer);
  return useSyncExternalStore(outbox.subscribe, outbox.snapshot).filter(
    ({ conversationId }) => conversationId === conversation,
  );
}
