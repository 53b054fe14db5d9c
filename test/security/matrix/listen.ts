import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { person, type Person } from '../../factories/person.js';
import { comment, publish } from '../../factories/post.js';
import { say, talk } from '../../messaging/talk.js';
import { openSocket } from '../../server/socket-client.js';
import { testApp } from '../../setup/app.js';
import { allFolded } from '../../setup/lanes.js';
import { open, reply } from '../../support/team.js';
import { FOLLOW } from '../../social/operations.js';
import { NOTHING, VALUE, type Cell } from './ask.js';
import { args, everyField, printed, type Asked, type Supply } from './selection.js';
import { ROLES, type World } from './world.js';
import type { Writes } from './writes.js';

/** One subscription about one thing. */
interface Stream {
  line: string;
  query: string;
  asked: Asked[];
}

interface Heard {
  /** By role, by line. */
  cells: Map<string, Map<string, Cell>>;
  /** Fields of which somebody was told a value, as Type.field. */
  reached: Set<string>;
}

/** Things happen so often until everybody was told or refused; more of it would be told to nobody. */
const ROUNDS = 30;
/** Started, and told nothing of all that: nobody may be in this place. */
const SILENT = 'told nothing';

/** Has every role listen to every subscription while things happen, and writes down what comes. */
export async function listen(world: World, schema: GraphQLSchema, writes: Writes): Promise<Heard> {
  const owner = world.people.owner!;
  const things = {
    public: await publish(owner),
    private: await publish(owner, { visibility: 'PRIVATE' }),
    talk: await writes.talk(),
    ticket: await open(owner),
  };
  const happen = await around(world, things);
  const heard: Heard = { cells: new Map(ROLES.map((role) => [role, new Map()])), reached: new Set() };
  const streams = streamsOf(schema, things);
  const { url } = await testApp();
  const sockets = await Promise.all(
    ROLES.map(async (role) => {
      const token = role === 'visitor' ? null : world.people[role]!.accessToken;
      const socket = await openSocket(url.replace(/^http/, 'ws'), token ? `Bearer ${token}` : undefined);
      for (const stream of streams) {
        const id = socket.subscribe({ query: stream.query });
        void socket
          .next((message) => message.id === id)
          .then(({ type, payload }) => {
            heard.cells.get(role)!.set(stream.line, note(type, payload as Told, stream, heard.reached));
          });
      }
      return socket;
    }),
  );
  const waiting = () => ROLES.some((role) => heard.cells.get(role)!.size < streams.length);
  for (let round = 0; round < ROUNDS && waiting(); round++) {
    await happen();
    await allFolded();
  }
  for (const socket of sockets) socket.close();
  for (const cells of heard.cells.values())
    for (const { line } of streams) if (!cells.has(line)) cells.set(line, SILENT);
  return heard;
}

type Told = { data?: Record<string, Record<string, unknown> | null> | null; errors?: Refused[] } | Refused[];
interface Refused {
  extensions: { code: string };
}

function note(type: string, payload: Told, { asked }: Stream, reached: Set<string>): Cell {
  if (type === 'complete') return NOTHING;
  const errors = Array.isArray(payload) ? payload : (payload.errors ?? []);
  if (errors[0] || Array.isArray(payload)) return errors[0]!.extensions.code;
  const [[name, event]] = Object.entries(payload.data ?? {}) as [[string, Record<string, unknown> | null]];
  reached.add(`Subscription.${name}`);
  for (const field of asked) if (event?.[field.name] != null) reached.add(`${field.on}.${field.name}`);
  return event === null ? NOTHING : VALUE;
}

/** Every subscription there is; those about a post once of one that all may see, once of one that nobody else may. */
function streamsOf(
  schema: GraphQLSchema,
  things: Record<'public' | 'private' | 'talk' | 'ticket', string>,
): Stream[] {
  return Object.values(schema.getSubscriptionType()!.getFields()).flatMap((field) => {
    const type = getNamedType(field.type);
    const asked = isObjectType(type) ? everyField(schema, type, () => undefined, 0) : [];
    const streams = (about: 'public' | 'private' | null): Stream => {
      const supply: Supply = (name) =>
        ({ postId: things[about!], conversationId: things.talk, ticketId: things.ticket })[name];
      const query = `subscription { ${field.name}${args(field, supply)} { __typename ${printed(asked)} } }`;
      return { line: about ? `${field.name} (${about})` : field.name, query, asked };
    };
    const ofPost = field.args.some(({ name }) => name === 'postId');
    return ofPost ? [streams('public'), streams('private')] : [streams(null)];
  });
}

/** Somebody whom everybody follows, and who does something for everybody each time. */
async function around(world: World, things: Record<'public' | 'private' | 'talk' | 'ticket', string>) {
  const owner = world.people.owner!;
  const fan = await person();
  const listeners: { post: string; conversation: string }[] = [];
  for (const role of ROLES.slice(1)) {
    const who: Person = world.people[role]!;
    await who.client.data(FOLLOW, { id: fan.id });
    listeners.push({ post: await publish(who), conversation: await talk(fan, who) });
  }
  return async (): Promise<void> => {
    await comment(owner, things.public);
    await comment(owner, things.private);
    await say(owner, things.talk, 'Words');
    await reply(owner, things.ticket, 'Words');
    await publish(fan);
    for (const { post, conversation } of listeners) {
      await comment(fan, post);
      await say(fan, conversation, 'Words');
    }
  };
}
