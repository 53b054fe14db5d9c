import { AgentModel } from '../../../src/models/agents/index.js';
import { syncAgents, putDefaultQuickActions } from '../../../src/services/agents/index.js';
import { toGlobalId } from '../../../src/schema/ids.js';
import type { Person } from '../../factories/person.js';
import { act, towards, type Subject } from './world.js';

/** A chat of a person with one question and an answer that was stopped. */
export async function chatOf(who: Person, agentId: string) {
  const { session } = await act(who, 'startChat', 'StartChatInput', { agentId }, 'session { id }');
  const input = { sessionId: session.id, content: 'Words' };
  const answer = 'userMessage { id } answer { id }';
  const sent = await act(who, 'sendToAgent', 'SendToAgentInput', input, answer);
  await towards(who, 'stopAnswer', 'StopAnswerInput', { messageId: sent.answer.id });
  return {
    session: session.id as string,
    question: sent.userMessage.id as string,
    answer: sent.answer.id as string,
  };
}

/** Agents, subscriptions and chats of the matrix. */
export async function agentsSubjects(mark: string, people: Record<string, Person>): Promise<Subject[]> {
  const { owner } = people as Record<'owner', Person>;
  const definition = (slug: string, more: object = {}) => ({
    ...{
      slug: `${mark}-${slug}`,
      name: `${mark} ${slug}`,
      tagline: 'Light',
      description: 'Knows light',
      icon: 'SunIcon',
    },
    ...{
      category: 'EDUCATION',
      tags: ['light'],
      color: 'from-red-500 to-blue-500',
      systemPrompt: 'A',
      contextPrompt: 'B',
    },
    personality: { traits: ['calm'], tone: 'plain', expertise: ['light'] },
    ...{
      welcomeMessage: 'Hello',
      suggestedPrompts: ['Why?'],
      exampleResponses: [{ input: 'A', output: 'B' }],
    },
    ...{
      capabilities: ['calculate'],
      features: ['Plans'],
      useCases: ['Learning'],
      releaseDate: '2026-01-01T00:00:00Z',
    },
    pricing: [{ period: 'DAILY', amount: 100, coins: 1 }],
    settings: { freeAnswersPerDay: 1_000 },
    ...more,
  });
  const made = await syncAgents([definition('listed'), definition('disabled', { isActive: false })]);
  if (made.rejected.length > 0) throw new Error(JSON.stringify(made.rejected));
  await putDefaultQuickActions(new Date());
  const idOf = async (slug: string): Promise<string> =>
    toGlobalId('Agent', (await AgentModel.findOne({ slug: `${mark}-${slug}` }))!._id);
  const [listed, disabled] = [await idOf('listed'), await idOf('disabled')];
  const subscribe = { agentId: listed, period: 'DAILY', payWith: 'COINS' };
  const { subscription } = await act(
    owner,
    'subscribeToAgent',
    'SubscribeToAgentInput',
    subscribe,
    'subscription { id }',
  );
  await towards(owner, 'cancelAgentSubscription', 'CancelAgentSubscriptionInput', {
    ...{ subscriptionId: subscription.id, reason: 'Enough' },
  });
  const action = { label: 'Shorter', prompt: 'Half of it', category: mark, icon: 'Icon', favorite: true };
  const { quickAction } = await act(
    owner,
    'saveQuickAction',
    'SaveQuickActionInput',
    action,
    'quickAction { id }',
  );
  const personal = await act(
    owner,
    'personaliseAgent',
    'PersonaliseAgentInput',
    {
      ...{
        agentId: listed,
        nickname: 'Nova',
        avatar: 'https://cdn.example/a.jpg',
        color: 'red',
        tone: 'casual',
      },
      ...{ traits: ['brief'], expertise: ['light'], instructions: 'Be brief', context: 'A painter' },
      ...{
        welcomeMessage: 'Hi',
        temperature: 0.4,
        maxTokens: 800,
        autoSave: true,
        quickActionIds: [quickAction.id],
      },
    },
    'personalization { id }',
  );
  const chat = await chatOf(owner, listed);
  await towards(owner, 'updateChat', 'UpdateChatInput', {
    ...{
      sessionId: chat.session,
      title: 'Light',
      description: 'About light',
      tags: ['light'],
      archived: true,
    },
    settings: { temperature: 1, maxTokens: 100, mode: 'FAST', provider: 'OPENAI', model: 'gpt-4.1-mini' },
  });
  const rating = { rating: 5, categories: ['SPEED'], comment: 'Fast' };
  await towards(owner, 'rateAnswer', 'RateAnswerInput', { messageId: chat.answer, ...rating });
  await towards(owner, 'rateChat', 'RateChatInput', { sessionId: chat.session, ...rating });
  await towards(owner, 'shareChat', 'ShareChatInput', { sessionId: chat.session, share: true });
  const of = (type: string, id: string, name = type): Subject => ({ name, type, id, owner });
  const feedback = `{ chatMessage(id: "${chat.answer}") { feedback { id } } }`;
  return [
    of('Agent', listed, 'Agent: listed'),
    of('Agent', disabled, 'Agent: disabled'),
    of('AgentSubscription', subscription.id),
    of('AgentPersonalization', personal.personalization.id),
    of('QuickAction', quickAction.id),
    of('ChatSession', chat.session),
    of('ChatMessage', chat.answer, 'ChatMessage: answer'),
    of('ChatMessage', chat.question, 'ChatMessage: question'),
    of('ChatFeedback', (await owner.client.data(feedback)).chatMessage.feedback.id),
  ];
}
