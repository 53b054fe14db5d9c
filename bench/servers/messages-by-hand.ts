import 'reflect-metadata';
import { createServer } from 'node:http';
import { buildSchema, execute, parse, validate } from 'graphql';
import { PubSub } from 'graphql-subscriptions';
import { useServer } from 'graphql-ws/use/ws';
import mongoose, { type Types } from 'mongoose';
import { WebSocketServer } from 'ws';
import { authenticate } from '../../src/auth/authenticate.js';
import { configureAuth } from '../../src/auth/settings.js';
import type { Viewer } from '../../src/auth/viewer.js';
import { UserModel } from '../../src/models/identity/index.js';
import {
  ConversationHeadModel,
  ConversationMemberModel,
  MemberState,
  MessageModel,
} from '../../src/models/messaging/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { benchConfig } from '../config.js';
import { serve } from './serve.js';

// What an engineer who knows all the parts writes by hand for this alone: the sender's session and membership are checked, a
// number and the row are stored in one transaction, and listeners are told what was just written. No rules about
// blocks, no inboxes, no notifications, no log; a message that is lost on its way is lost.
const config = benchConfig();
configureAuth(config);
await mongoose.connect(config.mongodbUri);
const pubsub = new PubSub();
const SURE = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } } as const;

const schema = buildSchema(`
  input SendMessageInput { conversationId: ID!, body: String, clientId: String }
  type Query { hello: String }
  type User { id: ID! username: String! }
  type Message { id: ID! clientId: String body: String! createdAt: String! author: User }
  type SendMessagePayload { message: Message }
  type Mutation { sendMessage(input: SendMessageInput!): SendMessagePayload }
  type MessageSent { cursor: String! message: Message }
  union ConversationEvent = MessageSent
  type Subscription { conversationEvent(conversationId: ID!): ConversationEvent }
`);

interface Input {
  conversationId: string;
  body: string;
  clientId: string;
}

const fields = {
  async sendMessage({ input }: { input: Input }, { viewer }: { viewer: Viewer }) {
    const conversation = readGlobalId(input.conversationId)!.id;
    const member = await ConversationMemberModel.collection.findOne({ conversation, user: viewer.id });
    if (member?.['state'] !== MemberState.ACTIVE) throw new Error('Not in it.');
    const row = await write(conversation, viewer.id, input);
    const author = await UserModel.collection.findOne(
      { _id: viewer.id },
      { projection: { username: 1, usernameKey: 1 } },
    );
    const message = {
      ...{ id: toGlobalId('Message', row._id), clientId: row.clientId, body: row.body },
      createdAt: row.createdAt.toISOString(),
      author: { id: toGlobalId('User', viewer.id), username: author?.['username'] as string },
    };
    const told = { __typename: 'MessageSent', cursor: String(row.seq), message };
    await pubsub.publish(input.conversationId, { conversationEvent: told });
    return { message };
  },
};

async function write(conversation: Types.ObjectId, author: Types.ObjectId, { body, clientId }: Input) {
  const session = await mongoose.startSession();
  const createdAt = new Date();
  try {
    return await session.withTransaction(async () => {
      const head = await ConversationHeadModel.collection.findOneAndUpdate(
        { _id: conversation },
        { $inc: { seq: 1 } },
        { session, returnDocument: 'after' },
      );
      const _id = new mongoose.Types.ObjectId();
      const row = { _id, conversation, seq: head!['seq'] as number, author, body, clientId, createdAt };
      await MessageModel.collection.insertOne({ ...row, deletedAt: null, updatedAt: createdAt }, { session });
      return row;
    }, SURE);
  } finally {
    await session.endSession();
  }
}

const bearer = (header: unknown): Promise<Viewer> => authenticate(String(header).replace('Bearer ', ''));
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void answer());
  async function answer(): Promise<void> {
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables: Record<string, unknown>;
    };
    const document = parse(query);
    const errors = validate(schema, document);
    const contextValue = { viewer: await bearer(request.headers.authorization) };
    const result =
      errors.length > 0
        ? { errors }
        : await execute({ schema, document, variableValues: variables, rootValue: fields, contextValue });
    response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
  }
});
useServer(
  {
    schema,
    context: async ({ connectionParams }) => ({ viewer: await bearer(connectionParams?.['authorization']) }),
    roots: {
      subscription: {
        conversationEvent: ({ conversationId }: { conversationId: string }) =>
          pubsub.asyncIterableIterator(conversationId),
      },
    },
  },
  new WebSocketServer({ server, path: '/graphql' }),
);
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  serve(`http://127.0.0.1:${port}/graphql`);
});
