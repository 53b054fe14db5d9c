import { newClientId } from '@leela/client';
import { StartAgentChatDocument } from '@leela/client/documents/agents.js';
import { useNavigate } from 'react-router';
import { useAction } from '../../app/useAction.js';
import { useSignIn } from '../../app/useSignIn.js';

/** Starts a chat with an agent and opens it, perhaps with a first question. Visitors sign in first. */
export function useStartChat(agentId: string) {
  const allowed = useSignIn();
  const navigate = useNavigate();
  const { run, busy, errors } = useAction(StartAgentChatDocument);
  const start = async (prompt?: string) => {
    if (!allowed()) return;
    const result = await run({ input: { agentId, clientId: newClientId() } });
    const session = result.ok && result.data.startChat?.session;
    if (session) await navigate(`/chats/${session.id}`, { state: { prompt } });
  };
  return { start, busy, errors };
}
