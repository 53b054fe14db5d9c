import { parse, type OperationDefinitionNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isShareable } from '../../src/server/graphql/shareable.js';
import { buildGatewaySchema } from '../../src/server/graphql/schema.js';
import { shipped } from './operations.js';

const schema = buildGatewaySchema();

/** Whether those who listen with this subscription share what is made for them. */
function shared(source: string): boolean {
  const document = parse(source);
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode =>
      one.kind === 'OperationDefinition' && one.operation === 'subscription',
  )!;
  return isShareable(schema, document, operation);
}

const events = (selection: string) =>
  `subscription ($id: ID!) { conversationEvent(conversationId: $id) { ${selection} } }`;

describe('what is told in a conversation', () => {
  it('is made once for all, as shipped clients ask for it', () => {
    expect(shared(shipped('OnConversation'))).toBe(true);
  });

  it.each([
    '... on MessageSent { message { replyTo { body } } }',
    '... on MessageSent { message { readBy { id } } }',
    '... on MessageSent { message { mentions { id } } }',
    '... on MessageReactionChanged { message { reactions { viewerReacted } } }',
    '... on ConversationUpdated { conversation { title } }',
  ])('is made for everybody alone where it depends on who asks: %s', (selection) => {
    expect(shared(events(selection))).toBe(false);
  });
});
