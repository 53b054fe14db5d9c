import type { OnPresenceChange, Presence } from '../../events/presence.js';
import { Changes } from './changes.js';
import { Here } from './here.js';
import { patience, type PresencePatience } from './patience.js';

/** The presence of a single process, for a gateway without Redis. */
export function memoryPresence(onChange: OnPresenceChange, taking: PresencePatience = patience): Presence {
  const told = new Set<string>();
  const changes = new Changes(taking.gatherMs, async (people) => {
    const at = new Date();
    const now = people.map((person) => ({ person, online: here.has(person), at }));
    // A user who went and came back has not changed; a user who came and went was online.
    const changed = now.filter(({ person, online }) => !online || !told.has(person));
    for (const { person, online } of changed)
      if (online) told.add(person);
      else told.delete(person);
    if (changed.length > 0) await onChange(changed);
  });
  const here = new Here(taking, (person) => changes.note(person));
  return {
    online: async (people) => new Set(people.filter((person) => here.has(person))),
    arrive: (person) => here.arrive(person),
    async close() {
      const people = here.people();
      here.clear();
      for (const person of people) changes.note(person);
      await changes.close();
    },
  };
}
