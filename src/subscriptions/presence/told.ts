import type { OnPresenceChange } from '../../events/presence.js';
import { noteLastSeen } from '../../services/identity/index.js';

/** What follows when people come and go: it is written down when they were last seen. */
export const presenceTold: OnPresenceChange = (changes) => noteLastSeen(changes);
