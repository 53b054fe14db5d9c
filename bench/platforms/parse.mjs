// Parse Server's REST API over classes as its documentation makes them: pointers, and a class of follows that `$select` reads.
import { createServer } from 'node:http';
import { ParseServer } from 'parse-server';
import { serve } from '../../.dist-bench/bench/servers/serve.js';

const pointer = (targetClass) => ({ type: 'Pointer', targetClass });
const [string, number] = [{ type: 'String' }, { type: 'Number' }];
const signedIn = { find: { requiresAuthentication: true }, get: { requiresAuthentication: true } };
const named = (className, fields, indexes) => ({
  ...{ className, fields, indexes },
  classLevelPermissions: signedIn,
});

const definitions = [
  {
    ...{ className: '_User', fields: { fullName: string, avatar: string, verified: { type: 'Boolean' } } },
    classLevelPermissions: { ...signedIn, create: { '*': true } },
  },
  named(
    'Post',
    {
      ...{ author: pointer('_User'), category: string, caption: string, media: { type: 'Array' } },
      ...{ likes: number, comments: number },
    },
    { by_author: { _p_author: 1, _created_at: -1 } },
  ),
  named(
    'Comment',
    { author: pointer('_User'), post: pointer('Post'), body: string },
    { by_post: { _p_post: 1, _created_at: -1 } },
  ),
  named(
    'Follow',
    { follower: pointer('_User'), following: pointer('_User') },
    { by_follower: { _p_follower: 1, _p_following: 1 } },
  ),
  ...['Like', 'Save'].map((name) =>
    named(
      name,
      { user: pointer('_User'), post: pointer('Post'), reaction: string },
      { by_user: { _p_user: 1, _p_post: 1 } },
    ),
  ),
];

const parse = new ParseServer({
  databaseURI: process.env.PLATFORM_MONGODB_URI,
  appId: 'bench',
  masterKey: 'only for measuring',
  serverURL: 'http://127.0.0.1',
  // Else an index may not name `_created_at`.
  databaseOptions: { disableIndexFieldValidation: true },
  schema: { definitions, lockSchemas: true },
  ...{ silent: true, logLevel: 'error', verbose: false },
});
await parse.start();
const server = createServer(parse.app);
server.listen(0, '127.0.0.1', () => serve(`http://127.0.0.1:${server.address().port}`));
