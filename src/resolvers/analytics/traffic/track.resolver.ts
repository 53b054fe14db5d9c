import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../loaders/context.js';
import { toGlobalId } from '../../../schema/ids.js';
import { MutationPayload } from '../../../schema/payload.js';
import { Public } from '../../../schema/public.js';
import { track, type SentItem } from '../../../services/analytics/index.js';
import { TrackInput } from './track.input.js';

/** An event that was not stored. */
@ObjectType({ description: 'An event that was not stored.', simpleResolvers: true })
export class RejectedEvent {
  @Field(() => Int, { description: 'The position of the event in the input, from 0.' })
  index: number;

  @Field(() => String, { description: 'The problem: what is wrong, then what is allowed.' })
  problem: string;
}

/** What became of a batch of events. */
@ObjectType({ description: 'The payload of `track`.' })
export class TrackPayload extends MutationPayload {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description:
      'Number of events that were accepted, those that were there before included. Null on refusal.',
  })
  accepted?: number | null;

  @Field(() => [RejectedEvent], {
    nullable: true,
    simple: true,
    description: 'Events that were not stored. Sending them again does not help. Null on refusal.',
  })
  rejected?: RejectedEvent[] | null;

  @Field(() => Boolean, {
    nullable: true,
    simple: true,
    description: 'Whether the accepted events count. False for programs such as crawlers. Null on refusal.',
  })
  counted?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    simple: true,
    description:
      'The id of the session of the latest event. Null if the client asks not to be tracked, or nothing counts.',
  })
  sessionId?: string | null;
}

/** Ingest. */
@Resolver()
export class TrackResolver {
  @Public()
  @Mutation(() => TrackPayload, {
    nullable: true,
    description:
      'Stores page views and other events of a client, signed in or not. The answer means that they are stored.',
  })
  async track(@Arg('input', () => TrackInput) input: TrackInput, @Ctx() ctx: Context): Promise<TrackPayload> {
    const { events, ...sender } = input;
    const items = events.map((event): SentItem => ({ ...event }));
    const { session, ...told } = await track(ctx, { ...sender, events: items });
    return { ...told, sessionId: session && toGlobalId('VisitSession', session) };
  }
}
