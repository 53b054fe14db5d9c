import type { Types } from 'mongoose';
import { transact } from '../../events/transact.js';
import { demoMediaUrl } from '../../lib/demo-media.js';
import { Role } from '../../models/identity/index.js';
import {
  MembershipModel,
  MembershipStatus,
  PollOptionModel,
  SuggestionModel,
  SuggestionPriority,
  SuggestionStatus,
  type Membership,
} from '../../models/community/index.js';
import { Reaction } from '../../models/social/index.js';
import * as community from '../../services/community/index.js';
import { actorOf, addCommentIn, reactIn } from '../../services/social/index.js';
import { GROUPS, SUGGESTIONS, type DemoGroup, type DemoTopic } from './plan-community.js';
import { demoContext } from './seed-support.js';
import type { DemoSeeder } from './seeder.js';

type ObjectId = Types.ObjectId;

const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = DAY_MS / 24;

/** Groups, their members, the forum and suggestions. Every key and id is the same at every run, so a seed goes on where it was. */
export async function seedCommunity(demo: DemoSeeder): Promise<void> {
  for (const [index, group] of GROUPS.entries()) await seedGroup(demo, group, index);
  await seedSuggestions(demo);
}

async function seedGroup(
  demo: DemoSeeder,
  { by, days, members, topics, ...shown }: DemoGroup,
  index: number,
) {
  const owner = demo.as(demo.user(by));
  const at = demo.ago(days * DAY_MS);
  const clientId = `demo-group-${index}`;
  const { group } = await transact(owner, (tx) =>
    community.createGroupIn(
      tx,
      actorOf(owner),
      {
        ...{ ...shown, clientId, avatar: demoMediaUrl(`photo/group-${index}/256x256.svg`) },
        coverImage: demoMediaUrl(`photo/landscape-group-${index}/1500x500.svg`),
      },
      { at, id: demo.id('group', index, at) },
    ),
  );
  const people = demo.people
    .filter((person, place) => !person.equals(demo.user(by)) && (place + index) % 5 < 3)
    .slice(0, members);
  const joined: ObjectId[] = [];
  for (const [place, person] of people.entries()) {
    const ctx = demo.as(person);
    // Members come over time, more of them lately.
    const since = demo.ago(days * DAY_MS * (1 - Math.sqrt((place + 1) / (people.length + 1))));
    const { membership } = await transact(ctx, (tx) =>
      community.joinGroupIn(tx, actorOf(ctx), { groupId: group }, { at: since }),
    );
    const row = await MembershipModel.findById(membership, { status: 1 }).lean<Pick<Membership, 'status'>>();
    const waits = row?.status === MembershipStatus.PENDING;
    // The last requests are left for the owner to look at.
    if (waits && place >= people.length - 3) continue;
    if (waits) await community.reviewMembership(owner, { membershipId: membership, approve: true });
    joined.push(person);
  }
  for (const [place, topic] of topics.entries()) {
    const author = joined[place * 3] ?? demo.user(by);
    await seedTopic(
      demo,
      { group, joined, author: topic.by ? demo.user(topic.by) : author },
      topic,
      index * 100 + place,
    );
  }
}

async function seedTopic(
  demo: DemoSeeder,
  { group, joined, author }: { group: ObjectId; joined: readonly ObjectId[]; author: ObjectId },
  { days, comments, votes, accepted, by: _by, ...content }: DemoTopic,
  index: number,
): Promise<void> {
  const ctx = demo.as(author);
  const at = demo.ago(days * DAY_MS);
  const clientId = `demo-topic-${index}`;
  const { post } = await transact(ctx, (tx) =>
    community.createTopicIn(
      tx,
      actorOf(ctx),
      { groupId: group, ...content, clientId },
      { at, id: demo.id('topic', index, at) },
    ),
  );
  const others = joined.filter((person) => !person.equals(author));
  const written: ObjectId[] = [];
  for (const [place, body] of comments.entries()) {
    const writer = demo.as(others[(place * 7 + index) % others.length]!);
    const since = demo.ago(days * DAY_MS - (place + 1) * HOUR_MS);
    const { comment } = await transact(writer, (tx) =>
      addCommentIn(
        tx,
        actorOf(writer),
        { targetId: post, targetType: 'CommunityPost', body, clientId: `demo-reply-${index}-${place}` },
        { at: since, id: demo.id('reply', index * 100 + place, since) },
      ),
    );
    written.push(comment);
  }
  for (const [place, person] of others.slice(0, 3 + ((index * 5) % 12)).entries()) {
    const reader = demo.as(person);
    const reaction = place % 4 === 3 ? Reaction.INSIGHTFUL : Reaction.LIKE;
    await transact(reader, (tx) =>
      reactIn(
        tx,
        actorOf(reader),
        { target: { type: 'CommunityPost', id: post }, reaction },
        { at: demo.ago(days * DAY_MS - (place + 2) * HOUR_MS) },
      ),
    );
  }
  if (accepted !== undefined)
    await community.acceptAnswer(ctx, { communityPostId: post, commentId: written[accepted]! });
  if (votes) await vote(demo, post, others, votes);
}

async function vote(
  demo: DemoSeeder,
  post: ObjectId,
  voters: readonly ObjectId[],
  votes: readonly number[],
): Promise<void> {
  const options = await PollOptionModel.find({ post }, { _id: 1 })
    .sort({ place: 1 })
    .lean<{ _id: ObjectId }[]>();
  let next = 0;
  for (const [option, count] of votes.entries())
    for (const voter of voters.slice(next, (next += count)))
      await community.voteInPoll(demo.as(voter), {
        communityPostId: post,
        optionIds: [options[option]!._id],
      });
}

async function seedSuggestions(demo: DemoSeeder): Promise<void> {
  for (const [index, { by, days, votes, status, ...content }] of SUGGESTIONS.entries()) {
    const at = demo.ago(days * DAY_MS);
    const { suggestion } = await community.createSuggestion(
      demo.as(demo.user(by)),
      { ...content, clientId: `demo-suggestion-${index}` },
      { at, id: demo.id('suggestion', index, at) },
    );
    // A seed that goes on after a kill finds its votes closed where it had come that far.
    const found = await SuggestionModel.findById(suggestion, { status: 1 }).lean<{
      status: SuggestionStatus;
    }>();
    if (found?.status !== SuggestionStatus.SUBMITTED) continue;
    const voters = demo.people.filter((person) => !person.equals(demo.user(by))).slice(5, 5 + votes);
    for (const voter of voters)
      await community.voteForSuggestion(demo.as(voter), { suggestionId: suggestion, vote: true });
    if (status !== SuggestionStatus.SUBMITTED)
      await community.triageSuggestion(demoContext(demo, 'ada', Role.ADMIN), {
        suggestionId: suggestion,
        status,
        priority: votes > 15 ? SuggestionPriority.HIGH : SuggestionPriority.MEDIUM,
      });
  }
}
