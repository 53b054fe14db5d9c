import type { Placement, ShardKey, Sharded } from './shard-keys.js';

type Rows = Record<string, Placement>;

const named = (names: readonly string[], placement: Placement): Rows =>
  Object.fromEntries(names.map((name) => [name, placement]));

const sharded = (
  key: ShardKey,
  why: string,
  names: string[],
  more: Omit<Sharded, 'key' | 'why'> = {},
): Rows => named(names, { key, why, ...more });

const whole = (bound: string, names: string[]): Rows => named(names, { bound });

const ID: ShardKey = { _id: 'hashed' };
const BY_ID = 'read and changed by id; hashed, because ids grow with time';
const OF_USER = 'read and changed by its user';
const OWN_ID = 'one row, whose id is that of its user or thing';
const CLAIMED = 'the row in `slugs` is the claim; this index only repeats it';
const RANDOM = 'a plain index: the gateway generates the value, so it cannot repeat';
const CATALOGUE = 'a catalogue that the operators maintain: some thousands';
const PAYMENTS = 'grows with payments: some 6 million rows (6 GB) a year at 500,000 paying users';
const STAFF = 'grows with the work of a staff: some 200,000 cases a year at ten million users';
const SHORT_LIVED = 'a TTL index removes rows after minutes to days';
const LOG = 'belongs to the event log, which one shard holds; see “The event log” in scale.md';

/**
 * The place of each collection in a sharded cluster. A collection without a row fails a test; docs/scale-collections.md
 * is made from it.
 */
export const placements: Readonly<Rows> = {
  // Social
  ...sharded(ID, BY_ID, ['posts'], {
    scatters:
      'the posts of authors (profile, large authors of a feed), search, trending, category and tag pages; a page of 20 by ids asks up to 20 shards',
    instead: { repostOf_1_author_1: 'a claim row {_id: author and post}, in the transaction of the repost' },
  }),
  ...sharded(
    { target: 1, _id: 1 },
    'a thread is one range; the id divides a post with a million comments',
    ['comments'],
    {
      scatters: 'a comment by its id; replies of a comment; comments of an author',
    },
  ),
  ...sharded(
    { user: 1 },
    'what the viewer did with the items of a page is on one shard',
    [
      ...[
        'likes',
        'saves',
        'post_shares',
        'close_friends',
        'tag_follows',
        'user_favorites',
        'poll_votes',
        'suggestion_votes',
      ],
    ],
    { scatters: 'the users who did it to one item, and the counts of reactions of messages' },
  ),
  ...sharded({ follower: 1 }, 'the follows of the viewer are on one shard: feeds and rules', ['follows'], {
    scatters:
      'the followers of a user: their list, and the delivery of a post, which every shard streams in parallel',
  }),
  ...sharded({ blocker: 1 }, 'the rule asks by pairs, both ways, and names the blocker', ['blocks'], {
    scatters: 'all blocks of the viewer, in both directions, for a list that hides users',
  }),
  ...sharded({ muter: 1 }, 'read by its user', ['mutes']),
  ...sharded({ owner: 1 }, 'a feed is one range of one shard', ['timelines'], {
    scatters: 'the removal of a post from all timelines, and trimming, by the lane',
    instead: { post_1_owner_1: 'the unique index {owner, post}, and a plain one on {post} for removals' },
  }),
  ...sharded({ owner: 1 }, OF_USER, ['timeline_floors', 'highlights']),
  ...sharded({ recipient: 1 }, 'a list of notifications is one range of one shard', ['notifications']),
  ...sharded({ notification: 1 }, 'read for the notifications of a page', ['notification_actors'], {
    scatters: 'erasure of an actor',
  }),
  ...sharded({ subscription: 1 }, 'one push message per device and notification', ['push_messages'], {
    scatters: 'the job that sends due messages',
  }),
  ...sharded({ post: 1, viewer: 1 }, 'the viewer divides a post that millions read', ['post_views']),
  ...sharded({ post: 1 }, 'read by its post', ['post_view_days', 'community_post_versions', 'poll_options']),
  ...sharded({ author: 1 }, 'the stories of followed authors are asked by author', ['stories'], {
    scatters: 'a story by its id',
  }),
  ...sharded({ viewer: 1 }, 'whether the viewer has seen the stories of a page', ['story_views'], {
    scatters: 'the viewers of one story',
  }),
  ...sharded(ID, OWN_ID, [
    'digest_states',
    'notification_counters',
    'inbox_counters',
    'last_seen',
    'user_rewards',
  ]),
  ...whole('the vocabulary of tags: some million rows (200 MB)', ['tags']),
  ...whole('devices of users: 3 million rows (1.5 GB) at ten million users', ['push_subscriptions']),

  // Messaging
  ...sharded(
    { conversation: 1 },
    'messages and events of a conversation are one range, in order',
    [...['messages', 'conversation_events']],
    { scatters: 'a message by its id' },
  ),
  ...sharded(
    { conversation: 1 },
    'the members of a conversation are read together',
    ['conversation_members'],
    {
      scatters: 'the requests of a user',
    },
  ),
  ...sharded({ user: 1 }, 'an inbox is one range of one shard', ['inbox_entries']),
  ...sharded({ user: 1 }, OF_USER, ['message_deletions']),
  ...sharded({ message: 1 }, 'read by its message', ['message_versions', 'chat_chunks', 'chat_interactions']),
  ...sharded(ID, OWN_ID, [
    'conversation_heads',
    'event_seats',
    'canvas_heads',
    'calendar_feeds',
    'billing_trials',
  ]),
  ...sharded(ID, BY_ID, ['conversations'], {
    instead: { pairKey_1: 'a claim row {_id: pairKey}, in the transaction that starts the conversation' },
  }),

  // Identity
  ...sharded(ID, 'each request reads its account by id', ['users'], {
    scatters: 'a user by name or address (profile, sign-in), search, lists of the staff',
    instead: Object.fromEntries(
      ['usernameKey_1', 'email_1', 'githubId_1', 'googleId_1', 'subscription.stripeCustomerId_1'].map(
        (index) => [
          index,
          'a claim row {_id: kind and value, user}, by which sign-in finds the account as well',
        ],
      ),
    ),
  }),
  ...sharded(ID, 'each request reads its session by id', ['user_sessions'], {
    scatters: 'the sessions of a user: the settings page, sign-out everywhere',
  }),
  ...sharded({ user: 1 }, OF_USER, [
    ...['user_preferences', 'user_profiles', 'user_security', 'security_logs', 'data_exports'],
    ...['coin_transactions', 'user_activities'],
  ]),
  ...sharded({ usernameKey: 1 }, 'a former name is looked up by itself', ['username_history']),
  ...sharded({ actor: 1 }, 'looked up by its user and clientId', ['idempotency_keys']),
  ...whole(SHORT_LIVED, [
    'account_tokens',
    'oauth_states',
    'signing_keys',
    'contact_guards',
    'mails',
    'insight_slots',
  ]),
  ...whole('one row', ['vapid_keys', 'support_settings']),
  ...whole('a few keys or addresses per developer', ['api_keys', 'webhook_endpoints']),
  ...whole('one row per erased account', ['erasures']),

  // Agents and the studio
  ...sharded({ user: 1 }, OF_USER, [
    ...[
      'agent_personalizations',
      'agent_subscriptions',
      'agent_uses',
      'ai_usages',
      'ai_generations',
      'chat_settings',
    ],
  ]),
  ...sharded({ user: 1 }, 'the list of chats is one range; only the user reads a chat', ['chat_sessions'], {
    scatters: 'a chat by its id, until its queries name the user as well',
    instead: { shareToken_1: RANDOM },
  }),
  ...sharded({ session: 1 }, 'a chat is one range', ['chat_messages'], {
    scatters: 'a message by its id',
    instead: { 'parts.tool.approval_1': RANDOM },
  }),
  ...sharded({ session: 1 }, 'read by its chat', ['chat_summaries', 'chat_feedback']),
  ...sharded({ share: 1 }, 'read by its link', ['chat_share_messages']),
  ...sharded({ author: 1 }, 'read by its author', ['chat_quick_actions'], {
    instead: { key_1: 'a plain index: only the built-in actions have a key, and one process writes them' },
  }),
  ...whole('one row per shared chat: some million rows (300 MB)', ['chat_shares']),
  ...whole(CATALOGUE, ['agents', 'lab_ratings']),
  ...sharded({ project: 1 }, 'a project is opened as a whole', [
    ...['canvas_changes', 'chat_canvas_files', 'chat_canvas_history'],
  ]),
  ...sharded({ file: 1 }, 'read by its file', ['canvas_file_versions']),
  ...sharded(ID, BY_ID, ['chat_canvas_projects'], { scatters: 'the projects of a user' }),
  ...whole('experiments cost coins and have a number: some 100,000 a year', ['lab_experiments']),
  ...sharded({ experiment: 1 }, 'read by its experiment', ['lab_votes', 'lab_spendings']),

  // Community, calendar, hiring, marketplace
  ...sharded(ID, BY_ID, ['community_posts'], { scatters: 'the lists of a group and of all groups' }),
  ...sharded(ID, BY_ID, ['groups', 'events'], { scatters: 'lists and search', instead: { slug_1: CLAIMED } }),
  ...sharded({ group: 1 }, 'the members of a group are one range', ['memberships'], {
    scatters: 'the groups of a user',
  }),
  ...sharded({ group: 1 }, 'read by its group', ['community_metrics']),
  ...sharded({ code: 1 }, 'a link is looked up by its code', ['group_invitations'], {
    scatters: 'the invitations of a group',
  }),
  ...sharded({ event: 1 }, 'the registrations of an event are one range', ['event_registrations'], {
    scatters: 'the events of a user',
  }),
  ...whole('ideas for the product: some 100,000', ['suggestions']),
  ...whole('job postings of employers: some 100,000 a year, with 100 applications each (20 GB)', [
    ...['job_postings', 'job_applications'],
  ]),
  ...whole('a catalogue of tools: some 100,000', ['tools']),
  ...sharded({ tool: 1 }, 'read by its tool', ['tool_versions']),
  ...sharded(
    { tool: 1, user: 1 },
    'asked by tool and user; the user divides a popular tool',
    [...['tool_stars', 'tool_adoptions']],
    { scatters: 'the tools of a user' },
  ),
  ...sharded({ tool: 1, author: 1 }, 'a tool and its reviews; the author divides a popular tool', [
    'tool_reviews',
  ]),
  ...sharded({ review: 1 }, 'asked by review and user', ['tool_review_votes']),
  ...sharded({ user: 1 }, OF_USER, ['tool_usages'], { scatters: 'the statistics of a tool' }),

  // Rewards
  ...whole(CATALOGUE, ['achievements', 'reward_definitions', 'reward_items', 'leaderboards']),
  ...sharded({ user: 1 }, OF_USER, [
    ...['user_achievements', 'reward_claims', 'inventory_items', 'point_transactions'],
  ]),
  ...sharded({ board: 1 }, 'a leaderboard is one range', ['leaderboard_entries'], {
    scatters: 'erasure of a user',
  }),

  // Billing
  ...whole(CATALOGUE, ['coin_packs', 'coupons', 'plans', 'plan_prices']),
  ...whole(PAYMENTS, [
    ...['billed_subscriptions', 'checkouts', 'coupon_redemptions', 'invoices', 'payments', 'transactions'],
    ...['subscription_movements', 'billing_grants', 'webhook_events', 'billing_locks'],
  ]),
  ...whole('demo payments only', ['demo_processor']),
  ...sharded({ purpose: 1, subject: 1 }, 'one per paid AI request, looked up by what it pays for', ['holds']),

  // Analytics
  ...sharded(
    ID,
    'written in bulk, read by lanes and rarely by staff; hashed, because ids grow with time',
    [...['analytics_events', 'page_views', 'api_usages', 'visit_sessions', 'visitors']],
    { scatters: 'every read of the staff' },
  ),
  ...sharded(ID, 'summed by its id, which holds name, key and time', ['rollups'], { scatters: 'insights' }),
  ...whole('one row per rollup and late slot', ['rollup_states', 'rollup_late_slots']),

  // Moderation and support
  ...whole(STAFF, ['moderation_actions', 'moderation_cases', 'support_tickets', 'contact_messages']),
  ...sharded({ reporter: 1 }, 'whether the viewer has reported it', ['reports'], {
    scatters: 'the reports of a case',
  }),
  ...whole('experts with working hours: some thousands, with some bookings a day', [
    ...['consultants', 'consultations', 'consultation_sessions', 'consultation_slots'],
  ]),
  ...sharded({ ticket: 1 }, 'a ticket is one range', ['ticket_events', 'ticket_messages']),
  ...sharded({ user: 1 }, OF_USER, ['ticket_reads']),

  // Platform and system
  ...whole(CATALOGUE, ['app_config', 'feature_flags']),
  ...sharded(
    { endpoint: 1 },
    'the deliveries of an endpoint are one range, in order',
    ['webhook_deliveries'],
    {
      scatters: 'the worker that sends due deliveries',
    },
  ),
  ...whole(LOG, ['domain_events', 'event_batches', 'event_checkpoints', 'dead_letters', 'leases']),
  ...whole('one row per kind of job, number or seed', ['jobs', 'human_numbers', 'seeds']),
  ...whole('finished items are removed after a week', ['work_items']),
  ...sharded({ scope: 1, slug: 1 }, 'the claim of an address: looked up by it', ['slugs']),
  ...sharded(ID, BY_ID, ['uploads']),
};
