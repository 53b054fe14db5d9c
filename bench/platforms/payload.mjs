// Payload's REST API over collections as its documentation makes them: relationships, and join fields for what hangs on a
// post. Next.js is left out, which would only add to the costs: `handleEndpoints` serves the same API.
import { createServer } from 'node:http';
import { mongooseAdapter } from '@payloadcms/db-mongodb';
import { buildConfig, getPayload, handleEndpoints } from 'payload';
import { serve } from '../../.dist-bench/bench/servers/serve.js';

const signedIn = ({ req }) => Boolean(req.user);
const own = ({ req }) => (req.user ? { user: { equals: req.user.id } } : false);
const text = (name) => ({ name, type: 'text' });
const number = (name) => ({ name, type: 'number', defaultValue: 0 });
const to = (name, relationTo) => ({ name, type: 'relationship', relationTo, index: true });
const tie = (slug) => ({
  slug,
  access: { read: own },
  fields: [to('user', 'users'), to('post', 'posts'), text('reaction')],
  indexes: [{ fields: ['post', 'user'] }],
});

const config = await buildConfig({
  secret: 'only for measuring',
  telemetry: false,
  typescript: { autoGenerate: false },
  logger: { options: { level: 'error' } },
  db: mongooseAdapter({ url: process.env.PLATFORM_MONGODB_URI, allowIDOnCreate: true, ensureIndexes: true }),
  admin: { user: 'users' },
  collections: [
    {
      slug: 'users',
      auth: { tokenExpiration: 86_400 },
      access: { read: signedIn },
      fields: [
        ...[text('username'), text('fullName'), text('avatar'), { name: 'verified', type: 'checkbox' }],
        { name: 'follows', type: 'relationship', relationTo: 'users', hasMany: true },
      ],
    },
    {
      slug: 'posts',
      // The home feed as access: of the posts, those of followed authors.
      access: { read: ({ req }) => (req.user ? { author: { in: followedBy(req.user) } } : false) },
      fields: [
        ...[to('author', 'users'), text('category'), text('caption')],
        { name: 'media', type: 'array', fields: [text('url'), number('width'), number('height')] },
        { name: 'stats', type: 'group', fields: [number('likes'), number('comments')] },
        { name: 'comments', type: 'join', collection: 'comments', on: 'post', maxDepth: 2 },
        { name: 'likes', type: 'join', collection: 'likes', on: 'post' },
        { name: 'saves', type: 'join', collection: 'saves', on: 'post' },
      ],
      indexes: [{ fields: ['author', 'createdAt'] }],
    },
    {
      slug: 'comments',
      access: { read: signedIn },
      fields: [to('author', 'users'), to('post', 'posts'), { name: 'body', type: 'textarea' }],
      indexes: [{ fields: ['post', 'createdAt'] }],
    },
    tie('likes'),
    tie('saves'),
  ],
});

/** Ids of the users that a user follows, whether or not they were populated. */
const followedBy = ({ follows }) => (follows ?? []).map((followed) => followed.id ?? followed);

const payload = await getPayload({ config });
const server = createServer(async (request, response) => {
  const url = `http://${request.headers.host}${request.url}`;
  const answer = await handleEndpoints({ config, request: new Request(url, { headers: request.headers }) });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});
server.listen(0, '127.0.0.1', () =>
  serve(`http://127.0.0.1:${server.address().port}/api`, {
    /** Makes the account of the reader; answers its id and a token. */
    async reader({ username, follows }) {
      const account = { email: `${username}@bench.example`, password: 'only for measuring' };
      const { id } = await payload.create({ collection: 'users', data: { ...account, username, follows } });
      const { token } = await payload.login({ collection: 'users', data: account });
      return { id, token };
    },
  }),
);
