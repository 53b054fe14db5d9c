import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personAt, type Person } from '../factories/person.js';
import { comment, publish } from '../factories/post.js';
import { startGateway, temporaryData, type GatewayProcess } from '../setup/gateway.js';
import { chromium, Stage } from './browser.js';

const FOLLOW = 'mutation ($id: ID!) { follow(input: { userId: $id }) { user { viewerIsFollowing } } }';
const REACTION = 'query ($id: ID!) { node(id: $id) { ... on Post { viewerReaction } } }';

/** The longest pause between two attempts of the socket is 30 seconds. */
const RECONNECTED_MS = 40_000;

function freePort(): Promise<string> {
  return new Promise((done) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(String(port)));
    });
  });
}

describe.skipIf(!chromium)('pages that are open while the gateway is started again', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let gateway: GatewayProcess;
  let environment: NodeJS.ProcessEnv;
  let stage: Stage;
  let mira: Person;
  let jonas: Person;
  let postId: string;
  let home: Page;
  let post: Page;
  let notifications: Page;

  const start = async () => {
    gateway = startGateway(data.folder, environment);
    return gateway.ready();
  };

  beforeAll(async () => {
    data = await temporaryData();
    environment = { PORT: await freePort(), RATE_LIMIT: 'off' };
    const url = await start();
    stage = new Stage(url);
    mira = await personAt(url, { firstName: 'Mira', lastName: 'Okafor' });
    jonas = await personAt(url, { firstName: 'Jonas', lastName: 'Lindqvist' });
    await jonas.client.data(FOLLOW, { id: mira.id });
    postId = await publish(mira, { caption: 'First light' });
    home = await stage.open('/', { as: jonas });
    post = await stage.open(`/posts/${postId}`, { as: jonas });
    notifications = await stage.open('/notifications', { as: mira });
    await home.getByText('First light').waitFor();
    await post.getByRole('heading', { name: 'No comments yet' }).waitFor();
    await notifications.getByText('Jonas Lindqvist started following you').waitFor();
    // The subscriptions stand once their events arrive.
    await comment(mira, postId);
    await post.getByRole('article', { name: 'Comment by Mira Okafor' }).waitFor();
  }, 300_000);

  afterAll(async () => {
    await stage?.close();
    gateway?.kill('SIGTERM');
    await gateway?.exit;
    await data?.clean();
  });

  it('keep what they show, send what the user did, and get what happened meanwhile', async () => {
    gateway.kill('SIGKILL');
    await gateway.exit;

    const article = home.getByRole('article', { name: 'Post by Mira Okafor' });
    await article.getByRole('button', { name: 'Like', exact: true }).click();
    await article.getByRole('button', { name: 'Remove Like' }).waitFor();
    await post.getByRole('textbox', { name: 'Write a comment' }).fill('Sent while nobody listened');
    await post.getByRole('button', { name: 'Send the comment' }).click();
    await post.getByText('Sent while nobody listened').waitFor();

    await start();
    await publish(mira, { caption: 'Second light' });
    await comment(mira, postId);

    const reaction = async () => (await jonas.client.data(REACTION, { id: postId })).node.viewerReaction;
    await expect.poll(reaction, { timeout: RECONNECTED_MS }).toBe('LIKE');
    expect(await article.getByRole('button', { name: 'Remove Like' }).count()).toBe(1);
    const own = post.getByRole('article', { name: 'Comment by Jonas Lindqvist' });
    await own.getByRole('button', { name: 'Actions for this comment' }).waitFor();
    expect(await own.count()).toBe(1);

    const timeout = RECONNECTED_MS;
    await post.getByRole('article', { name: 'Comment by Mira Okafor' }).nth(1).waitFor({ timeout });
    await notifications.getByText('Jonas Lindqvist commented').waitFor({ timeout });
    await notifications.getByText('Jonas Lindqvist liked your post').waitFor({ timeout });
    await home.getByRole('button', { name: '1 new post' }).click({ timeout });
    await home.getByText('Second light').waitFor();
  }, 300_000);

  it('complain about nothing but the lost connection', () => {
    const others = stage.complaints.filter((text) => !/ERR_CONNECTION|WebSocket connection|503/.test(text));
    expect(others).toEqual([]);
  });
});
