import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { person, type Person } from '../../factories/person.js';
import { publishTool } from '../../factories/tool.js';
import { comment, publish } from '../../factories/post.js';
import { announce, picture } from '../../services/system/uploads.js';
import { SIGN_IN } from '../../identity/operations.js';
import { testApp } from '../../setup/app.js';
import { inputOf, isNeeded, Word, type Supply } from './selection.js';
import { give } from '../../factories/staff.js';
import { group, say } from '../../messaging/talk.js';
import { ModerationCaseModel } from '../../../src/models/moderation/index.js';
import { toGlobalId } from '../../../src/schema/ids.js';
import { event, register } from '../../calendar/operations.js';
import { allFolded } from '../../setup/lanes.js';
import { keep, later, objectId, show, towards, type World } from './world.js';
import { chatOf } from './agents-world.js';
import { sharedCanvas } from './studio-world.js';
import { Role } from '../../../src/models/identity/index.js';

/** What writes are about: something that all may see, or something that is its owner's alone. */
export type About = 'public' | 'private';

/** Writes after which one is no longer signed in; they are done by somebody who isn't needed any more. */
const LEAVING = /^(signOut|changePassword|changeUsername|startTwoFactor|requestAccountErasure)/;
const ROLE_OF: Record<string, Role> = { moderator: Role.MODERATOR, admin: Role.ADMIN };

/** The parts of inputs that may be left away as far as types know, but not all of them. */
const ALSO: Record<string, Record<string, unknown>> = {
  createPost: { caption: 'Words', category: new Word('TEXT_POST') },
  createStory: { text: 'Words' },
  updatePost: { caption: 'Other words' },
  updateHighlight: { title: 'Other words' },
  updateProfile: { bio: 'Other words' },
  updatePreferences: { theme: new Word('DARK') },
  react: { reaction: new Word('LIKE') },
  sendMessage: { body: 'Words' },
  updateConversation: { title: 'Another name' },
  publishTool: { version: '1.0.0', codeUrl: 'https://example.com/tool', mainFunction: 'run' },
  publishToolVersion: { version: '2.0.0' },
  setConfig: { key: 'custom.matrix', description: 'Words' },
  setFeatureFlag: { key: 'matrix-flag' },
  createApiKey: { scopes: ['social:read'] },
  saveWebhookEndpoint: { url: 'https://hooks.example/m', events: ['post.created'], isActive: false },
  uploadCreate: { contentType: 'image/png', size: 100, sha256: 'a'.repeat(64), purpose: new Word('POST') },
};

/** After these the thing is not what it was, so each role gets one of its own. */
const ENDING =
  /^(moderate$|cancelEvent|cancelRegistration|delete|publish|unschedule|revoke|accept|decline|pin|leave|remove)/;

/** Writes whose sessionId and messageId are those of a chat with an agent. */
const CHATS =
  /^(sendToAgent|(stop|regenerate|rate)Answer|(update|delete|share|rate)Chat|editChatMessage|chooseBranch)$/;

/** Fresh things of the owner's, so that what one role deletes the next one still finds. */
export class Writes {
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly world: World) {}

  /** Who does it: the roles themselves, unless it would take them away. */
  async actor(role: string, mutation: string, owner: Person) {
    if (role === 'visitor' || !LEAVING.test(mutation)) return this.world.client(role, owner);
    const twin = await person();
    if (ROLE_OF[role]) await give(twin, ROLE_OF[role]);
    return twin.client;
  }

  /** Whose things a mutation is about. */
  owner(fields: readonly string[]): Person {
    return this.world.people[fields.includes('requestId') ? 'hermit' : 'owner']!;
  }

  /** An input that looks right, whoever sends it. */
  async input(mutation: string, type: GraphQLInputType, about: About): Promise<Record<string, unknown>> {
    const named = getNamedType(type);
    const fields = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    const made = new Map<string, unknown>();
    for (const field of fields) {
      const value = ALSO[mutation]?.[field.name];
      if (value !== undefined) made.set(field.name, value);
      else if (isNeeded(field.type))
        made.set(field.name, await this.value(mutation, field.name, field.type, about));
    }
    const supply: Supply = (name) => made.get(name);
    return inputOf(type, supply);
  }

  private async value(
    mutation: string,
    name: string,
    type: GraphQLInputType,
    about: About,
  ): Promise<unknown> {
    const named = getNamedType(type);
    if (isEnumType(named)) return new Word(named.getValues()[0]!.name);
    if (isInputObjectType(named)) return this.input(mutation, type, about);
    if (name.endsWith('Ids')) return [await this.thing(mutation, name.slice(0, -1), about)];
    if (/id$/i.test(name)) return this.thing(mutation, name, about);
    const known = this.words(mutation)[name] ?? this.words(mutation)[named.name];
    return known ?? 'words';
  }

  private words(mutation: string): Record<string, unknown> {
    const fresh = `${this.world.mark}_${Math.random().toString(36).slice(2, 8)}`;
    const { password } = this.world.people.owner!;
    return {
      ...{ username: fresh, email: `${fresh}@example.com`, newEmail: `${fresh}@example.com`, code: '000000' },
      ...{ currentPassword: password, newPassword: password, login: fresh, publishAt: later() },
      password: mutation === 'signIn' ? 'wrong horse battery staple' : password,
      ...{ Int: 1, Float: 1, Boolean: true, DateTimeISO: later(), Date: '1990-01-01' },
      EmailAddress: `${fresh}@example.com`,
    };
  }

  private thing(mutation: string, name: string, about: About): Promise<string> {
    if (ENDING.test(mutation)) return this.fresh(mutation, name, about);
    // What undoes a thing is told of the same one, so that nothing stays done.
    const key = [mutation.replace(/^un/, '').toLowerCase(), name, about].join();
    if (!this.made.has(key)) this.made.set(key, this.fresh(mutation, name, about));
    return this.made.get(key)!;
  }

  /** A group of the owner's; follower and friend are in it. */
  talk(): Promise<string> {
    const { owner, friend, follower } = this.world.people as Record<string, Person>;
    return group(owner!, [friend!, follower!]);
  }

  /** A chat of the owner's, or a message of it. */
  private async chat(mutation: string, name: string): Promise<string> {
    const { session, question, answer } = await chatOf(this.world.people.owner!, this.known('Agent'));
    if (name === 'sessionId') return session;
    return mutation === 'editChatMessage' ? question : answer;
  }

  private known(type: string): string {
    return this.world.subjects.find((subject) => subject.type === type)!.id;
  }

  private async fresh(mutation: string, name: string, about: About): Promise<string> {
    const { owner, hermit } = this.world.people as { owner: Person; hermit: Person };
    const visibility = about === 'private' ? 'PRIVATE' : 'PUBLIC';
    if (CHATS.test(mutation)) return this.chat(mutation, name);
    switch (name) {
      case 'userId':
        return (await person()).id;
      case 'postId':
      case 'targetId':
        if (/unschedule/i.test(mutation)) return publish(owner, { status: 'SCHEDULED', publishAt: later() });
        return publish(owner, /publish|schedule/i.test(mutation) ? { status: 'DRAFT' } : { visibility });
      case 'commentId':
        return comment(owner, await publish(owner, { visibility }));
      case 'storyId':
        return show(owner, about === 'private' ? 'CLOSE_FRIENDS' : 'ALL');
      case 'highlightId':
        return keep(owner, [await show(owner, about === 'private' ? 'CLOSE_FRIENDS' : 'ALL')]);
      case 'toolId':
        return (await publishTool(owner)).id;
      case 'versionId':
        return this.known('ToolVersion');
      case 'reviewId':
        return this.known('ToolReview');
      case 'subscriptionId':
        return this.known('AgentSubscription');
      case 'approvalId':
        return 'capv_000000000000000000000000';
      case 'endpointId':
        return this.known('WebhookEndpoint');
      case 'deliveryId':
        return this.known('WebhookDelivery');
      case 'projectId':
        return sharedCanvas(this.world.people, this.world.mark);
      case 'fileId':
        return this.known('CanvasFile');
      case 'generationId':
        return this.known(/canvas/i.test(mutation) ? 'CanvasGeneration' : 'AIGeneration');
      case 'participantId':
        return (await person()).id;
      case 'eventId':
        return (await event(owner, {}, !/publish|delete/i.test(mutation))).id;
      case 'registrationId':
        return (await register(owner, (await event(owner)).id)).id;
      case 'caseId': {
        const reported = await publish(owner);
        await towards(this.world.people.guest!, 'report', 'ReportInput', {
          targetId: reported,
          reason: 'SPAM',
        });
        await allFolded();
        const found = await ModerationCaseModel.findOne({ target: objectId(reported) }, { _id: 1 }).lean();
        return toGlobalId('ModerationCase', found!._id);
      }
      case 'actionId':
        return this.world.subjects.find((subject) => subject.type === 'ModerationAction')!.id;
      case 'conversationId':
        return this.talk();
      case 'messageId':
        return say(owner, await this.talk(), 'Words');
      case 'requestId': {
        const asking = await person();
        await towards(asking, 'follow', 'FollowInput', { userId: hermit.id });
        const query = '{ viewer { followRequests(first: 50) { nodes { id user { id } } } } }';
        const { nodes } = (await hermit.client.data(query)).viewer.followRequests;
        return nodes.find(({ user }: { user: { id: string } }) => user.id === asking.id).id;
      }
      case 'sessionId': {
        const { visitor, as } = await testApp();
        const input = { login: owner.username, password: owner.password };
        const { signIn } = await visitor.data(SIGN_IN, { input });
        const query = '{ viewer { sessions(first: 50) { nodes { id current } } } }';
        const { nodes } = (await as(signIn.accessToken).data(query)).viewer.sessions;
        return nodes.find(({ current }: { current: boolean }) => current).id;
      }
      default: {
        if (name === 'id' && /upload/i.test(mutation))
          return (await announce(owner.client, await picture(4, 4))).id;
        const type = name === 'applicationId' ? 'JobApplication' : name.replace(/Id$/, '');
        const one = this.world.subjects.find((subject) => subject.type.toLowerCase() === type.toLowerCase());
        return one?.id ?? this.world.subjects.find((subject) => subject.name === 'Post: public')!.id;
      }
    }
  }
}
