import type { OnPresenceChange } from '../../events/presence.js';
import type { TopicBus } from '../../events/topics.js';
import { noteLastSeen } from '../../services/identity/index.js';
import { tellConversations } from '../messaging/presence-told.js';

/** What follows when people come and go: it is written down when they were last seen, and their conversations hear of it. */
export function presenceTold(topics: TopicBus): OnPresenceChange {
  const tell = tellConversations(topics);
  return async (changes) => {
    await noteLastSeen(changes);
    await tell(changes);
  };
}
