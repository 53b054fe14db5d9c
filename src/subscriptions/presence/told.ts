import type { OnPresenceChange } from '../../events/presence.js';
import type { TopicBus } from '../../events/topics.js';
import { noteLastSeen } from '../../services/identity/index.js';
import { tellConversations } from '../messaging/presence-told.js';

/** Handles presence changes: stores when users were last seen, and notifies their conversations. */
export function presenceTold(topics: TopicBus): OnPresenceChange {
  const tell = tellConversations(topics);
  return async (changes) => {
    await noteLastSeen(changes);
    await tell(changes);
  };
}
