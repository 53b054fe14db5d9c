import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Kind, parse, type DocumentNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { testApp } from '../setup/app.js';
import { ABSTRACT_TYPES, ApolloFrontend, possibleTypesOf } from './apollo.js';

/** The operations of shipped clients lie beside the repository, where they lie at all. */
const file = join(
  process.env.LEELA_SHARED ?? resolve(import.meta.dirname, '../../../shared'),
  'contract/realtime.graphql',
);
const there = existsSync(file);
if (!there) console.warn(`\n*** SKIPPED: no contract at ${file}; set LEELA_SHARED to check it ***\n`);

interface Event {
  __typename: string;
  cursor?: string;
  message?: { id: string; clientId: string; body: string; author: { username: string } };
  user?: { id: string };
  typing?: boolean;
  readAt?: string;
}

describe.skipIf(!there)('what shipped clients send, by Apollo Client', () => {
  const operations = new Map<string, DocumentNode>();
  const unsent = new Set<string>();
  let mira: Person;
  let jonas: Person;
  let hers: ApolloFrontend;
  let his: ApolloFrontend;
  let conversation: string;

  beforeAll(async () => {
    const { url, visitor } = await testApp();
    [mira, jonas] = (await people(2)) as [Person, Person];
    const possibleTypes = possibleTypesOf(await visitor.data(ABSTRACT_TYPES));
    [hers, his] = [
      new ApolloFrontend(url, mira, possibleTypes),
      new ApolloFrontend(url, jonas, possibleTypes),
    ];
    for (const definition of parse(readFileSync(file, 'utf8'), { noLocation: true }).definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const name = definition.name!.value;
      operations.set(name, { kind: Kind.DOCUMENT, definitions: [definition] });
      unsent.add(name);
    }
  });
  afterAll(() => Promise.all([hers.close(), his.close()]));

  const sent = (name: string): DocumentNode => {
    unsent.delete(name);
    return operations.get(name)!;
  };
  const send = async (body: string): Promise<string> => {
    const input = { conversationId: conversation, body, clientId: body };
    const { sendMessage } = await hers.run(sent('SendMessage'), { input });
    expect(sendMessage.message).toMatchObject({ clientId: body, body });
    return sendMessage.message.id;
  };
  /** Where the page of messages ends that an app shows first. */
  const endOfPage = async (): Promise<string> => {
    const page = await his.run(sent('Messages'), { id: conversation, first: 20, before: null });
    return page.conversation.messages.edges.at(-1).cursor;
  };

  it('a conversation: from the end of its page, through a lost connection, each event once and in order', async () => {
    const started = await hers.run(sent('StartConversation'), { input: { participantIds: [jonas.id] } });
    conversation = started.startConversation.conversation.id;
    await send('one');
    // He is asked by a stranger; who answers lets them in.
    await his.run(sent('SendMessage'), { input: { conversationId: conversation, body: 'Hello' } });
    const stream = his.stream<Event>(sent('OnConversation'), { id: conversation, after: await endOfPage() });
    await send('two');
    const numbered = async (count: number): Promise<string[]> => {
      const bodies: string[] = [];
      while (bodies.length < count) {
        const [event] = await stream.take(1);
        // Who comes online is told too, and has no place among the messages.
        if (event!.__typename === 'MessageSent') bodies.push(event!.message!.body);
      }
      return bodies;
    };
    expect(await numbered(1)).toEqual(['two']);
    his.goOffline();
    await send('three');
    await send('four');
    his.goOnline();
    expect(await numbered(2)).toEqual(['three', 'four']);
    await send('five');
    expect(await numbered(1)).toEqual(['five']);
    expect(stream.rest().filter(({ __typename }) => __typename === 'MessageSent')).toEqual([]);
    stream.close();
  });

  it('reading and typing, as they happen', async () => {
    const stream = hers.stream<Event>(sent('OnConversation'), { id: conversation, after: await endOfPage() });
    // What has a number comes for sure; behind it she is known to listen.
    await send('six');
    const until = async (name: string): Promise<Event> => {
      for (;;) {
        const [event] = await stream.take(1);
        if (event!.__typename === name) return event!;
      }
    };
    await until('MessageSent');
    const { setTyping } = await his.run(sent('SetTyping'), { conversationId: conversation, typing: true });
    expect(setTyping.ok).toBe(true);
    expect(await until('TypingChanged')).toMatchObject({ typing: true, user: { id: jonas.id } });
    const read = await his.run(sent('MarkConversationRead'), { input: { conversationId: conversation } });
    expect(read.markConversationRead.conversation).toEqual(expect.objectContaining({ unreadCount: 0 }));
    expect(await until('ConversationRead')).toMatchObject({ user: { id: jonas.id } });
    stream.close();
    const { viewer } = await his.run(sent('Inbox'), { first: 5, after: null });
    expect(viewer.conversations.nodes).toMatchObject([{ id: conversation, lastMessage: { body: 'six' } }]);
  });

  it('notifications, with their cursor', async () => {
    const post = await publish(jonas);
    interface Told {
      cursor: string;
      unreadCount: number;
      notification: { type: string; target: { id: string } } | null;
    }
    const stream = his.stream<Told>(sent('OnNotification'), { after: null });
    // A stream without a cursor begins at some moment; behind it everything comes, also that messages were read before.
    const isNews = ({ notification }: Told) => notification?.type === 'COMMENT';
    while (!stream.rest().some(isNews)) await comment(mira, post);
    const first = stream.rest().find(isNews);
    await stream.take(stream.rest().length);
    expect(first!.notification).toMatchObject({ type: 'COMMENT', actors: [{ username: mira.username }] });
    his.goOffline();
    const another = await publish(jonas);
    await comment(mira, another);
    his.goOnline();
    let second: Told | undefined;
    while (second?.notification?.target.id !== another) [second] = await stream.take(1);
    expect(second!.unreadCount).toBeGreaterThanOrEqual(first!.unreadCount);
    expect(second!.cursor).not.toBe(first!.cursor);
    stream.close();
    const { viewer } = await his.run(sent('Notifications'), { first: 20, after: null, unreadOnly: true });
    const ids = viewer.notifications.nodes.map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(0);
    const { markNotificationsRead } = await his.run(sent('MarkNotificationsRead'), { ids });
    expect(markNotificationsRead.unreadCount).toBe(0);
  });

  it('what happens to a post', async () => {
    const post = await publish(jonas);
    const stream = hers.stream<{ cursor?: string; post: object; newComment: object | null }>(
      sent('OnPostActivity'),
      {
        postId: post,
      },
    );
    while (!stream.rest().some(({ newComment }) => newComment)) await comment(jonas, post);
    expect(stream.rest().find(({ newComment }) => newComment)).toMatchObject({
      post: { id: post },
      newComment: { body: 'Lovely', author: { username: jonas.username } },
    });
    stream.close();
  });

  it('is all of it', () => {
    expect([...unsent]).toEqual([]);
  });
});
