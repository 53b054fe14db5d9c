import type { DemoPlan, PlannedPerson } from './plan.js';
import type { Random } from './random.js';
import { CITIES } from './topics.js';

const PEOPLE = 60;
const DAY = 24 * 60 * 60 * 1_000;
/** Everybody is older than the oldest post. */
const [YOUNGEST, OLDEST] = [50 * DAY, 300 * DAY];

/** Who is who among the people, by place in the list. */
export const [MIRA, JONAS, ADA, RECLUSE, NOBODY_YET] = [0, 1, 2, 3, 4];

const CHARACTERS: Omit<PlannedPerson, 'ago'>[] = [
  {
    username: 'mira',
    firstName: 'Mira',
    lastName: 'Okafor',
    bio: 'Synthetic light studies. Creator, early riser, collector of horizons.',
    location: 'Lagos, Nigeria',
    website: 'https://mira.example',
    verified: true,
    fame: 12,
  },
  {
    username: 'jonas',
    firstName: 'Jonas',
    lastName: 'Lindqvist',
    bio: 'Here for the music and the comments.',
    location: 'Leipzig, Germany',
    verified: false,
    fame: 3,
  },
  {
    username: 'ada',
    firstName: 'Ada',
    lastName: 'Moreau',
    bio: 'Looks after this place.',
    location: 'Lisbon, Portugal',
    role: 'admin',
    verified: true,
    fame: 2,
  },
  {
    username: 'ines_private',
    firstName: 'Inês',
    lastName: 'Duarte',
    bio: 'For friends.',
    location: 'Lisbon, Portugal',
    verified: false,
    fame: 2,
  },
  { username: 'noor_new', firstName: 'Noor', lastName: 'Haddad', verified: false, fame: 0 },
];

/** The users and their follows. */
export function planPeople(random: Random): Pick<DemoPlan, 'people' | 'recluse' | 'follows' | 'requests'> {
  const people = CHARACTERS.map((character) => ({ ...character, ago: age(random) }));
  const taken = new Set(people.map((person) => person.username));
  while (people.length < PEOPLE) {
    const person = somebody(random);
    if (taken.has(person.username)) continue;
    taken.add(person.username);
    people.push(person);
  }
  const crowd = people.map((_, index) => index).filter((index) => index !== NOBODY_YET);
  const follows = crowd.flatMap((follower) => {
    const others = crowd.filter((other) => other !== follower);
    const famous = others.map((value) => ({ value, weight: people[value]!.fame + 0.2 }));
    const count = 3 + random.below(11);
    const chosen = new Set(Array.from({ length: count }, () => random.weighted(famous)));
    // The three sign-in accounts follow each other, so that each of them has content to see.
    if (follower < RECLUSE) [MIRA, JONAS, ADA].forEach((other) => other !== follower && chosen.add(other));
    return [...chosen].map((following) => ({ follower, following, ago: YOUNGEST - random.below(5 * DAY) }));
  });
  const requests = crowd
    .filter(
      (other) => other !== RECLUSE && !follows.some((f) => f.follower === other && f.following === RECLUSE),
    )
    .slice(-2)
    .map((follower) => ({ follower, following: RECLUSE, ago: DAY }));
  return { people, recluse: RECLUSE, follows, requests };
}

function somebody(random: Random): PlannedPerson {
  const { person } = random.fake;
  const [firstName, lastName] = [person.firstName(), person.lastName()];
  const username = `${firstName}_${lastName}`
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '')
    .slice(0, 30);
  return {
    username,
    firstName,
    lastName,
    ...(random.chance(0.85) ? { bio: `${person.bio()}.` } : {}),
    ...(random.chance(0.7) ? { location: random.one(CITIES).name } : {}),
    ...(random.chance(0.3) ? { website: `https://${username.replaceAll('_', '-')}.example` } : {}),
    verified: random.chance(0.1),
    // A few are known to many, most to few.
    fame: Math.round(10 * random.fake.number.float() ** 3 * 10) / 10 + 0.5,
    ago: age(random),
  };
}

function age(random: Random): number {
  return YOUNGEST + random.below(OLDEST - YOUNGEST);
}
