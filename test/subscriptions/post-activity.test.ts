import { createClient, type Client as SocketClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';

const ACTIVITY = /* GraphQL */ `
  subscription ($postId: ID!) {
    postActivity(postId: $postId) {
      post {
        id
        stats {
          likes
          comments
        }
      }
      newComment {
        body
        author {
          username
        }
      }
    }
  }
`;
const REACT = /* GraphQL */ `
  mutation ($id: ID!) {
    react(input: { targetId: $id, reaction: LOVE }) {
      target {
        __typename
      }
    }
  }
`;
const COMMENT = /* GraphQL */ `
  mutation ($id: ID!, $body: String!) {
    addComment(input: { targetId: $id, body: $body }) {
      comment {
        id
      }
    }
  }
`;
const POST = /* GraphQL */ `
  mutation ($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
      }
    }
  }
`;

describe('postActivity', () => {
  let mira: Person;
  let jonas: Person;
  let url: string;
  const sockets: SocketClient[] = [];

  beforeAll(async () => {
    [mira, jonas] = [await person(), await person()];
    url = (await testApp()).url.replace(/^http/, 'ws');
  });
  afterAll(() => Promise.all(sockets.map((socket) => socket.dispose())));

  function socketOf(who: Person | null): SocketClient {
    const socket = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: who ? { authorization: `Bearer ${who.accessToken}` } : {},
    });
    sockets.push(socket);
    return socket;
  }

  async function postBy(who: Person, visibility = 'PUBLIC'): Promise<string> {
    const input = { category: 'TEXT_POST', caption: 'watched', visibility };
    return (await who.client.data(POST, { input })).createPost.post.id;
  }

  /** Subscribes and acts until the first event is there: the socket has no word for “subscribed”. */
  async function firstEvent(who: Person | null, postId: string, act: () => Promise<unknown>): Promise<Event> {
    const events = socketOf(who).iterate<{ postActivity: Event['data'] }>({
      query: ACTIVITY,
      variables: { postId },
    });
    const next = events.next();
    let done = false;
    void next.finally(() => (done = true));
    while (!done) {
      await act();
      await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 50))]);
    }
    const { value } = await next;
    await events.return?.(undefined);
    return { data: value.data?.postActivity ?? null, errors: value.errors };
  }

  interface Event {
    data: {
      post: { id: string; stats: { likes: number } } | null;
      newComment: { body: string } | null;
    } | null;
    errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
  }

  it('tells of a reaction, with the counts as they are then', async () => {
    const id = await postBy(mira);
    const readers = await Promise.all(Array.from({ length: 8 }, () => person()));
    let turn = 0;
    const event = await firstEvent(jonas, id, () => readers[turn++ % 8]!.client.data(REACT, { id }));
    expect(event.data?.post?.id).toBe(id);
    expect(event.data?.newComment).toBeNull();
  });

  it('brings a new comment with its words and author, to a visitor too', async () => {
    const id = await postBy(mira);
    const event = await firstEvent(null, id, () => jonas.client.data(COMMENT, { id, body: 'first!' }));
    expect(event.data?.newComment).toEqual({ body: 'first!', author: { username: jonas.username } });
  });

  it('47 refuses to watch what the viewer may not see', async () => {
    const id = await postBy(mira, 'PRIVATE');
    const event = await firstEvent(jonas, id, async () => undefined);
    expect(event.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'postId' });
  });

  it('42 refuses the id of something else before it asks the database', async () => {
    const event = await firstEvent(jonas, mira.id, async () => undefined);
    expect(event.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'postId' });
  });
});
