import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import {
  AgentModel,
  AgentPersonalizationModel,
  AnswerCoverage,
  ChatFeedbackModel,
  ChatMessageModel,
  ChatMessageStatus,
  ChatPartType,
  ChatRole,
  ChatSessionModel,
  AIProvider,
  type Agent,
} from '../../models/agents/index.js';
import { openSession, ownAgents, putDefaultQuickActions, syncAgents } from '../../services/agents/index.js';
import type { DemoSeeder } from './seeder.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A chat of the demo: the user, the agent, the time, and the messages in turn. */
interface DemoChat {
  user: string;
  agent: string;
  title: string;
  tags: string[];
  ago: number;
  turns: [question: string, answer: string][];
  rating?: number;
}

const CHATS: DemoChat[] = [
  {
    user: 'mira',
    agent: 'einstein',
    title: 'Why the light bends',
    tags: ['physics', 'light'],
    ago: 2 * DAY,
    rating: 5,
    turns: [
      [
        'I paint light all day. Why does gravity bend it, if light has no mass?',
        'A fair question for a painter! Imagine that you stand in an elevator that is pulled upwards faster and faster. A beam enters through a hole in the left wall. While it crosses, the floor has risen a little, so it meets the right wall *lower*: for you, the beam is bent.\n\nNow close your eyes. Standing on the Earth feels exactly the same as standing in that elevator. So light must bend here, too. **Nothing pulls the light**; it takes the straightest way through a space that is itself curved.\n\nShall we ask how much it bends?',
      ],
      [
        'Yes! Could I ever see it in a picture?',
        'Near the Sun the bend is 1.75 seconds of arc: a coin seen from three kilometres. In 1919 two expeditions needed a total eclipse to photograph it.\n\nFor your eyes, look at pictures of **gravitational lenses**: a whole galaxy, drawn out into a ring by another one in front. If you paint one, remember that the arcs keep the colour of the source. Gravity bends all colours alike, unlike glass.',
      ],
      [
        'So no rainbow at the edges. That changes my palette.',
        'Precisely! A prism sorts the colours, gravity does not. Your ring should be the same blue all the way round, brighter where it is thicker.\n\nThat is the equivalence principle, in oil on canvas.',
      ],
    ],
  },
  {
    user: 'mira',
    agent: 'einstein',
    title: 'A thought experiment for dinner',
    tags: ['physics'],
    ago: 9 * DAY,
    turns: [
      [
        'Give me a thought experiment for dinner with friends.',
        'Serve the soup and ask: *if we all shrank by half this second, with table, spoons and atoms, how would we notice?*\n\nLet them argue until the main course. Then ask about the soup: it cools faster, for small things have more surface for their volume. Size is not only relative; physics has a scale hidden in it.',
      ],
    ],
  },
  {
    user: 'mira',
    agent: 'muse',
    title: 'Captions for the lagoon series',
    tags: ['writing', 'series'],
    ago: 5 * 60 * MINUTE,
    rating: 4,
    turns: [
      [
        'Three captions for the lagoon series, please. Quiet ones.',
        '> *The lagoon keeps the light a little longer than the sky does.*\n\n> **Dawn, take two.** Same water, another seed, and suddenly the birds are in it.\n\n> Nothing moved. I waited until that was the subject.\n\nThe first carries a single picture, the second a series, the third a pause between two loud ones.',
      ],
      ['The third. Half as long?', '> Nothing moved. That was the subject.'],
    ],
  },
  {
    user: 'jonas',
    agent: 'ada',
    title: 'A query that ignores its index',
    tags: ['code'],
    ago: 3 * DAY,
    rating: 5,
    turns: [
      [
        'Why does MongoDB not use my index on `{ author: 1, createdAt: -1 }` for `find({ createdAt: { $gt: x } })`?',
        'Because the index begins with `author`, and your filter does not name it. A compound index is a phone book: sorted by surname, then by first name. Looking for all Annas in it means reading every page.\n\nEither filter by `author` as well, or add `{ createdAt: -1 }`. Check with `explain("executionStats")`: you want `IXSCAN` and `totalKeysExamined` close to `nReturned`.',
      ],
    ],
  },
];

/** The agents that come with the gateway, the quick actions of the platform, and some chats. */
export async function seedAgents(demo: DemoSeeder): Promise<void> {
  const { rejected } = await syncAgents(await ownAgents());
  if (rejected.length > 0) throw new Error(`The agents of the demo are wrong: ${JSON.stringify(rejected)}`);
  await putDefaultQuickActions(demo.ago(0));
  for (const [index, chat] of CHATS.entries()) await seedChat(demo, chat, index);
  const einstein = await AgentModel.findOne({ slug: 'einstein' }, { _id: 1 }).lean<Agent>();
  await AgentPersonalizationModel.collection.updateOne(
    { user: demo.user('mira'), agent: einstein!._id },
    {
      $setOnInsert: {
        ...{
          nickname: 'Albert',
          tone: 'casual',
          instructions: 'Explain with light and colour; I am a painter.',
        },
        ...{ traits: [], expertise: ['painting'], quickActions: [], mode: 'creative', isActive: true },
        ...{ notifications: {}, createdAt: demo.ago(10 * DAY), updatedAt: demo.ago(10 * DAY) },
      } as never,
    },
    { upsert: true },
  );
}

/** One chat, with stable ids: a seed that was cut off goes on where it was. */
async function seedChat(demo: DemoSeeder, chat: DemoChat, index: number): Promise<void> {
  const user = demo.user(chat.user);
  const agent = (await AgentModel.findOne({ slug: chat.agent }).lean<Agent>())!;
  const begun = demo.ago(chat.ago);
  const session = demo.id('chat', index, begun);
  if (await ChatSessionModel.exists({ _id: session })) return;
  await transact(demo.as(user), async (tx) => {
    await openSession(tx, user, agent, chat.title, session);
    let parent: Types.ObjectId | null = null;
    let at = begun;
    let responseMs = 0;
    for (const [turn, texts] of chat.turns.entries())
      for (const [side, content] of texts.entries()) {
        at = new Date(at.getTime() + (side === 0 ? 3 * MINUTE : 4_000 + 17 * content.length));
        const _id: Types.ObjectId = demo.id('chat-message', index * 100 + turn * 2 + side, at);
        const took = 1_500 + 6 * content.length;
        if (side === 1) responseMs += took;
        const answer = {
          ...{ provider: AIProvider.OFFLINE, model: 'offline', responseTimeMs: took, firstTokenMs: 420 },
          ...{ coverage: AnswerCoverage.ALLOWANCE, temperature: agent.settings.temperature, fence: 1 },
          parts: [{ type: ChatPartType.TEXT, text: content }],
          usage: { promptTokens: 0, completionTokens: 0, totalTokens: 0, costMicros: 0, credits: 0 },
        };
        await new ChatMessageModel({
          ...{ _id, session, user, agent: agent._id, parent, content, createdAt: at, updatedAt: at },
          ...{ role: side === 0 ? ChatRole.USER : ChatRole.ASSISTANT, status: ChatMessageStatus.COMPLETE },
          ...(side === 1 ? answer : {}),
        }).save({ session: tx.session });
        parent = _id;
      }
    const messages = chat.turns.length * 2;
    await ChatSessionModel.collection.updateOne(
      { _id: session },
      {
        $set: {
          ...{ activeLeaf: parent, lastMessageAt: at, createdAt: begun, tags: chat.tags },
          ...{
            'stats.messages': messages,
            'stats.answers': chat.turns.length,
            'stats.responseMs': responseMs,
          },
        },
      },
      { session: tx.session },
    );
    tx.emit('chat.messagesAdded', { session, agent: agent._id, user, messages }, user);
    if (!chat.rating) return;
    await new ChatFeedbackModel({
      ...{
        session,
        message: parent,
        user,
        agent: agent._id,
        rating: chat.rating,
        categories: ['helpfulness'],
      },
      ...{ createdAt: at, updatedAt: at, sessionDurationMs: at.getTime() - begun.getTime() },
    }).save({ session: tx.session });
    tx.emit('chat.rated', { agent: agent._id, user, before: null, after: chat.rating }, user);
  });
}
