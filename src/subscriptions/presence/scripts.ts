/**
 * How presence is kept in Redis. `{leela:presence}:gateways` holds each gateway and until when it is taken to be alive,
 * by the clock of Redis; `{leela:presence}:<gateway>` the people who have sockets there. One word of a gateway keeps
 * all its people online, and one that was killed takes them along by its silence, however many they are.
 */
const PREFIX = '{leela:presence}:';

/** The key of the list of gateways. */
export const GATEWAYS = `${PREFIX}gateways`;

/** The people of a gateway that died are kept so long for another one to find. */
const KEEP_MS = 24 * 60 * 60 * 1_000;

const COMMON = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local function peopleOf(gateway) return '${PREFIX}' .. gateway end
local function alive(except)
  local others = {}
  for _, gateway in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')) do
    if gateway ~= except then table.insert(others, peopleOf(gateway)) end
  end
  return others
end
local function isIn(sets, person)
  for _, set in ipairs(sets) do
    if redis.call('SISMEMBER', set, person) == 1 then return true end
  end
  return false
end
`;

/** People (ARGV) → a list of 0 and 1: who is online. */
const online = `${COMMON}
local sets = alive(nil)
local answer = {}
for index, person in ipairs(ARGV) do answer[index] = isIn(sets, person) and 1 or 0 end
return answer
`;

/**
 * A gateway says that it lives (ARGV: its name, for how long) and who came (their number, they) and went (they).
 * → [now, how many it has in all, those who thereby came online or went].
 */
const tell = `${COMMON}
local mine, others = peopleOf(ARGV[1]), alive(ARGV[1])
local changed = {}
for index = 4, #ARGV do
  local command = index < 4 + tonumber(ARGV[3]) and 'SADD' or 'SREM'
  if redis.call(command, mine, ARGV[index]) == 1 and not isIn(others, ARGV[index]) then
    table.insert(changed, ARGV[index])
  end
end
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
redis.call('PEXPIRE', mine, ${KEEP_MS})
return { now, redis.call('SCARD', mine), changed }
`;

/** Everybody whom Redis takes to be at a gateway (ARGV). */
const listed = `return redis.call('SMEMBERS', '${PREFIX}' .. ARGV[1])`;

/**
 * Takes one gateway away whose time is over → its name, when that was, and those of its people who are nowhere else; or
 * nothing. Whoever gets it tells of them: once, for it is gone then.
 */
const bury = `${COMMON}
local dead = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'WITHSCORES', 'LIMIT', 0, 1)
if #dead == 0 then return {} end
local others, gone = alive(dead[1]), {}
for _, person in ipairs(redis.call('SMEMBERS', peopleOf(dead[1]))) do
  if not isIn(others, person) then table.insert(gone, person) end
end
redis.call('ZREM', KEYS[1], dead[1])
redis.call('DEL', peopleOf(dead[1]))
return { dead[1], dead[2], gone }
`;

/** A gateway (ARGV) stops: what is left of its time (ARGV) is for its people to come back elsewhere. */
const stop = `${COMMON}
redis.call('ZADD', KEYS[1], 'XX', now + tonumber(ARGV[2]), ARGV[1])
return 1
`;

/** Every script, by its name. */
export const SCRIPTS = { online, tell, listed, bury, stop };
