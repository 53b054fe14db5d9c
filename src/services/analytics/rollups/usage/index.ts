import { agentRollups } from './agents.js';
import { apiRollups } from './api.js';
import { studioRollups } from './studio.js';
import { toolRollups } from './tools.js';

/** What insights of the API, agents, chats, the studio, tools, favourites and rewards are counted out of. */
export const usageRollups = [...apiRollups, ...agentRollups, ...studioRollups, ...toolRollups];
