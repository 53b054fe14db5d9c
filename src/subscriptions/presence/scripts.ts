/**
 * The presence data in Redis. `{leela:presence}:gateways` holds each gateway with the end of its lifetime, by Redis'
 * clock; `{leela:presence}:<gateway>` holds the users with sockets there. One heartbeat keeps all users of a gateway
 * online, and a killed gateway takes them offline by its silence.
 */
const PREFIX = '{leela:presence}:';

/** The key of the list of gateways. */
export const GATEWAYS = `${PREFIX}gateways`;

/** How long the users of a dead gateway are kept for another gateway to find. */
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

/** Users (ARGV) → a list of 0 and 1: whether each is online. */
const online = `${COMMON}
local sets = alive(nil)
local answer = {}
for index, person in ipairs(ARGV) do answer[index] = isIn(sets, person) and 1 or 0 end
return answer
`;

/**
 * A gateway's heartbeat (ARGV: its name, its lifetime, the number of users who came, these users, then those who
 * went).
 * → [now, its number of users, those who came online or went offline by it].
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

/** All users at a gateway (ARGV). */
const listed = `return redis.call('SMEMBERS', '${PREFIX}' .. ARGV[1])`;

/**
 * Removes one gateway whose lifetime has ended → its name, that time, and its users who are at no other gateway; or
 * nothing. The caller announces them: once, because the gateway is removed.
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

/** A gateway (ARGV) stops: the grace period (ARGV) lets its users reconnect elsewhere. */
const stop = `${COMMON}
redis.call('ZADD', KEYS[1], 'XX', now + tonumber(ARGV[2]), ARGV[1])
return 1
`;

/** Every script, by name. */
export const SCRIPTS = { online, tell, listed, bury, stop };
