export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date string, such as 2007-12-03, compliant with the `full-date` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar. */
  Date: { input: string; output: string; }
  /** A date-time string at UTC, such as 2007-12-03T10:15:30Z, compliant with the `date-time` format outlined in section 5.6 of the RFC 3339 profile of the ISO 8601 standard for representation of dates and times using the Gregorian calendar.This scalar is serialized to a string in ISO 8601 format and parsed from a string in ISO 8601 format. */
  DateTimeISO: { input: string; output: string; }
  /** An e-mail address. The domain may be written in Unicode or in ASCII. */
  EmailAddress: { input: string; output: string; }
  /** The `JSON` scalar type represents JSON values as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSON: { input: unknown; output: unknown; }
  /** The `JSONObject` scalar type represents JSON objects as specified by [ECMA-404](http://www.ecma-international.org/publications/files/ECMA-ST/ECMA-404.pdf). */
  JSONObject: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** A moment, such as `2026-11-29T10:00:00Z`, or a day in the time zone given beside it, such as `2026-11-29`. */
  LocalMoment: { input: string; output: string; }
};

/** The user's current AI activity. */
export type AiActivity =
  /** The user tries something with AI. */
  | 'EXPERIMENTING'
  /** The user generates images or videos. */
  | 'GENERATING_ART'
  /** The user streams live. */
  | 'LIVE_STREAMING'
  /** The user trains a model. */
  | 'TRAINING_MODEL';

/** Details about how AI was used for a post. */
export type AiDetailsInput = {
  /** The aspect ratio, such as 16:9. */
  aspectRatio?: InputMaybe<Scalars['String']['input']>;
  /** The cost in coins. */
  cost?: InputMaybe<Scalars['Int']['input']>;
  /** The prompt that the model received after enhancement. */
  enhancedPrompt?: InputMaybe<Scalars['String']['input']>;
  /** The generation time in seconds. */
  generationTime?: InputMaybe<Scalars['Float']['input']>;
  /** Whether an AI model made the content. */
  isAIGenerated?: InputMaybe<Scalars['Boolean']['input']>;
  /** The AI model. */
  model?: InputMaybe<AiModel>;
  /** The prompt, up to 4,000 characters. */
  prompt?: InputMaybe<Scalars['String']['input']>;
  /** The seed of the generation, to repeat it. */
  seed?: InputMaybe<Scalars['String']['input']>;
  /** Number of sampling steps. */
  steps?: InputMaybe<Scalars['Int']['input']>;
  /** The requested style. */
  style?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of a generation. */
export type AiGenerationParametersInput = {
  /** Width to height, such as `16:9`. Up to 20 characters. */
  aspectRatio?: InputMaybe<Scalars['String']['input']>;
  /** The quality, such as `standard` or `hd`. Up to 20 characters. */
  quality?: InputMaybe<Scalars['String']['input']>;
  /** The seed for repeatable results. Up to 100 characters. */
  seed?: InputMaybe<Scalars['String']['input']>;
  /** Number of sampling steps. 1 to 150. */
  steps?: InputMaybe<Scalars['Int']['input']>;
  /** The style, such as `film`. Up to 100 characters. */
  style?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of AI generation. */
export type AiGenerationType =
  /** One to four images. */
  | 'IMAGE'
  /** A better version of a text. */
  | 'TEXT_ENHANCEMENT'
  /** A short video. */
  | 'VIDEO';

/** The AI models for images and videos. */
export type AiModel =
  /** The model DALL·E 3 of OpenAI. */
  | 'DALL_E_3'
  /** The model Firefly of Adobe. */
  | 'FIREFLY'
  /** The models of Leonardo AI. */
  | 'LEONARDO_AI'
  /** The model Midjourney, version 6. */
  | 'MIDJOURNEY_V6'
  /** The video model of Pika. */
  | 'PIKA_LABS'
  /** The video model Runway Gen-2. */
  | 'RUNWAY_GEN_2'
  /** The model Stable Diffusion XL. */
  | 'STABLE_DIFFUSION_XL';

/** The provider that runs a model. */
export type AiProvider =
  /** The API of Anthropic. */
  | 'ANTHROPIC'
  /** The API of Cohere. */
  | 'COHERE'
  /** A server with the OpenAI protocol, such as Ollama or vLLM. */
  | 'COMPATIBLE'
  /** The Gemini API of Google. */
  | 'GEMINI'
  /** The API of Groq. */
  | 'GROQ'
  /** The API of Hugging Face. */
  | 'HUGGINGFACE'
  /** The API of Mistral. */
  | 'MISTRAL'
  /** Prepared answers of the gateway itself, used where no provider is configured. */
  | 'OFFLINE'
  /** The API of OpenAI. */
  | 'OPENAI'
  /** The API of xAI. */
  | 'XAI';

/** The length of a bucket of AI usage. */
export type AiUsageUnit =
  /** A bucket of one day. */
  | 'DAY'
  /** A bucket of one month. */
  | 'MONTH'
  /** A bucket of seven days. */
  | 'WEEK';

/** An answer to accept. */
export type AcceptAnswerInput = {
  /** The comment. Null takes the acceptance back. Format: cmt_…. */
  commentId?: InputMaybe<Scalars['ID']['input']>;
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
};

/** Accessibility settings of the interface. */
export type AccessibilityPreferencesInput = {
  /** Whether the interface uses high contrast. */
  highContrast?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the interface uses reduced motion. */
  reducedMotion?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the interface is optimized for screen readers. */
  screenReader?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The categories of achievements. */
export type AchievementCategory =
  /** Achievements for contact with others. */
  | 'COMMUNICATOR'
  /** Achievements for trying the platform out. */
  | 'EXPLORER'
  /** Achievements that few users reach. */
  | 'LEGEND'
  /** Achievements for much activity. */
  | 'MASTER';

/** The numbers that achievements are measured by. */
export type AchievementMetric =
  /** Number of comments of the user. */
  | 'COMMENTS'
  /** Number of followers of the user. */
  | 'FOLLOWERS'
  /** Number of users that the user follows. */
  | 'FOLLOWING'
  /** Number of published posts of the user. */
  | 'POSTS'
  /** Number of reactions that the user gave. */
  | 'REACTIONS'
  /** Number of posts that the user saved. */
  | 'SAVES'
  /** The longest streak of active days. */
  | 'STREAK';

/** A new comment or reply. */
export type AddCommentInput = {
  /** The attachments of a comment on a community post or a suggestion. Up to 10 items. */
  attachments?: InputMaybe<Array<CommunityAttachmentInput>>;
  /** The text. 1 to 1,000 characters on posts, 2,000 on community posts, 500 on suggestions. @usernames become mentions. */
  body: Scalars['String']['input'];
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The comment to reply to. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** The content to comment on: a post, a community post or a suggestion. */
  targetId: Scalars['ID']['input'];
};

/** The users to add to a group conversation. */
export type AddParticipantsInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The ids of the users. */
  userIds: Array<Scalars['ID']['input']>;
};

/** Input of `adjustBalance`. */
export type AdjustBalanceInput = {
  /** The amount, other than 0. A negative amount is taken from the balance. -2147483647 to 2147483647. */
  amount: Scalars['Int']['input'];
  /** The balance that is adjusted. */
  balance: AdjustableBalance;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The balances that admins can adjust. */
export type AdjustableBalance =
  /** The coins of the user. */
  | 'COINS'
  /** The remaining credits of this period. */
  | 'CREDITS';

/** The subject area of an agent. */
export type AgentCategory =
  /** Agents for work and business. */
  | 'BUSINESS'
  /** Agents for conversation. */
  | 'COMPANION'
  /** Agents for art and writing. */
  | 'CREATIVE'
  /** Agents for learning. */
  | 'EDUCATION'
  /** Agents for games and fun. */
  | 'ENTERTAINMENT'
  /** Agents for health and well-being. */
  | 'HEALTH_WELLNESS'
  /** Agents for the home and daily life. */
  | 'HOME_LIFESTYLE'
  /** Agents for software and technology. */
  | 'TECHNOLOGY';

/** A question and a good answer. */
export type AgentExampleInput = {
  /** The question, up to 500 characters. */
  input: Scalars['String']['input'];
  /** The answer, up to 2000 characters. */
  output: Scalars['String']['input'];
};

/** The definition of an agent. A wrong definition is reported in `rejected`. */
export type AgentInput = {
  /** The URL of a picture. Without one, the gateway draws one. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Capabilities, up to 20 of 50 characters. */
  capabilities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The subject area. Needed for a new agent. */
  category?: InputMaybe<AgentCategory>;
  /** The colours, up to 100 characters. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The context prompt, up to 4000 characters. */
  contextPrompt?: InputMaybe<Scalars['String']['input']>;
  /** The description, up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Examples, up to 10. */
  exampleResponses?: InputMaybe<Array<AgentExampleInput>>;
  /** Features, up to 20 of 200 characters. */
  features?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The name of an icon, up to 50 characters. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** Whether the agent is enabled. Defaults to true. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent is featured. */
  isFeatured?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent is new. */
  isNew?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a subscription is needed beyond the free answers. */
  isPremium?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name, up to 100 characters. Needed for a new agent. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The personality of the agent. */
  personality?: InputMaybe<AgentPersonalityInput>;
  /** Prices, one per period. Needed for a premium agent. */
  pricing?: InputMaybe<Array<AgentPriceInput>>;
  /** Models, up to 8. */
  providers?: InputMaybe<Array<AgentProviderInput>>;
  /** Time of the release. */
  releaseDate?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The default settings of answers. */
  settings?: InputMaybe<AgentSettingsInput>;
  /** The slug, by which the agent is found: lower-case letters, digits and hyphens. */
  slug: Scalars['String']['input'];
  /** Whether the agent can be used. Defaults to ACTIVE. */
  status?: InputMaybe<AgentStatus>;
  /** Questions to start with, up to 10 of 200 characters. */
  suggestedPrompts?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The system prompt, up to 8000 characters. Needed for a new agent. */
  systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** The specialty in one line, up to 100 characters. */
  tagline?: InputMaybe<Scalars['String']['input']>;
  /** Tags, up to 20 of 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Use cases, up to 20 of 200 characters. */
  useCases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The version, up to 50 characters. */
  version?: InputMaybe<Scalars['String']['input']>;
  /** The first message, up to 500 characters. Needed for a new agent. */
  welcomeMessage?: InputMaybe<Scalars['String']['input']>;
};

/** Notifications about an agent’s answers. */
export type AgentNotificationSettingsInput = {
  /** Whether desktop notifications are shown. */
  desktop?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the viewer is notified about answers. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the sound. Up to 50 characters. */
  sound?: InputMaybe<Scalars['String']['input']>;
};

/** The length of a subscription period. */
export type AgentPeriod =
  /** A period of one day. */
  | 'DAILY'
  /** A calendar month. A subscription that starts on the 31st ends on the last day of shorter months. */
  | 'MONTHLY'
  /** A period of seven days. */
  | 'WEEKLY';

/** The character of an agent. */
export type AgentPersonalityInput = {
  /** Subjects, up to 20 of 50 characters. */
  expertise?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The style of answers, up to 100 characters. */
  tone?: InputMaybe<Scalars['String']['input']>;
  /** Traits, up to 20 of 50 characters. */
  traits?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The price of a period. */
export type AgentPriceInput = {
  /** The price in minor units, 0 or more. */
  amount: Scalars['Int']['input'];
  /** The price in coins, 0 or more. */
  coins: Scalars['Int']['input'];
  /** The currency, as an ISO 4217 code. Defaults to USD. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The period. Each at most once. */
  period: AgentPeriod;
};

/** A model that serves an agent. */
export type AgentProviderInput = {
  /** The name of the model. */
  model: Scalars['String']['input'];
  /** Whether the model is the first choice. Exactly one is. */
  primary?: InputMaybe<Scalars['Boolean']['input']>;
  /** The AI provider used. */
  provider: AiProvider;
  /** The effort of reasoning. */
  reasoning?: InputMaybe<Scalars['String']['input']>;
};

/** The default settings of an agent’s answers. */
export type AgentSettingsInput = {
  /** Free answers per user and day, 0 to 1000. Defaults to 5. */
  freeAnswersPerDay?: InputMaybe<Scalars['Int']['input']>;
  /** Maximum number of tokens, 100 to 4000. Defaults to 2000. */
  maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** Randomness, 0 to 2. Defaults to 0.7. */
  temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** Whether an agent can be used. */
export type AgentStatus =
  /** The agent is listed and answers. */
  | 'ACTIVE'
  /** The agent is no longer listed. Existing subscribers may still use it. */
  | 'DEPRECATED'
  /** The agent is listed and does not answer for now. */
  | 'MAINTENANCE';

/** The state of a subscription to an agent. */
export type AgentSubscriptionStatus =
  /** The subscription gives access. */
  | 'ACTIVE'
  /** The user cancelled, and the paid period is over. */
  | 'CANCELLED'
  /** The paid period is over and was not renewed. */
  | 'EXPIRED'
  /** The renewal could not be paid. Access lasts until the end of the grace period. */
  | 'PAUSED'
  /** The first payment has not arrived. No access yet. */
  | 'PENDING';

/** The kinds of AI credit. */
export type AiCreditKind =
  /** Credits for generated images. */
  | 'IMAGE_GENERATION'
  /** Credits for improved texts. */
  | 'TEXT_ENHANCEMENT'
  /** Credits for generated videos. */
  | 'VIDEO_GENERATION';

/** The types of events that clients track. */
export type AnalyticsEventType =
  /** A button or a link was clicked. */
  | 'CLICK'
  /** An event of the client's own, told by its name. */
  | 'CUSTOM'
  /** A page was left: time spent and scroll depth of its page view. */
  | 'PAGE_LEAVE'
  /** A page was opened. */
  | 'PAGE_VIEW'
  /** The visitor searched for something. */
  | 'SEARCH'
  /** Content was shared. */
  | 'SHARE'
  /** Content on a page was seen. */
  | 'VIEW';

/** An answer to a contact message, or an internal note about it. */
export type AnswerContactInput = {
  /** The text itself. 1 to 2000 characters. */
  body: Scalars['String']['input'];
  /** The contact message. Format: cont_…. */
  contactMessageId: Scalars['ID']['input'];
  /** Whether the text is an internal note. Defaults to false. */
  isInternal?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The ways in which an answer is paid. */
export type AnswerCoverage =
  /** The free answers of the day with this agent. */
  | 'ALLOWANCE'
  /** Credits of the wallet, by usage. */
  | 'CREDITS'
  /** A live subscription to the agent. */
  | 'SUBSCRIPTION';

/** An answer to an invitation. */
export type AnswerGroupInvitationInput = {
  /** Whether to accept. */
  accept: Scalars['Boolean']['input'];
  /** The membership that holds the invitation. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
};

/** The answer of an applicant to an offer. */
export type AnswerOfferInput = {
  /** Whether the applicant accepts. Declining withdraws the application. */
  accept: Scalars['Boolean']['input'];
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
};

/** An appeal against a decision. */
export type AppealModerationInput = {
  /** The decision of a moderator. Format: mact_…. */
  actionId: Scalars['ID']['input'];
  /** The objection to the decision. 1 to 2000 characters. */
  text: Scalars['String']['input'];
};

/** The status of an appeal. */
export type AppealStatus =
  /** The decision was taken back. */
  | 'OVERTURNED'
  /** The appeal is not decided yet. */
  | 'PENDING'
  /** The decision stands. */
  | 'UPHELD';

/** The professional background of the applicant. */
export type ApplicantBackgroundInput = {
  /** The current company. Up to 100 characters. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** The current position. Up to 100 characters. */
  currentPosition?: InputMaybe<Scalars['String']['input']>;
  /** The experience, such as `3 years`. Up to 200 characters. */
  experience?: InputMaybe<Scalars['String']['input']>;
  /** The GitHub profile. An http or https URL, up to 2048 characters. */
  github?: InputMaybe<Scalars['String']['input']>;
  /** The LinkedIn profile. An http or https URL, up to 2048 characters. */
  linkedin?: InputMaybe<Scalars['String']['input']>;
};

/** The applicant. What is left out comes from the account. */
export type ApplicantInfoInput = {
  /** The address for answers. An e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The first name. Up to 50 characters. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The last name. Up to 50 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The place of residence. Up to 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** The phone number. Up to 30 characters. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The status of a job application. */
export type ApplicationStatus =
  /** Not submitted. Only the applicant sees the application. */
  | 'DRAFT'
  /** The applicant accepted the offer. Final. */
  | 'HIRED'
  /** Interviews take place. */
  | 'INTERVIEWING'
  /** The applicant has an offer. */
  | 'OFFERED'
  /** The application was rejected. Final. */
  | 'REJECTED'
  /** Submitted and not yet reviewed. */
  | 'SUBMITTED'
  /** A recruiter reviews the application. */
  | 'UNDER_REVIEW'
  /** The applicant withdrew the application or declined the offer. Final. */
  | 'WITHDRAWN';

/** A job application. */
export type ApplyForJobInput = {
  /** Answers to the questions. Up to 20 items. */
  answers?: InputMaybe<Array<JobAnswerInput>>;
  /** The first possible day of work. */
  availableFrom?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The cover letter. Up to 2000 characters. */
  coverLetter?: InputMaybe<Scalars['String']['input']>;
  /** The expected salary. */
  expectedSalary?: InputMaybe<ExpectedSalaryInput>;
  /** The posting concerned. Format: job_…. */
  jobPostingId: Scalars['ID']['input'];
  /** The person who applies. */
  personal?: InputMaybe<ApplicantInfoInput>;
  /** The portfolio of work. Up to 10 items. */
  portfolio?: InputMaybe<Array<JobPortfolioItemInput>>;
  /** The professional background. */
  professional?: InputMaybe<ApplicantBackgroundInput>;
  /** The curriculum vitae: an own upload with the purpose RESUME. Format: upl_…. */
  resumeUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether to submit the application. False keeps a draft. Defaults to true. */
  submit?: InputMaybe<Scalars['Boolean']['input']>;
  /** The work authorization, such as `EU citizen`. Up to 200 characters. */
  workAuthorization?: InputMaybe<Scalars['String']['input']>;
};

/** A group to archive or to take into use again. */
export type ArchiveGroupInput = {
  /** Whether to archive the group. Defaults to true. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
};

/** The kind of an experiment artifact. */
export type ArtifactType =
  /** Program code of an experiment. */
  | 'CODE'
  /** Data of an experiment. */
  | 'DATASET'
  /** A trained model. */
  | 'MODEL'
  /** A written report. */
  | 'REPORT';

/** The case to take. */
export type AssignModerationCaseInput = {
  /** The moderation case. Format: mod_…. */
  caseId: Scalars['ID']['input'];
  /** Whether to give the case back to the queue instead. Defaults to false. */
  release?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An attachment: an upload of the viewer, or a URL. */
export type AttachmentInput = {
  /** The file name, up to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The kind of the attachment. Required with a URL. */
  type?: InputMaybe<AttachmentType>;
  /** An upload with the purpose ATTACHMENT, in place of a URL. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The public http or https URL. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** The kinds of attachment. */
export type AttachmentType =
  /** Any other file, such as a PDF. */
  | 'FILE'
  /** An image file. */
  | 'IMAGE'
  /** A video file. */
  | 'VIDEO';

/** The way in which a user signs in. */
export type AuthMethod =
  /** A sign-in with GitHub. */
  | 'GITHUB'
  /** A sign-in with Google. */
  | 'GOOGLE'
  /** A sign-in with a password. */
  | 'PASSWORD'
  /** A sign-in with a link by mail. */
  | 'PASSWORDLESS';

/** A user to ban from a group. */
export type BanMemberInput = {
  /** The membership. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
  /** The reason. The user reads it. 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** Whether to remove what the user published in the group. Defaults to false. */
  removePosts?: InputMaybe<Scalars['Boolean']['input']>;
  /** The end. Null: without end. */
  until?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** The outcome of a battle in the eyes of a voter. */
export type BattleChoice =
  /** Answer A is better. */
  | 'A'
  /** Answer B is better. */
  | 'B'
  /** Both answers are bad. Counts as a tie. */
  | 'BOTH_BAD'
  /** Both answers are equally good. */
  | 'TIE';

/** The length of a billing period. */
export type BillingInterval =
  /** A period of one day. */
  | 'DAY'
  /** One calendar month. The day of the month is kept where a month has it. */
  | 'MONTH'
  /** A period of seven days. */
  | 'WEEK'
  /** One calendar year. */
  | 'YEAR';

/** Input of `block`. */
export type BlockInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** A booking of a consultant. */
export type BookConsultationInput = {
  /** The agenda in order. Up to 20 items of 1 to 200 characters. */
  agenda?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The subject area. */
  category: ConsultationCategory;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The consultant concerned. Format: usr_…. */
  consultantId: Scalars['ID']['input'];
  /** The description in full. Up to 1000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The duration in minutes, a multiple of 5. 15 to 480. */
  durationMinutes: Scalars['Int']['input'];
  /** The place of the consultation. */
  location: ConsultationLocationInput;
  /** Notes of the client, visible to both sides. Up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The start, in the future, at a multiple of 5 minutes. */
  scheduledAt: Scalars['DateTimeISO']['input'];
  /** The title in short. 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** The form. Defaults to ONE_ON_ONE. */
  type?: InputMaybe<ConsultationType>;
};

/** A seat that a client books in a group session. */
export type BookConsultationSeatInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** Notes of the client, visible to the client and the consultant. Up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The group session concerned. Format: cses_…. */
  sessionId: Scalars['ID']['input'];
};

/** A coin pack to pay for. */
export type BuyCoinsInput = {
  /** The page that the user comes back to without paying. An http or https URL, up to 2048 characters. */
  cancelUrl: Scalars['String']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The coin pack. Format: pack_…. */
  coinPackId: Scalars['ID']['input'];
  /** The code of a coupon. Up to 40 characters. */
  coupon?: InputMaybe<Scalars['String']['input']>;
  /** The page that the user comes back to after paying. An http or https URL, up to 2048 characters. */
  successUrl: Scalars['String']['input'];
};

/** Input of `buyItem`. */
export type BuyItemInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The price that the viewer saw. Another price is a CONFLICT. 0 to 1000000000. */
  expectedPrice?: InputMaybe<Scalars['Int']['input']>;
  /** The item to buy. Format: item_…. */
  itemId: Scalars['ID']['input'];
};

/** Input of `cancelAccountErasure`. */
export type CancelAccountErasureInput = {
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
};

/** A cancellation at the end of the paid period. */
export type CancelAgentSubscriptionInput = {
  /** The reason. Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The subscription. Format: asub_…. */
  subscriptionId: Scalars['ID']['input'];
};

/** The input of `cancelCanvasGeneration`. */
export type CancelCanvasGenerationInput = {
  /** The generation. Format: cgen_…. */
  generationId: Scalars['ID']['input'];
};

/** The cancellation of a consultation. */
export type CancelConsultationInput = {
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
  /** The reason given. Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** The cancellation of a group session. */
export type CancelConsultationSessionInput = {
  /** The reason given. Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The group session concerned. Format: cses_…. */
  sessionId: Scalars['ID']['input'];
};

/** Input of `cancelEmailChange`. */
export type CancelEmailChangeInput = {
  /** The `token` of either link. Not needed if the viewer is signed in. */
  token?: InputMaybe<Scalars['String']['input']>;
};

/** The event to cancel and the reason. */
export type CancelEventInput = {
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
  /** The reason. Participants read it. 1 to 500 characters. */
  reason: Scalars['String']['input'];
};

/** When the plan ends. */
export type CancelPlanInput = {
  /** Whether the plan lasts to the end of what is paid. If false it ends at once, without a refund. */
  atPeriodEnd: Scalars['Boolean']['input'];
};

/** Input of `cancelUserErasure`. */
export type CancelUserErasureInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The input of an operation on a collaborator of a canvas project. */
export type CanvasCollaboratorInput = {
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
  /** The collaborator. Format: usr_…. */
  userId: Scalars['ID']['input'];
};

/** The type of a canvas file, derived from the ending of its path. */
export type CanvasFileType =
  /** A style sheet. */
  | 'CSS'
  /** A page in HTML. */
  | 'HTML'
  /** SVG markup, or a data URI of a PNG, JPEG, GIF or WebP image. */
  | 'IMAGE'
  /** JavaScript and TypeScript without JSX. */
  | 'JS'
  /** Data in JSON. */
  | 'JSON'
  /** Any other text, such as Markdown. */
  | 'OTHER'
  /** JavaScript and TypeScript with JSX. */
  | 'TSX';

/** The input of an operation on a canvas project. */
export type CanvasProjectInput = {
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
};

/** The role of a collaborator in a canvas project. */
export type CanvasRole =
  /** May read and change files and start generations. */
  | 'EDITOR'
  /** May do everything, including sharing and deleting. One owner per project. */
  | 'OWNER'
  /** May read only. */
  | 'VIEWER';

/** The settings of a canvas project. What is left out stays as it is. */
export type CanvasSettingsInput = {
  /** Whether comments are allowed. */
  allowComments?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether generated pages use animations. */
  animations?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether everyone may read the project. */
  isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Maximum number of collaborators, including the owner. 1 to 50. */
  maxCollaborators?: InputMaybe<Scalars['Int']['input']>;
  /** Whether generated pages adapt to small screens. */
  responsive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name of the color theme. Up to 50 characters. */
  theme?: InputMaybe<Scalars['String']['input']>;
};

/** The state of a canvas project. */
export type CanvasStatus =
  /** The project can be changed. */
  | 'ACTIVE'
  /** The project can be read but not changed. */
  | 'ARCHIVED'
  /** The project is deleted. Deleted projects are never listed. */
  | 'DELETED';

/** The built-in templates of canvas projects. */
export type CanvasTemplate =
  /** An empty project. */
  | 'BLANK'
  /** A board of idea cards. */
  | 'BRAINSTORM'
  /** A lesson with a quiz. */
  | 'EDUCATION'
  /** A landing page with a hero and a feature grid. */
  | 'LANDING_PAGE'
  /** A plan with columns for to do, doing and done. */
  | 'PLANNING'
  /** A page for research: question, sources, findings. */
  | 'RESEARCH';

/** A change of a member. */
export type ChangeMemberInput = {
  /** The membership. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
  /** Permissions to change. Admins always have all. */
  permissions?: InputMaybe<MembershipPermissionsInput>;
  /** The new role, below the role of the viewer. It brings its own permissions. */
  role?: InputMaybe<MembershipRole>;
};

/** A change of one or more occurrences of a recurring event. */
export type ChangeOccurrenceInput = {
  /** Whether to cancel the occurrences. Defaults to false. */
  cancelled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The new end. Moves along with the start unless given. */
  endsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
  /** The occurrence, by its start as the rule has it (`Occurrence.originalStart`). */
  originalStart: Scalars['DateTimeISO']['input'];
  /** The occurrences that change. */
  scope: OccurrenceScope;
  /** The new start. */
  startsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The new title. 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `changeParticipantRole`. */
export type ChangeParticipantRoleInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The new role. OWNER transfers the ownership. */
  role: ConversationRole;
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** The current and the new password. */
export type ChangePasswordInput = {
  /** The current password. */
  currentPassword: Scalars['String']['input'];
  /** The new password, 8 to 128 characters. */
  newPassword: Scalars['String']['input'];
};

/** The permissions of a user. */
export type ChangePermissionsInput = {
  /** All permissions that the user has from the next request on. */
  permissions: Array<StaffPermission>;
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The plan to change to. */
export type ChangePlanInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The length of a billing period. */
  interval: BillingInterval;
  /** The plan to use. */
  plan: PlatformPlan;
  /** The `prorationDate` of the preview, so that the same amount is charged. Defaults to now. */
  prorationDate?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** Input of `changeRole`. */
export type ChangeRoleInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The new role. It applies from the user's next request on. */
  role: Role;
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The new username. */
export type ChangeUsernameInput = {
  /** The username, 3 to 30 letters, digits and underscores. */
  username: Scalars['String']['input'];
};

/** Accessibility. Stored with the preferences. */
export type ChatAccessibilityInput = {
  /** Whether contrast is high. */
  highContrast?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether motion is reduced. */
  reducedMotion?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a screen reader is used. */
  screenReader?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The kind of an attachment, derived from its MIME type. */
export type ChatAttachmentKind =
  /** A sound recording. */
  | 'AUDIO'
  /** A file of another kind. */
  | 'FILE'
  /** A still image. */
  | 'IMAGE'
  /** A video file. */
  | 'VIDEO';

/** The format of an exported chat. */
export type ChatExportFormat =
  /** A JSON file with all fields. */
  | 'JSON'
  /** A Markdown file for reading. */
  | 'MARKDOWN';

/** The aspect that feedback is about. */
export type ChatFeedbackCategory =
  /** The correctness of the answer. */
  | 'ACCURACY'
  /** The originality of the answer. */
  | 'CREATIVITY'
  /** The layout of the answer. */
  | 'FORMATTING'
  /** The use of the answer for the viewer. */
  | 'HELPFULNESS'
  /** The fit of the answer to the question. */
  | 'RELEVANCE'
  /** The time until the answer. */
  | 'SPEED';

/** The size of text in the chat. */
export type ChatFontSize =
  /** Text larger than usual. */
  | 'LARGE'
  /** Text of the usual size. */
  | 'MEDIUM'
  /** Text smaller than usual. */
  | 'SMALL';

/** The state of a chat message. All states but STREAMING are final. */
export type ChatMessageStatus =
  /** Moderation stopped the answer. Only text that was already released is kept. */
  | 'BLOCKED'
  /** The message is whole. */
  | 'COMPLETE'
  /** The answer failed. The text so far is kept. */
  | 'FAILED'
  /** The user stopped the answer. The text so far is kept. */
  | 'STOPPED'
  /** The answer is being written. */
  | 'STREAMING'
  /** The answer reached the limit of tokens. */
  | 'TRUNCATED';

/** The style of an agent’s answers. */
export type ChatMode =
  /** Answers of medium length and detail. */
  | 'BALANCED'
  /** Answers with code. */
  | 'CODING'
  /** Answers with more variety. */
  | 'CREATIVE'
  /** Short and quick answers. */
  | 'FAST'
  /** Answers in a formal style. */
  | 'PROFESSIONAL';

/** Notifications of the chat. */
export type ChatNotificationSettingsInput = {
  /** Whether finished answers are announced. */
  agentResponses?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether received messages are announced. */
  messageReceived?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether news of the platform are announced. */
  systemUpdates?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Settings for chats with agents. */
export type ChatPreferencesInput = {
  /** Whether chats are stored. */
  autoSave?: InputMaybe<Scalars['Boolean']['input']>;
  /** The slug of the default agent for new chats. */
  defaultAgent?: InputMaybe<Scalars['String']['input']>;
  /** Number of chat messages that load first, 10 to 1,000. */
  messageHistory?: InputMaybe<Scalars['Int']['input']>;
  /** Whether other users see that the viewer is typing. */
  typingIndicator?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Privacy of chats. */
export type ChatPrivacySettingsInput = {
  /** Whether answers count in analytics. */
  allowAnalytics?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether chats are kept. */
  saveHistory?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether chats may be shared by link. */
  shareConversations?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Quick actions in the chat. */
export type ChatQuickActionSettingsInput = {
  /** Whether quick actions are shown. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The favourites. Up to 10 ids of the format qact_…. */
  favoriteIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The author of a chat message. */
export type ChatRole =
  /** The agent's own messages. */
  | 'ASSISTANT'
  /** The platform's own messages. */
  | 'SYSTEM'
  /** The user's own messages. */
  | 'USER';

/** Settings of a chat. Null resets a field. */
export type ChatSessionSettingsInput = {
  /** Maximum number of tokens of an answer. 1 to 4000. */
  maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** The style of answers. */
  mode?: InputMaybe<ChatMode>;
  /** The model that is asked first. Up to 100 characters. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** The provider that is asked first. */
  provider?: InputMaybe<AiProvider>;
  /** Randomness of answers. 0 to 2. */
  temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** The colours of the chat. */
export type ChatTheme =
  /** The theme of the device. */
  | 'AUTO'
  /** Light text on a dark background. */
  | 'DARK'
  /** Dark text on a light background. */
  | 'LIGHT'
  /** The special theme of the chat. */
  | 'NEURAL';

/** A coupon and the price that it shall reduce. */
export type CheckCouponInput = {
  /** The code of the coupon. 1 to 40 characters. */
  code: Scalars['String']['input'];
  /** The price of a plan, or a coin pack. Format: price_…, pack_…. */
  priceId: Scalars['ID']['input'];
};

/** The state of a checkout. */
export type CheckoutStatus =
  /** The payment arrived and the purchase is delivered. */
  | 'COMPLETED'
  /** The checkout was not paid in time or was replaced. */
  | 'EXPIRED'
  /** The payment failed. Nothing was delivered. */
  | 'FAILED'
  /** The viewer can pay. */
  | 'OPEN'
  /** The viewer has paid by a method whose money arrives later, such as a bank debit. */
  | 'PENDING';

/** A branch to read. */
export type ChooseBranchInput = {
  /** A message of the branch. Format: cmsg_…. */
  messageId: Scalars['ID']['input'];
};

/** Input of `claimDailyBonus`. */
export type ClaimDailyBonusInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `claimReward`. */
export type ClaimRewardInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The reward to claim. Format: rwd_…. */
  rewardId: Scalars['ID']['input'];
};

/** Input of `closeFriend`. */
export type CloseFriendInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** A poll to close before its end. */
export type ClosePollInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
};

/** The types of balance transaction. */
export type CoinTransactionType =
  /** The reward for an achievement. */
  | 'ACHIEVEMENT'
  /** The daily bonus of coins. */
  | 'DAILY_BONUS'
  /** Coins or credits that the user receives. */
  | 'EARN'
  /** Coins that a user gives to another user. */
  | 'GIFT'
  /** Coins that the user bought. */
  | 'PURCHASE'
  /** Coins or credits that are given back. */
  | 'REFUND'
  /** Coins of a claimed reward. */
  | 'REWARD'
  /** Coins or credits that the user spends. */
  | 'SPEND';

/** The sort orders of comments. */
export type CommentSort =
  /** Newest comments first. */
  | 'NEWEST'
  /** Oldest comments first. */
  | 'OLDEST'
  /** Comments with the most reactions first. */
  | 'TOP';

/** The state of a comment. */
export type CommentStatus =
  /** The comment is deleted. */
  | 'DELETED'
  /** A moderator hid the comment. Its author and moderators still read it. */
  | 'HIDDEN'
  /** The comment is published. */
  | 'PUBLISHED'
  /** A moderator hid the comment as spam. Its author and moderators still read it. */
  | 'SPAM';

/** An attachment: an upload, or a URL with what is known about it. */
export type CommunityAttachmentInput = {
  /** Duration in seconds. 0 to 86400. */
  duration?: InputMaybe<Scalars['Float']['input']>;
  /** Height in pixels. Needed for an image by URL. 1 to 100000. */
  height?: InputMaybe<Scalars['Int']['input']>;
  /** The kind of the attachment. Required with a URL. */
  kind?: InputMaybe<CommunityAttachmentKind>;
  /** The media type, such as image/png. Up to 100 characters. */
  mimeType?: InputMaybe<Scalars['String']['input']>;
  /** Size in bytes. 0 to 2147483647. */
  size?: InputMaybe<Scalars['Int']['input']>;
  /** URL of a small preview picture. An http or https URL, up to 2048 characters. */
  thumbnailUrl?: InputMaybe<Scalars['String']['input']>;
  /** The title of the event. Up to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The id of an upload for the purpose ATTACHMENT. Up to 40 characters. */
  uploadId?: InputMaybe<Scalars['String']['input']>;
  /** The URL, instead of an upload. An http or https URL, up to 2048 characters. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** Width in pixels. Needed for an image by URL. 1 to 100000. */
  width?: InputMaybe<Scalars['Int']['input']>;
};

/** The kinds of attachment. */
export type CommunityAttachmentKind =
  /** A file of another kind. */
  | 'FILE'
  /** A still image. */
  | 'IMAGE'
  /** A link to a page. */
  | 'LINK'
  /** A video file. */
  | 'VIDEO';

/** The topic of a community post. */
export type CommunityPostCategory =
  /** Posts about agents. */
  | 'AGENTS'
  /** Posts that announce something. */
  | 'ANNOUNCEMENTS'
  /** Opinions about the platform. */
  | 'FEEDBACK'
  /** Posts about any other topic. */
  | 'GENERAL'
  /** Questions for help. */
  | 'HELP'
  /** Ideas for the platform. */
  | 'IDEAS'
  /** Works of users. */
  | 'SHOWCASE'
  /** Short pieces of advice. */
  | 'TIPS'
  /** Instructions for a task. */
  | 'TUTORIALS';

/** The formats of a community post's body. */
export type CommunityPostFormat =
  /** Markdown as the source. */
  | 'MARKDOWN'
  /** Text without markup. */
  | 'PLAIN'
  /** HTML. Tags that are not safe are removed from `bodyHtml`. */
  | 'RICH';

/** The order of a list of community posts. */
export type CommunityPostSort =
  /** Latest post or comment first. */
  | 'ACTIVE'
  /** Newest first, where each reaction, comment, share and view makes a post younger. */
  | 'HOT'
  /** Newest first. In a group, pinned posts come before all others. */
  | 'NEW'
  /** Most reactions first. */
  | 'TOP';

/** The publication status of a community post. */
export type CommunityPostStatus =
  /** The post is out of the lists. It can be read, not answered. */
  | 'ARCHIVED'
  /** A draft that only its author sees. */
  | 'DRAFT'
  /** The post waits for approval by a moderator of its group. */
  | 'PENDING'
  /** The post is published. */
  | 'PUBLISHED'
  /** A moderator rejected or removed the post. Its author and moderators see it. */
  | 'REMOVED';

/** The types of community posts. */
export type CommunityPostType =
  /** An announcement by moderators. */
  | 'ANNOUNCEMENT'
  /** An open discussion. */
  | 'DISCUSSION'
  /** News about a subject. */
  | 'NEWS'
  /** A poll that users vote in. */
  | 'POLL'
  /** A question. Its author or a moderator accepts one comment as the answer. */
  | 'QUESTION'
  /** A link or file that helps others. */
  | 'RESOURCE'
  /** A work of the author. */
  | 'SHOWCASE'
  /** Instructions for a task. */
  | 'TUTORIAL';

/** The audiences of community posts. Posts of a group that is not public are visible to its members only. */
export type CommunityPostVisibility =
  /** Every signed-in user. */
  | 'COMMUNITY'
  /** The members of its group. */
  | 'MEMBERS'
  /** The moderators of its group. */
  | 'MODERATORS'
  /** Visible to its author. */
  | 'PRIVATE'
  /** Visible to everyone. */
  | 'PUBLIC';

/** The category of a configuration entry. */
export type ConfigCategory =
  /** AI providers and models. */
  | 'AI'
  /** Prices and payments. */
  | 'BILLING'
  /** Features that can be changed at runtime. */
  | 'FEATURES'
  /** Accounts and access. */
  | 'SECURITY'
  /** Settings that clients show. */
  | 'UI';

/** A checkout whose payment page the viewer has left. */
export type ConfirmCheckoutInput = {
  /** The checkout. Format: chk_…. */
  checkoutId: Scalars['ID']['input'];
};

/** A booking that the consultant confirms. */
export type ConfirmConsultationInput = {
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
};

/** The confirmation by one of the two e-mail addresses. */
export type ConfirmEmailChangeInput = {
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
};

/** The proof that the authenticator app has the secret. */
export type ConfirmTwoFactorInput = {
  /** The current code of the authenticator app: six digits. */
  code: Scalars['String']['input'];
};

/** The subject area of a consultation. */
export type ConsultationCategory =
  /** Advice about business. */
  | 'BUSINESS'
  /** Advice about work and career. */
  | 'CAREER'
  /** Advice about creative work. */
  | 'CREATIVE'
  /** Advice about technology. */
  | 'TECHNICAL';

/** The place of a consultation. */
export type ConsultationLocationInput = {
  /** The web address. Up to 500 characters. */
  address?: InputMaybe<Scalars['String']['input']>;
  /** Whether the consultation is virtual or physical. */
  kind: LocationKind;
  /** The link to the meeting. An http or https URL, up to 2048 characters. */
  meetingLink?: InputMaybe<Scalars['String']['input']>;
  /** The platform, such as Zoom. Up to 100 characters. */
  platform?: InputMaybe<Scalars['String']['input']>;
};

/** The payment status of a consultation. */
export type ConsultationPaymentStatus =
  /** Paid, or free of charge. */
  | 'PAID'
  /** Not paid yet. */
  | 'PENDING'
  /** Paid and refunded. */
  | 'REFUNDED';

/** The side of a consultation on which the viewer stands. */
export type ConsultationSide =
  /** The person who booked. */
  | 'CLIENT'
  /** The person who is booked. */
  | 'CONSULTANT';

/** The status of a consultation. */
export type ConsultationStatus =
  /** Cancelled. The time is free again. */
  | 'CANCELLED'
  /** The end time has passed. */
  | 'COMPLETED'
  /** Confirmed by the consultant. */
  | 'CONFIRMED'
  /** Prepared and not booked. */
  | 'DRAFT'
  /** The start time has passed and the end time has not. */
  | 'IN_PROGRESS'
  /** Booked. The consultant has not confirmed yet. */
  | 'SCHEDULED';

/** The form of a consultation. */
export type ConsultationType =
  /** Several clients, or a client who brings a group. */
  | 'GROUP'
  /** One client and one consultant. */
  | 'ONE_ON_ONE'
  /** The consultant leads practical work. */
  | 'WORKSHOP';

/** The subject area of a contact message. */
export type ContactCategory =
  /** Sign-in, profile or privacy. */
  | 'ACCOUNT'
  /** Payments, invoices or subscriptions. */
  | 'BILLING'
  /** Something that does not work as documented. */
  | 'BUG_REPORT'
  /** A wish for a new feature. */
  | 'FEATURE_REQUEST'
  /** A general question. */
  | 'GENERAL'
  /** A technical problem. */
  | 'TECHNICAL';

/** The property that contact messages are counted by. */
export type ContactDimension =
  /** The category of a message. */
  | 'CATEGORY'
  /** The status of a message. */
  | 'STATUS';

/** A message of the contact form. */
export type ContactInput = {
  /** The AI agent that the message is about. Format: agt_…. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The subject area. Defaults to GENERAL. */
  category?: InputMaybe<ContactCategory>;
  /** The address for the answer. An e-mail address. */
  email: Scalars['String']['input'];
  /** The message that was written. 10 to 2000 characters. */
  message: Scalars['String']['input'];
  /** The name of the sender. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The page from which the form was opened. Up to 2048 characters. */
  referrer?: InputMaybe<Scalars['String']['input']>;
  /** The subject line. 1 to 200 characters. */
  subject: Scalars['String']['input'];
  /** A trap for programs. Hide this field in forms and leave it empty. Up to 2048 characters. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** The priority of a contact message. */
export type ContactPriority =
  /** A higher priority than usual. */
  | 'HIGH'
  /** The lowest priority. */
  | 'LOW'
  /** The usual priority. */
  | 'NORMAL'
  /** The highest priority. */
  | 'URGENT';

/** The status of a contact message. */
export type ContactStatus =
  /** Nothing more happens with the message. */
  | 'CLOSED'
  /** A staff member is working on an answer. */
  | 'IN_PROGRESS'
  /** No staff member has opened the message. */
  | 'PENDING'
  /** A staff member has opened the message. */
  | 'READ'
  /** The sender has an answer; the conversation goes on in a ticket. */
  | 'REPLIED'
  /** The question is answered. */
  | 'RESOLVED'
  /** The support team waits for the sender. */
  | 'WAITING';

/** Input of `conversation`. */
export type ConversationInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
};

/** The kinds of conversation. */
export type ConversationKind =
  /** A conversation between two users. Each pair has at most one. */
  | 'DIRECT'
  /** A group conversation of up to 100 users with a title. */
  | 'GROUP';

/** The roles in a conversation. */
export type ConversationRole =
  /** May change title, image and participants, and delete any message for everyone. */
  | 'ADMIN'
  /** May send messages. */
  | 'MEMBER'
  /** May do everything. Passes to another participant when the owner leaves. */
  | 'OWNER';

/** A geographic point. */
export type CoordinatesInput = {
  /** Latitude in degrees, -90 to 90. */
  latitude: Scalars['Float']['input'];
  /** Longitude in degrees, -180 to 180. */
  longitude: Scalars['Float']['input'];
};

/** The invoices of a subscription that a coupon reduces. */
export type CouponDuration =
  /** All invoices of it. */
  | 'FOREVER'
  /** The first invoice. */
  | 'ONCE'
  /** All invoices of a number of months. */
  | 'REPEATING';

/** The kinds of discount. */
export type CouponKind =
  /** By an amount in one currency. */
  | 'AMOUNT'
  /** By a percentage of the price. */
  | 'PERCENT';

/** The cover image: an upload of the viewer, or a URL. */
export type CoverInput = {
  /** The id of the upload. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The public http or https URL. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** A new API key. */
export type CreateApiKeyInput = {
  /** When the key stops working. Absent if it never does. */
  expiresAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The name of the key, for people. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Number of requests per minute. Defaults to 600. 1 to 6000. */
  requestsPerMinute?: InputMaybe<Scalars['Int']['input']>;
  /** The scopes of the key: <domain>:read or <domain>:write, such as insights:read. 1 to 50 items of 1 to 50 characters. */
  scopes: Array<Scalars['String']['input']>;
};

/** Input of `createBillingPortal`. */
export type CreateBillingPortalInput = {
  /** The page that the user comes back to. An http or https URL, up to 2048 characters. */
  returnUrl: Scalars['String']['input'];
};

/** The input of `createCanvasProject`. */
export type CreateCanvasProjectInput = {
  /** The category. Defaults to General. Up to 50 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The chat of the viewer that the project belongs to. Format: chat_…. */
  chatSessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The description in full. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The name of the agent. 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The settings of the project. */
  settings?: InputMaybe<CanvasSettingsInput>;
  /** The tags of the post. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A key of `canvasTemplates`, or free text for an empty project. Defaults to BLANK. Up to 100 characters. */
  template?: InputMaybe<Scalars['String']['input']>;
};

/** A platform plan to pay for. The price comes from the catalogue. */
export type CreateCheckoutInput = {
  /** The page that the user comes back to without paying. An http or https URL, up to 2048 characters. */
  cancelUrl: Scalars['String']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The code of a coupon. Up to 40 characters. */
  coupon?: InputMaybe<Scalars['String']['input']>;
  /** The currency, as ISO 4217 code. Defaults to USD. 3 to 3 characters. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The length of a billing period. */
  interval: BillingInterval;
  /** The plan to use. */
  plan: PlatformPlan;
  /** The page that the user comes back to after paying. An http or https URL, up to 2048 characters. */
  successUrl: Scalars['String']['input'];
};

/** A new community post. */
export type CreateCommunityPostInput = {
  /** The attachments, in order. Up to 10 items. */
  attachments?: InputMaybe<Array<CommunityAttachmentInput>>;
  /** The body, in `format`. Up to 50000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The topic. Defaults to GENERAL. */
  category?: InputMaybe<CommunityPostCategory>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The format of the body. Defaults to MARKDOWN. */
  format?: InputMaybe<CommunityPostFormat>;
  /** The group. Null: outside of groups. Format: grp_…. */
  groupId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether to keep the post as a draft. Defaults to false. */
  isDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** The poll of a post of the type POLL. */
  poll?: InputMaybe<PollInput>;
  /** The tags of the post. Up to 10 items of 1 to 51 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title of it. 1 to 300 characters. */
  title: Scalars['String']['input'];
  /** The type of the post. Defaults to DISCUSSION. Announcements and news are for moderators. */
  type?: InputMaybe<CommunityPostType>;
  /** The audience of the post. Defaults to MEMBERS in a group, else to PUBLIC. */
  visibility?: InputMaybe<CommunityPostVisibility>;
};

/** A new event. It is a draft until it is published. */
export type CreateEventInput = {
  /** The agenda of the event. Up to 100 items. */
  agenda?: InputMaybe<Array<EventAgendaItemInput>>;
  /** Number of places. Not limited without it. 1 to 100000. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The co-hosts. Up to 20 ids of the format usr_…. */
  coHostIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The address of the cover image. An http or https URL, up to 2048 characters. */
  coverImage?: InputMaybe<Scalars['String']['input']>;
  /** The description of the event. Up to 5000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** End of the first occurrence. Later than the start. */
  endsAt: Scalars['DateTimeISO']['input'];
  /** The fee. Free without it. */
  fee?: InputMaybe<EventFeeInput>;
  /** The group that the event belongs to. Format: grp_…. */
  groupId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the event takes whole local days: those of start and end. Defaults to false. */
  isAllDay?: InputMaybe<Scalars['Boolean']['input']>;
  /** The place of the event. */
  location?: InputMaybe<EventLocationInput>;
  /** Whether the event takes place online, at an address, or both. Defaults to ONLINE. */
  mode?: InputMaybe<EventMode>;
  /** The recurrence of the event. */
  recurrence?: InputMaybe<RecurrenceInput>;
  /** Time until which users may register. */
  registrationDeadline?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Whether only registered users take part. Defaults to false. */
  registrationRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** Start of the first occurrence. */
  startsAt: Scalars['DateTimeISO']['input'];
  /** Tags. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The IANA time zone. Defaults to UTC. 1 to 64 characters. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** The title of the event. 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** The kind of event. Defaults to MEETUP. */
  type?: InputMaybe<EventType>;
  /** The link to join online. Shown to participants only. An http or https URL, up to 2048 characters. */
  virtualLink?: InputMaybe<Scalars['String']['input']>;
  /** The visibility of the event. Defaults to PUBLIC. */
  visibility?: InputMaybe<EventVisibility>;
  /** Whether users may wait for a place. Defaults to false. */
  waitlistEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new group. */
export type CreateGroupInput = {
  /** The picture, by URL. Null removes it. An http or https URL, up to 2048 characters. */
  avatar?: InputMaybe<Scalars['String']['input']>;
  /** The picture, by the id of an upload for AVATAR. Up to 40 characters. */
  avatarUploadId?: InputMaybe<Scalars['String']['input']>;
  /** The topic. Defaults to GENERAL. */
  category?: InputMaybe<GroupCategory>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The cover picture, by URL. Null removes it. An http or https URL, up to 2048 characters. */
  coverImage?: InputMaybe<Scalars['String']['input']>;
  /** The cover picture, by the id of an upload for COVER. Up to 40 characters. */
  coverImageUploadId?: InputMaybe<Scalars['String']['input']>;
  /** The description of the group. Up to 2000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether joining needs approval. Always true for private groups. Defaults to false. */
  joinApprovalRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the agent. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The rules. Up to 20 items of 1 to 200 characters. */
  rules?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The settings of the group. */
  settings?: InputMaybe<GroupSettingsInput>;
  /** Words that the group is found by. Up to 10 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The visibility of the group. Defaults to PUBLIC. */
  visibility?: InputMaybe<GroupVisibility>;
};

/** A new invitation link. */
export type CreateGroupInvitationInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** When the link expires. Null: never. */
  expiresAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
  /** Number of users that the link admits. Null: no limit. 1 to 10000. */
  maxUses?: InputMaybe<Scalars['Int']['input']>;
};

/** A new highlight. */
export type CreateHighlightInput = {
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The cover image. Defaults to the image of the first story. */
  cover?: InputMaybe<CoverInput>;
  /** The viewer's stories, 1 to 100, in display order. */
  storyIds: Array<Scalars['ID']['input']>;
  /** The title, up to 50 characters. */
  title: Scalars['String']['input'];
};

/** A new post. The category determines the required parts. */
export type CreatePostInput = {
  /** Details about how AI was used. */
  aiDetails?: InputMaybe<AiDetailsInput>;
  /** The text, up to 2,500 characters. `#hashtag` adds a tag, `@username` mentions a user. */
  caption?: InputMaybe<Scalars['String']['input']>;
  /** The category, which determines the required parts. */
  category: PostCategory;
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The place where the content was made. */
  location?: InputMaybe<PostLocationInput>;
  /** The media: up to 10 images, or one video. */
  media?: InputMaybe<Array<MediaInput>>;
  /** Time of publication, in the future and within a year. The post is SCHEDULED until then. */
  publishAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The public post to quote. */
  quoteOf?: InputMaybe<Scalars['ID']['input']>;
  /** The publication status. Defaults to PUBLISHED, or SCHEDULED with `publishAt`. */
  status?: InputMaybe<PostStatus>;
  /** Tags in addition to those of the text, 30 in total. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title, up to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The audience. Defaults to PUBLIC. */
  visibility?: InputMaybe<PostVisibility>;
};

/** A new story: an image, a video or text. */
export type CreateStoryInput = {
  /** The viewer's current AI activity. */
  aiActivity?: InputMaybe<AiActivity>;
  /** Whether an AI model made the content. */
  aiGenerated?: InputMaybe<Scalars['Boolean']['input']>;
  /** The background color, such as #1e90ff. */
  backgroundColor?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The display time in seconds, 1 to 60. Defaults to 5, or to the duration of the video. */
  duration?: InputMaybe<Scalars['Int']['input']>;
  /** The image or video. */
  media?: InputMaybe<StoryMediaInput>;
  /** The text, up to 500 characters. Required without media. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The type of the story. Defaults to the type of the media. */
  type?: InputMaybe<StoryType>;
  /** The audience. Defaults to ALL. */
  visibility?: InputMaybe<StoryVisibility>;
};

/** A new suggestion. */
export type CreateSuggestionInput = {
  /** The attachments, in order. Up to 10 items. */
  attachments?: InputMaybe<Array<CommunityAttachmentInput>>;
  /** The category of the suggestion. */
  category: SuggestionCategory;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The text of the suggestion. 1 to 2000 characters. */
  description: Scalars['String']['input'];
  /** Words that the suggestion is found by. Up to 10 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title of it. 1 to 200 characters. */
  title: Scalars['String']['input'];
};

/** The processing status of a data export. */
export type DataExportStatus =
  /** The file was removed. */
  | 'EXPIRED'
  /** The export failed. Request it again. */
  | 'FAILED'
  /** The export is in progress. */
  | 'PENDING'
  /** The file can be downloaded. */
  | 'READY';

/** Settings for the use of personal data. */
export type DataPreferencesInput = {
  /** Whether usage analytics are collected. */
  analytics?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether crash reports are sent. */
  crashReports?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether data is shared with partners. */
  dataSharing?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The decision about an appeal. */
export type DecideAppealInput = {
  /** The decision that was appealed. Format: mact_…. */
  actionId: Scalars['ID']['input'];
  /** The explanation. The user reads it. Up to 1000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Whether to take the decision back. */
  overturn: Scalars['Boolean']['input'];
};

/** A decision about a tool call. What runs is what the server stored. */
export type DecideToolCallInput = {
  /** The approval. Format: capv_…. */
  approvalId: Scalars['ID']['input'];
  /** Whether the call may run. */
  approve: Scalars['Boolean']['input'];
};

/** The input of `deleteCanvasFile`. */
export type DeleteCanvasFileInput = {
  /** The attached file itself. Format: cfil_…. */
  fileId: Scalars['ID']['input'];
};

/** A chat to delete. */
export type DeleteChatInput = {
  /** The chat session itself. Format: chat_…. */
  sessionId: Scalars['ID']['input'];
};

/** Input of `deleteComment`. */
export type DeleteCommentInput = {
  /** The id of the comment. */
  commentId: Scalars['ID']['input'];
};

/** A community post to delete. */
export type DeleteCommunityPostInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
};

/** Names a feature flag. */
export type DeleteFeatureFlagInput = {
  /** The key of the feature. 1 to 64 characters. */
  key: Scalars['String']['input'];
};

/** Input of `deleteHighlight`. */
export type DeleteHighlightInput = {
  /** The id of the highlight. */
  highlightId: Scalars['ID']['input'];
};

/** Input of `deleteMessage`. */
export type DeleteMessageInput = {
  /** Whether the message is deleted for all participants. Allowed for the viewer's messages, and for group admins. Defaults to false. */
  forEveryone?: InputMaybe<Scalars['Boolean']['input']>;
  /** The id of the message. */
  messageId: Scalars['ID']['input'];
};

/** Input of `deleteNotification`. */
export type DeleteNotificationInput = {
  /** The id of the notification. */
  notificationId: Scalars['ID']['input'];
};

/** Input of `deletePost`. */
export type DeletePostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** A quick action of the viewer. */
export type DeleteQuickActionInput = {
  /** The quick action. Format: qact_…. */
  quickActionId: Scalars['ID']['input'];
};

/** Input of `deleteStory`. */
export type DeleteStoryInput = {
  /** The id of the story. */
  storyId: Scalars['ID']['input'];
};

/** A suggestion to delete. */
export type DeleteSuggestionInput = {
  /** The suggestion. Format: sug_…. */
  suggestionId: Scalars['ID']['input'];
};

/** Names a tool to delete. */
export type DeleteToolInput = {
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
};

/** Names a review to delete. */
export type DeleteToolReviewInput = {
  /** The review. Format: trev_…. */
  reviewId: Scalars['ID']['input'];
};

/** The kinds of device. */
export type DeviceType =
  /** A desktop or laptop computer. */
  | 'DESKTOP'
  /** A mobile phone. */
  | 'MOBILE'
  /** A tablet computer. */
  | 'TABLET';

/** How often digest mails are sent. */
export type DigestFrequency =
  /** A mail each morning, in the viewer's time zone. */
  | 'DAILY'
  /** No digest mails. */
  | 'NEVER'
  /** A mail on Monday morning, in the viewer's time zone. */
  | 'WEEKLY';

/** The proof needed to turn off two-factor authentication. */
export type DisableTwoFactorInput = {
  /** The current code of the authenticator app, or a backup code. */
  code: Scalars['String']['input'];
  /** The current password. Required if the account has a password. */
  password?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `downloadDataExport`. */
export type DownloadDataExportInput = {
  /** A backup code in place of the code of the app. Ignored without two-factor authentication. */
  backupCode?: InputMaybe<Scalars['String']['input']>;
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
  /** The code of the authenticator app. Ignored without two-factor authentication. */
  totpCode?: InputMaybe<Scalars['String']['input']>;
};

/** Downloads a version of a tool. */
export type DownloadToolInput = {
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
  /** The version number. Defaults to the current version. Up to 64 characters. */
  version?: InputMaybe<Scalars['String']['input']>;
};

/** A message of the viewer in other words. */
export type EditChatMessageInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The text of it. 1 to 20000 characters. */
  content: Scalars['String']['input'];
  /** The message. The new one becomes its sibling. Format: cmsg_…. */
  messageId: Scalars['ID']['input'];
};

/** New words for a comment. */
export type EditCommentInput = {
  /** The text, with the same limits as when it was written. */
  body: Scalars['String']['input'];
  /** The id of the comment. */
  commentId: Scalars['ID']['input'];
};

/** A new text for a message, within a day. */
export type EditMessageInput = {
  /** The text, up to 4,000 characters. */
  body: Scalars['String']['input'];
  /** The id of the message. */
  messageId: Scalars['ID']['input'];
};

/** Mail settings by kind. */
export type EmailNotificationsInput = {
  /** How often digest mails are sent. */
  digest?: InputMaybe<DigestFrequency>;
  /** Mails about offers and promotions. */
  marketing?: InputMaybe<Scalars['Boolean']['input']>;
  /** Mails about account security. */
  security?: InputMaybe<Scalars['Boolean']['input']>;
  /** Mails about product news. */
  updates?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The kind of employment. */
export type EmploymentType =
  /** Work on a contract, without employment. */
  | 'CONTRACT'
  /** Employment with full working hours. */
  | 'FULL_TIME'
  /** A training position. */
  | 'INTERNSHIP'
  /** Employment with fewer working hours. */
  | 'PART_TIME'
  /** Employment for a limited time. */
  | 'TEMPORARY';

/** Input of `equipItem`. */
export type EquipItemInput = {
  /** Whether the profile shows the item. */
  equipped: Scalars['Boolean']['input'];
  /** The owned item. Format: item_…. */
  itemId: Scalars['ID']['input'];
};

/** The status of an account erasure. */
export type ErasureStatus =
  /** The erasure is in progress and cannot be stopped. */
  | 'RUNNING'
  /** The account is deactivated and can still be restored. */
  | 'SCHEDULED';

/** The error codes. The same codes are in `userErrors` and in `extensions.code`. */
export type ErrorCode =
  /** An argument or input field is invalid. `field` names it. */
  | 'BAD_USER_INPUT'
  /** The request conflicts with stored data, such as a taken name or a reused clientId with another input. */
  | 'CONFLICT'
  /** The viewer may see the content but may not do this. */
  | 'FORBIDDEN'
  /** The balance of coins, credits or money is too low. */
  | 'INSUFFICIENT_FUNDS'
  /** An internal error. The request id identifies it in the logs. */
  | 'INTERNAL'
  /** The login, password, code or refresh token is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The content does not exist or is not visible to the viewer. */
  | 'NOT_FOUND'
  /** The operation is too deep, too wide or too expensive. */
  | 'QUERY_TOO_COMPLEX'
  /** Too many requests. `extensions.retryAfter` is the number of seconds to wait. */
  | 'RATE_LIMITED'
  /** The password is right, and a code of the second factor is required. Send the input again with a code. */
  | 'SECOND_FACTOR_REQUIRED'
  /** The viewer is not signed in, or the token has expired or ended. */
  | 'UNAUTHENTICATED'
  /** A dependency such as the database is unavailable. Retry after `extensions.retryAfter` seconds with the same clientId. */
  | 'UNAVAILABLE';

/** One item of the agenda. */
export type EventAgendaItemInput = {
  /** The description of the event. Up to 300 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Time at which the item starts. */
  startsAt: Scalars['DateTimeISO']['input'];
  /** The title of the event. 1 to 100 characters. */
  title: Scalars['String']['input'];
};

/** The data of a participant for the organizer. Missing values come from the account. */
export type EventAttendeeInput = {
  /** The company of the participant. Up to 100 characters. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address. An e-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** The experience with the subject. */
  experience?: InputMaybe<ExperienceLevel>;
  /** The first name. Up to 50 characters. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The job title. Up to 100 characters. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** The last name. Up to 50 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The phone number. Up to 30 characters. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
};

/** The fee of an event. */
export type EventFeeInput = {
  /** The amount in minor units, such as cents. 0 is free. 0 to 100000000. */
  amount: Scalars['Int']['input'];
  /** The ISO 4217 code of the currency, such as EUR. 3 to 3 characters. */
  currency: Scalars['String']['input'];
};

/** An event by its id. */
export type EventIdInput = {
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
};

/** The place of an event. */
export type EventLocationInput = {
  /** The address of the place. Up to 500 characters. */
  address?: InputMaybe<Scalars['String']['input']>;
  /** The city of the place. Up to 100 characters. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** The country of the place. Up to 100 characters. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** The latitude in degrees north. -90 to 90. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** The longitude in degrees east. -180 to 180. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** The platform of an online event, such as Zoom. Up to 100 characters. */
  platform?: InputMaybe<Scalars['String']['input']>;
  /** The venue of the event. Up to 200 characters. */
  venue?: InputMaybe<Scalars['String']['input']>;
};

/** Whether an event takes place online, at an address, or both. */
export type EventMode =
  /** It takes place at an address and online. */
  | 'HYBRID'
  /** The event is at an address only. */
  | 'IN_PERSON'
  /** The event is online only. */
  | 'ONLINE';

/** The status of a registration. */
export type EventRegistrationStatus =
  /** The participant was there. */
  | 'ATTENDED'
  /** Cancelled by the user or the organizer, or the fee was not paid in time. */
  | 'CANCELLED'
  /** Has a place. */
  | 'CONFIRMED'
  /** Invited by the organizer. Takes no place until the user registers. */
  | 'INVITED'
  /** Had a place and was not there. */
  | 'NO_SHOW'
  /** Waits for payment of the fee. The place is held until `heldUntil`. */
  | 'PENDING'
  /** Waits for a free place. */
  | 'WAITLISTED';

/** The role of a participant. */
export type EventRole =
  /** A participant of the event. */
  | 'ATTENDEE'
  /** A user who organises the event. */
  | 'ORGANIZER'
  /** A user who speaks at the event. */
  | 'SPEAKER';

/** The status of an event. */
export type EventStatus =
  /** Called off by the organizer. */
  | 'CANCELLED'
  /** The last occurrence is over. */
  | 'COMPLETED'
  /** Not published. Only the organizer and co-hosts see it. */
  | 'DRAFT'
  /** Published. An occurrence takes place now. */
  | 'ONGOING'
  /** Published. The next occurrence has not started. */
  | 'UPCOMING';

/** The kind of an event. */
export type EventType =
  /** A conference with several talks. */
  | 'CONFERENCE'
  /** A hackathon: teams build something in a short time. */
  | 'HACKATHON'
  /** An informal meeting. */
  | 'MEETUP'
  /** An event of another kind. */
  | 'OTHER'
  /** A talk over the internet. */
  | 'WEBINAR'
  /** A course with exercises. */
  | 'WORKSHOP';

/** The visibility of an event. */
export type EventVisibility =
  /** The organizer, the co-hosts, and users with an invitation or registration. */
  | 'INVITE_ONLY'
  /** Members of the group. For an event without a group: every signed-in user. */
  | 'MEMBERS_ONLY'
  /** Everybody. For an event of a group: everybody who may see the group. */
  | 'PUBLIC';

/** The salary that an applicant expects. */
export type ExpectedSalaryInput = {
  /** The amount in minor units. 0 to 2000000000. */
  amount: Scalars['Int']['input'];
  /** The ISO 4217 code of the currency. 3 to 3 characters. */
  currency: Scalars['String']['input'];
};

/** The experience of a participant. */
export type ExperienceLevel =
  /** Much experience in the field. */
  | 'ADVANCED'
  /** Little or no experience. */
  | 'BEGINNER'
  /** Some years of experience. */
  | 'INTERMEDIATE';

/** An artifact of a research experiment. */
export type ExperimentArtifactInput = {
  /** The name of the artifact. 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The kind of the artifact. */
  type?: InputMaybe<ArtifactType>;
  /** The address of the artifact. An http or https URL, up to 2048 characters. */
  url: Scalars['String']['input'];
};

/** Changes to the budget of a research experiment, in minor units. */
export type ExperimentBudgetInput = {
  /** The allocated amount in minor units. 0 to 2000000000. */
  allocated?: InputMaybe<Scalars['Int']['input']>;
  /** The ISO 4217 currency code. Defaults to USD. 3 to 3 characters. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The spent total in minor units, up to the allocated amount. The difference is noted as a correction. 0 to 2000000000. */
  spent?: InputMaybe<Scalars['Int']['input']>;
};

/** The field of a research experiment. */
export type ExperimentCategory =
  /** The analysis of images and videos. */
  | 'COMPUTER_VISION'
  /** Natural language processing. */
  | 'NLP'
  /** Any other field. */
  | 'OTHER'
  /** Learning from rewards. */
  | 'REINFORCEMENT_LEARNING';

/** The input of an operation on an experiment. */
export type ExperimentInput = {
  /** The id of the experiment. Format: exp_…. */
  experimentId: Scalars['ID']['input'];
};

/** The methodology of a research experiment. */
export type ExperimentMethodologyInput = {
  /** The dataset in use. Up to 200 characters. */
  dataset?: InputMaybe<Scalars['String']['input']>;
  /** The model under study. Up to 200 characters. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** The parameters by name. */
  parameters?: InputMaybe<Scalars['JSONObject']['input']>;
};

/** The results of a research experiment. What is left out stays as it is. */
export type ExperimentResultsInput = {
  /** All artifacts. Up to 50 items. */
  artifacts?: InputMaybe<Array<ExperimentArtifactInput>>;
  /** The metrics by name. */
  metrics?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The observations of the researchers. Up to 1000 characters. */
  observations?: InputMaybe<Scalars['String']['input']>;
};

/** The input of `recordExperimentSpending`. */
export type ExperimentSpendingInput = {
  /** The amount in minor units; negative for money that comes back. -2000000000 to 2000000000. */
  amount: Scalars['Int']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the experiment. Format: exp_…. */
  experimentId: Scalars['ID']['input'];
  /** The purpose of the expense. 1 to 200 characters. */
  note: Scalars['String']['input'];
};

/** The status of an experiment. COMPLETED and FAILED are final. */
export type ExperimentStatus =
  /** The experiment has results. */
  | 'COMPLETED'
  /** The experiment failed. For experiments that run on the platform, the cost is refunded. */
  | 'FAILED'
  /** A research experiment that is interrupted. */
  | 'PAUSED'
  /** The experiment waits in the queue. */
  | 'PENDING'
  /** A research experiment that has not started. */
  | 'PLANNING'
  /** The experiment runs. */
  | 'RUNNING';

/** The type of a lab experiment. All but RESEARCH run on the platform. */
export type ExperimentType =
  /** Two models answer the same prompt. Their names stay hidden until the viewer votes. */
  | 'BATTLE_ARENA'
  /** The symbols, emotions and themes of a dream. */
  | 'DREAM_ANALYSIS'
  /** The emotions in a text, with scores. */
  | 'EMOTION_ANALYSIS'
  /** Scenarios for a question about the future, with probabilities. */
  | 'FUTURE_PREDICTION'
  /** An image made from a prompt. */
  | 'IMAGE_GENERATION'
  /** A short piece of music as notes. */
  | 'MUSIC_GENERATION'
  /** An image made from a prompt in an artistic style. */
  | 'NEURAL_ART'
  /** The five personality traits that a text suggests. */
  | 'PERSONALITY_ANALYSIS'
  /** A research experiment that people carry out and document. */
  | 'RESEARCH'
  /** A short story with characters and chapters. */
  | 'STORY_GENERATION'
  /** A script for a speech synthesizer (SSML). */
  | 'VOICE_GENERATION';

/** The insight that is exported, and how. */
export type ExportInsightInput = {
  /** The format of the file. */
  format: InsightExportFormat;
  /** The funnel. Required for FUNNEL, not allowed for other insights. */
  funnel?: InputMaybe<FunnelExportInput>;
  /** The insight to export. */
  insight: InsightKind;
  /** The range of time. SYSTEM shows the present whatever the range. */
  range: InsightRange;
};

/** Input of `favorite`. Absent fields of an existing favorite stay. */
export type FavoriteInput = {
  /** The category. Up to 50 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The item. Format: agt_…, post_…, cmt_…, chat_…, cnvs_…, tool_…, cpst_…, evt_…. */
  itemId: Scalars['ID']['input'];
  /** Private notes. Up to 200 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The tags of the post. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Input of `unfavorite` and `openFavorite`. */
export type FavoriteItemInput = {
  /** The item. Format: agt_…, post_…, cmt_…, chat_…, cnvs_…, tool_…, cpst_…, evt_…. */
  itemId: Scalars['ID']['input'];
};

/** The types of favorites. */
export type FavoriteType =
  /** A saved agent. */
  | 'AGENT'
  /** A saved canvas project. */
  | 'CANVAS_PROJECT'
  /** A saved chat session. */
  | 'CHAT_SESSION'
  /** A saved comment. */
  | 'COMMENT'
  /** A saved community post. */
  | 'COMMUNITY_POST'
  /** A saved event. */
  | 'EVENT'
  /** A saved post. */
  | 'POST'
  /** A saved tool. */
  | 'TOOL';

/** A community post to feature or to let go. */
export type FeatureCommunityPostInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** Whether the post is featured. */
  featured: Scalars['Boolean']['input'];
};

/** Input of `featurePost`. */
export type FeaturePostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** Recommends a tool, or no longer does. */
export type FeatureToolInput = {
  /** Whether the tool is recommended. Defaults to true. */
  featured?: InputMaybe<Scalars['Boolean']['input']>;
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
};

/** Feedback in one word. */
export type FeedbackVerdict =
  /** A rating of 1 or 2. Stored as 1 when given as a verdict. */
  | 'NEGATIVE'
  /** A rating of 4 or 5. Stored as 5 when given as a verdict. */
  | 'POSITIVE';

/** One of several forms of a feature. */
export type FlagVariantInput = {
  /** The name of the variant. 1 to 50 characters. */
  name: Scalars['String']['input'];
  /** The share of the variant, relative to the others. 1 to 1000. */
  weight: Scalars['Int']['input'];
};

/** Input of `follow`. */
export type FollowInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** Input of `followRequest`. */
export type FollowRequestInput = {
  /** The follow request. */
  requestId: Scalars['ID']['input'];
};

/** Notification settings for a followed user. */
export type FollowSettingsInput = {
  /** Whether new posts of this user notify the viewer. */
  notificationsEnabled: Scalars['Boolean']['input'];
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** Input of `followTag`. */
export type FollowTagInput = {
  /** The id of the tag. */
  tagId: Scalars['ID']['input'];
};

/** Input of `forceSignOut`. */
export type ForceSignOutInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** Events that a funnel is about. */
export type FunnelEventInput = {
  /** The name of other events. Any name without it. 1 to 100 characters. */
  event?: InputMaybe<Scalars['String']['input']>;
  /** The path of page views. Any page without it. 1 to 512 characters. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** The type of the events. */
  type: AnalyticsEventType;
};

/** The steps of a funnel that is exported. */
export type FunnelExportInput = {
  /** The steps in their order. 1 to 10 items. */
  steps: Array<FunnelStepInput>;
  /** The days within which all steps are taken, from the first one. Defaults to 7. 1 to 90. */
  windowDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A step of a funnel. */
export type FunnelStepInput = {
  /** The name of other events. Any name without it. 1 to 100 characters. */
  event?: InputMaybe<Scalars['String']['input']>;
  /** Events that must not come between the step before and this one. They end the attempt; a later one may come through. Up to 5 items. */
  exclusions?: InputMaybe<Array<FunnelEventInput>>;
  /** The step's name, for the answer. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The path of page views. Any page without it. 1 to 512 characters. */
  path?: InputMaybe<Scalars['String']['input']>;
  /** The type of the events. */
  type: AnalyticsEventType;
};

/** The user's gender. */
export type Gender =
  /** The gender female. */
  | 'FEMALE'
  /** The gender male. */
  | 'MALE'
  /** Any other gender. */
  | 'OTHER';

/** The input of `generateCanvas`. */
export type GenerateCanvasInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
  /** The description of the files to generate or to change. 1 to 4000 characters. */
  prompt: Scalars['String']['input'];
};

/** The input of `generate`. */
export type GenerateInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** Number of results; more than one for images only. Defaults to 1. 1 to 4. */
  count?: InputMaybe<Scalars['Int']['input']>;
  /** Whether a text model improves the prompt first. Defaults to false. */
  enhancePrompt?: InputMaybe<Scalars['Boolean']['input']>;
  /** The model for images and videos. Not allowed for text enhancement. */
  model?: InputMaybe<AiModel>;
  /** The parameters of the generation. */
  parameters?: InputMaybe<AiGenerationParametersInput>;
  /** The prompt, or the text to enhance. 1 to 4000 characters. */
  prompt: Scalars['String']['input'];
  /** The type of the generation. */
  type: AiGenerationType;
};

/** The input of an operation on a generation. */
export type GenerationInput = {
  /** The id of the generation. Format: gen_…. */
  generationId: Scalars['ID']['input'];
};

/** The status of a generation. COMPLETED, PARTIAL, FAILED and CANCELLED are final. */
export type GenerationStatus =
  /** The user cancelled it. What was not made is refunded. */
  | 'CANCELLED'
  /** Everything that was asked for was made. */
  | 'COMPLETED'
  /** Nothing was made. The cost is refunded in full. */
  | 'FAILED'
  /** Some of the results were made. The others are refunded. */
  | 'PARTIAL'
  /** The generation waits in the queue. */
  | 'PENDING'
  /** A worker makes it. */
  | 'PROCESSING';

/** A gift of coins to another user. */
export type GiftCoinsInput = {
  /** The number of coins. 1 to 2147483647. */
  amount: Scalars['Int']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** A note to the recipient. Up to 200 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The recipient; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The topic of a group. */
export type GroupCategory =
  /** Groups about agents. */
  | 'AGENTS'
  /** Groups about art made with AI. */
  | 'AI_ART'
  /** Groups about business. */
  | 'BUSINESS'
  /** Groups about software development. */
  | 'DEVELOPMENT'
  /** Groups for open discussion. */
  | 'DISCUSSION'
  /** Groups about several topics. */
  | 'GENERAL'
  /** Groups about any other topic. */
  | 'OTHER'
  /** Groups about photography. */
  | 'PHOTOGRAPHY'
  /** Groups about research. */
  | 'RESEARCH'
  /** Groups about technology. */
  | 'TECH'
  /** Groups about generated videos. */
  | 'VIDEO_GENERATION';

/** The settings of a group. Absent fields stay as they are. */
export type GroupSettingsInput = {
  /** Whether members may comment on posts. */
  allowComments?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether members may create posts. */
  allowMemberPosts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether members may react. */
  allowReactions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether posts of members wait for approval. */
  requirePostApproval?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The order of a list of groups. */
export type GroupSort =
  /** Latest post first. */
  | 'ACTIVE'
  /** Groups by their name. */
  | 'NAME'
  /** Newest group first. */
  | 'NEWEST'
  /** Most members first. */
  | 'POPULAR';

/** The visibilities of groups. */
export type GroupVisibility =
  /** Everyone finds the group. Only members read it. Joining needs an invitation. */
  | 'INVITE_ONLY'
  /** Everyone finds the group. Only members read it. Joining needs approval. */
  | 'PRIVATE'
  /** Everyone finds and reads the group. Every user may join. */
  | 'PUBLIC'
  /** Only members and invited users find the group. For everyone else it does not exist. */
  | 'SECRET';

/** A former version to hide or to show. */
export type HideCommunityPostVersionInput = {
  /** Whether the version is hidden. Defaults to true. */
  hidden?: InputMaybe<Scalars['Boolean']['input']>;
  /** The version. Format: cver_…. */
  versionId: Scalars['ID']['input'];
};

/** Hides a review, or shows it again. */
export type HideToolReviewInput = {
  /** Whether the review is hidden. */
  hidden: Scalars['Boolean']['input'];
  /** The review. Format: trev_…. */
  reviewId: Scalars['ID']['input'];
};

/** An hourly rate. */
export type HourlyRateInput = {
  /** The amount in minor units of the currency, such as cents. 0 to 100000000. */
  amount: Scalars['Int']['input'];
  /** The ISO 4217 code of the currency. 3 to 3 characters. */
  currency: Scalars['String']['input'];
};

/** In-app notification settings by kind. */
export type InAppNotificationsInput = {
  /** Notifications about achievements and earned coins. */
  achievements?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about comments and replies. */
  comments?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether these notifications are sent at all. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about followers and follow requests. */
  follows?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about groups and events. */
  groups?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about reactions. */
  likes?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about mentions. */
  mentions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about new messages. */
  messages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about new posts of followed users. */
  posts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about shares of the viewer's posts. */
  shares?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The length of a bucket, by the calendar of the time zone. Weeks begin on Monday. */
export type InsightBucket =
  /** A bucket of one day. */
  | 'DAY'
  /** A bucket of one hour. */
  | 'HOUR'
  /** A bucket of one month. */
  | 'MONTH'
  /** A bucket of three months. */
  | 'QUARTER'
  /** A bucket of one week. */
  | 'WEEK'
  /** A bucket of one year. */
  | 'YEAR';

/** The format of an exported insight. */
export type InsightExportFormat =
  /** One table for each list, by RFC 4180. Amounts are in minor units. */
  | 'CSV'
  /** The figures as the API answers them. */
  | 'JSON';

/** The insights that can be exported. */
export type InsightKind =
  /** Figures of each agent. */
  | 'AGENTS'
  /** Figures of the API: operations, clients, errors. */
  | 'API'
  /** Figures of chats with agents. */
  | 'CHAT'
  /** Figures of groups, the forum, suggestions and events. */
  | 'COMMUNITY'
  /** Figures of consultations. */
  | 'CONSULTATIONS'
  /** Figures of posts, comments, reactions and shares. */
  | 'ENGAGEMENT'
  /** Figures of saved things. */
  | 'FAVORITES'
  /** The steps of a funnel. */
  | 'FUNNEL'
  /** Figures of job postings and applications. */
  | 'HIRING'
  /** Figures of reports and moderation cases. */
  | 'MODERATION'
  /** Figures of personalised agents. */
  | 'PERSONALIZATION'
  /** Figures of payments and subscriptions. */
  | 'REVENUE'
  /** Figures of points, achievements and the shop. */
  | 'REWARDS'
  /** Figures of generations, canvas projects and the lab. */
  | 'STUDIO'
  /** Figures of tickets and contact messages. */
  | 'SUPPORT'
  /** Figures of the gateways themselves. */
  | 'SYSTEM'
  /** Figures of the tool marketplace. */
  | 'TOOLS'
  /** Figures of visits and page views. */
  | 'TRAFFIC'
  /** Figures of accounts and their activity. */
  | 'USERS';

/** A half-open range of time, and how it is cut into buckets. */
export type InsightRange = {
  /** The length of a bucket. Defaults to DAY. */
  bucket?: InputMaybe<InsightBucket>;
  /** The start of the range. A day begins at its local midnight. */
  from: Scalars['LocalMoment']['input'];
  /** An IANA time zone, such as Europe/Berlin. Defaults to UTC. 1 to 64 characters. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** The end of the range, which does not belong to it. A day belongs to the range as a whole. */
  to: Scalars['LocalMoment']['input'];
};

/** Invitations of users to an event. */
export type InviteToEventInput = {
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
  /** The role that is offered. Defaults to ATTENDEE. */
  role?: InputMaybe<EventRole>;
  /** The users. 1 to 50 ids of the format usr_…. */
  userIds: Array<Scalars['ID']['input']>;
};

/** Users to invite to a group. */
export type InviteToGroupInput = {
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
  /** The users. 1 to 50 ids of the format usr_…. */
  userIds: Array<Scalars['ID']['input']>;
};

/** The state of an invoice. */
export type InvoiceStatus =
  /** The last payment attempt failed. Further attempts may follow. */
  | 'FAILED'
  /** Paid in full. */
  | 'PAID'
  /** Not paid yet. */
  | 'PENDING'
  /** Cancelled or written off. Nothing is due. */
  | 'VOID';

/** An answer to a question of the posting. */
export type JobAnswerInput = {
  /** The answer given. 1 to 1000 characters. */
  answer: Scalars['String']['input'];
  /** The id of the question. 1 to 24 characters. */
  questionId: Scalars['String']['input'];
};

/** A piece of work in a portfolio. */
export type JobPortfolioItemInput = {
  /** The description in full. Up to 300 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The title in short. 1 to 100 characters. */
  title: Scalars['String']['input'];
  /** The web address. An http or https URL, up to 2048 characters. */
  url: Scalars['String']['input'];
};

/** A question to applicants. */
export type JobQuestionInput = {
  /** The id of the question, where it stands already. Up to 24 characters. */
  id?: InputMaybe<Scalars['String']['input']>;
  /** Whether an application needs an answer. Defaults to false. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
  /** The question asked. 1 to 500 characters. */
  text: Scalars['String']['input'];
};

/** The status of a job posting. */
export type JobStatus =
  /** The posting no longer accepts applications. */
  | 'CLOSED'
  /** Only recruiters see the posting. */
  | 'DRAFT'
  /** All positions are filled. */
  | 'FILLED'
  /** The posting accepts applications. */
  | 'OPEN';

/** An invitation link to use. */
export type JoinGroupByInvitationInput = {
  /** The code of the link. 1 to 64 characters. */
  code: Scalars['String']['input'];
};

/** A group to join. */
export type JoinGroupInput = {
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
  /** A note to those who review the request. Up to 500 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
};

/** The scores that leaderboards rank by. */
export type LeaderboardCategory =
  /** Achievements unlocked in the period. */
  | 'ACHIEVEMENTS'
  /** Messages sent in the period. */
  | 'MESSAGES'
  /** Points earned in the period. */
  | 'POINTS'
  /** The current streak of users who were active in the period. */
  | 'STREAK'
  /** AI tokens used in the period. */
  | 'TOKENS';

/** The periods of leaderboards, in UTC. Weeks begin on Monday. */
export type LeaderboardPeriod =
  /** The time since the start of the platform. */
  | 'ALL_TIME'
  /** The current day. */
  | 'DAILY'
  /** The current month. */
  | 'MONTHLY'
  /** The current week. */
  | 'WEEKLY';

/** The direction of a rank since the previous update. */
export type LeaderboardTrend =
  /** A worse rank than before. */
  | 'DOWN'
  /** The same rank as before. */
  | 'SAME'
  /** A better rank than before. */
  | 'UP';

/** A group to leave. */
export type LeaveGroupInput = {
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
};

/** The units of balance transactions. */
export type LedgerUnit =
  /** The currency of the platform. */
  | 'COINS'
  /** The credits of a plan. */
  | 'CREDITS'
  /** Credits for generated images. */
  | 'IMAGE_GENERATION'
  /** Credits for improved texts. */
  | 'TEXT_ENHANCEMENT'
  /** Credits for generated videos. */
  | 'VIDEO_GENERATION';

/** The result of the provider's redirect, with the values of `startOAuth`. */
export type LinkProviderInput = {
  /** The `code` parameter of the redirect. */
  code: Scalars['String']['input'];
  /** The `iss` parameter of the redirect, if present. */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** The OAuth provider. */
  provider: OAuthProvider;
  /** The `state` parameter of the redirect. */
  state: Scalars['String']['input'];
  /** The `verifier` that `startOAuth` returned. */
  verifier: Scalars['String']['input'];
};

/** The layout of lists. */
export type ListView =
  /** Items side by side, as cards. */
  | 'GRID'
  /** Items below each other. */
  | 'LIST';

/** Whether something takes place online or at an address. */
export type LocationKind =
  /** It takes place at an address and online. */
  | 'HYBRID'
  /** It takes place at an address. */
  | 'PHYSICAL'
  /** It takes place online. */
  | 'VIRTUAL';

/** A community post to lock or to open. */
export type LockCommunityPostInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** Whether the post is locked. */
  locked: Scalars['Boolean']['input'];
};

/** A job offer. */
export type MakeOfferInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
  /** The ISO 4217 code of the currency. Defaults to that of the posting. 3 to 3 characters. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Notes that the applicant does not see. Up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The salary in minor units. 0 to 2000000000. */
  salary: Scalars['Int']['input'];
  /** The first day of work. */
  startsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** The position up to which the viewer has read. */
export type MarkConversationReadInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The last read message. Defaults to the latest message. */
  messageId?: InputMaybe<Scalars['ID']['input']>;
};

/** The notifications to mark as read. */
export type MarkNotificationsReadInput = {
  /** The viewer's notifications, up to 100. Unknown ids are ignored. Null or absent means all. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A ticket that the viewer has read. */
export type MarkTicketReadInput = {
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** The levels of points from achievements. */
export type MasteryLevel =
  /** The fourth level. */
  | 'ADVANCED'
  /** The second level. */
  | 'BEGINNER'
  /** The fifth level. */
  | 'EXPERT'
  /** The third level. */
  | 'INTERMEDIATE'
  /** The sixth and highest level. */
  | 'MASTER'
  /** The first level. */
  | 'NOVICE';

/** An image or a video: an upload of the viewer, or a URL. */
export type MediaInput = {
  /** The alternative text for screen readers. */
  alt?: InputMaybe<Scalars['String']['input']>;
  /** Duration in seconds. Videos only; required for a short. */
  duration?: InputMaybe<Scalars['Float']['input']>;
  /** Height in pixels. */
  height?: InputMaybe<Scalars['Int']['input']>;
  /** The media type. */
  mimeType?: InputMaybe<MimeType>;
  /** The URL of a small preview image. */
  thumbnailUrl?: InputMaybe<Scalars['String']['input']>;
  /** The type of the media. Required with a URL. */
  type?: InputMaybe<MediaType>;
  /** An upload with the purpose POST, in place of a URL. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The public http or https URL. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** Width in pixels. */
  width?: InputMaybe<Scalars['Int']['input']>;
};

/** The types of media. */
export type MediaType =
  /** A still image. */
  | 'IMAGE'
  /** A video file. */
  | 'VIDEO';

/** Permissions of a member. Fields that are absent stay as they are. */
export type MembershipPermissionsInput = {
  /** Whether the member may comment. */
  canComment?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the member may invite users. */
  canInvite?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the member may manage members. */
  canManageMembers?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the member may moderate posts. */
  canModerate?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the member may create posts. */
  canPost?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The role of a member of a group. A role acts on lower roles only. */
export type MembershipRole =
  /** Changes the group and appoints moderators. */
  | 'ADMIN'
  /** Takes part in the group. */
  | 'MEMBER'
  /** Moderates posts, reviews requests and bans members. */
  | 'MODERATOR'
  /** The owner. Each group has exactly one. */
  | 'OWNER';

/** The state of a membership. */
export type MembershipStatus =
  /** The user is a member. */
  | 'ACTIVE'
  /** The user is banned from the group, forever or until `bannedUntil`. */
  | 'BANNED'
  /** The user is invited and has not answered. */
  | 'INVITED'
  /** The user has left the group, or the request or invitation was declined. */
  | 'LEFT'
  /** The request to join waits for approval. */
  | 'PENDING'
  /** The member reads the group and may not take part until `bannedUntil`. */
  | 'SUSPENDED';

/** A suggestion that says the same as another one. */
export type MergeSuggestionInput = {
  /** The suggestion that takes over its votes. Format: sug_…. */
  intoId: Scalars['ID']['input'];
  /** The suggestion to merge. Format: sug_…. */
  suggestionId: Scalars['ID']['input'];
};

/** Two tickets of which one goes on in the other. */
export type MergeTicketsInput = {
  /** The ticket in which it goes on. Format: tick_…. */
  intoId: Scalars['ID']['input'];
  /** The ticket that is closed. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** Settings for direct messages. */
export type MessagePreferencesInput = {
  /** The users who may start a conversation with the viewer. */
  from?: InputMaybe<MessagesFrom>;
  /** Whether other users see read receipts of the viewer. */
  readReceipts?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The users who may start a conversation with a user. */
export type MessagesFrom =
  /** All users. Conversations of users that the viewer does not follow start as requests. */
  | 'EVERYBODY'
  /** Users that the viewer follows. */
  | 'FOLLOWED'
  /** No other user. */
  | 'NOBODY';

/** The length of a bucket of metrics, in UTC. Weeks begin on Monday. */
export type MetricsPeriod =
  /** A bucket of one day. */
  | 'DAILY'
  /** A bucket of one month. */
  | 'MONTHLY'
  /** A bucket of one week. */
  | 'WEEKLY'
  /** A bucket of one year. */
  | 'YEARLY';

/** The supported media types. */
export type MimeType =
  /** The media type image/jpeg. */
  | 'IMAGE_JPEG'
  /** The media type image/png. */
  | 'IMAGE_PNG'
  /** The media type image/webp. */
  | 'IMAGE_WEBP'
  /** The media type video/mp4. */
  | 'VIDEO_MP4'
  /** The media type video/webm. */
  | 'VIDEO_WEBM';

/** A decision about a case. */
export type ModerateInput = {
  /** The action of the moderator. */
  action: ModerationActionType;
  /** The moderation case. Format: mod_…. */
  caseId: Scalars['ID']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** Number of hours that HIDE, MUTE or BAN hold. Not limited without it. 1 to 87600. */
  durationHours?: InputMaybe<Scalars['Int']['input']>;
  /** A note for other moderators. Up to 1000 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The reason. The user that it concerns reads it. 1 to 1000 characters. */
  reason: Scalars['String']['input'];
  /** The new text of EDIT. Up to 5000 characters. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The version of the case that was read. The decision is refused if the case has changed since. 0 to 2000000000. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** The action of a moderator about a case. */
export type ModerationActionType =
  /** The content is fine. A mark of FLAG is taken off. */
  | 'APPROVE'
  /** The author cannot take part in anything for some hours, or until overturned. */
  | 'BAN'
  /** Replaces the text of the content. */
  | 'EDIT'
  /** Marks the content and makes the case urgent. The case stays open. */
  | 'FLAG'
  /** Hides the content on every surface, for some hours or until the decision is overturned. */
  | 'HIDE'
  /** The author cannot publish, comment or send messages for some hours, or until overturned. */
  | 'MUTE'
  /** The reports are unfounded. Nothing changes. */
  | 'REJECT'
  /** Takes the content away. */
  | 'REMOVE'
  /** Warns the author. The content stays. */
  | 'WARN';

/** The priorities of moderation cases. */
export type ModerationPriority =
  /** A higher priority than usual. */
  | 'HIGH'
  /** The lowest priority. */
  | 'LOW'
  /** The usual priority. */
  | 'NORMAL'
  /** The highest priority. */
  | 'URGENT';

/** The status of a moderation case. */
export type ModerationStatus =
  /** A moderator is reviewing the case. */
  | 'IN_REVIEW'
  /** The case waits for a moderator. */
  | 'PENDING'
  /** A decision was made. */
  | 'RESOLVED';

/** A move of an application by a recruiter. */
export type MoveApplicationInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
  /** Notes that the applicant does not see. Up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The new status. */
  status: ApplicationStatus;
};

/** Input of `mute`. */
export type MuteInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** The budget of a new research experiment, in minor units. */
export type NewExperimentBudgetInput = {
  /** The allocated amount in minor units. 0 to 2000000000. */
  allocated?: InputMaybe<Scalars['Int']['input']>;
  /** The ISO 4217 currency code. Defaults to USD. 3 to 3 characters. */
  currency?: InputMaybe<Scalars['String']['input']>;
};

/** Notes of recruiters about an application. */
export type NoteApplicationInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
  /** Notes of the hiring manager. Up to 500 characters. */
  hiringManager?: InputMaybe<Scalars['String']['input']>;
  /** Notes of the human resources department. Up to 500 characters. */
  hr?: InputMaybe<Scalars['String']['input']>;
};

/** Notes on a transaction, visible to admins only. */
export type NoteTransactionInput = {
  /** The notes. Null removes them. Up to 1000 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The transaction. Format: txn_…. */
  transactionId: Scalars['ID']['input'];
};

/** The kinds of change of the viewer's notifications. */
export type NotificationEventKind =
  /** Notifications were read or deleted. Only the count is sent. */
  | 'COUNT_CHANGED'
  /** A notification is new, or another user joined it. */
  | 'RECEIVED'
  /** The cursor is invalid or too old. Refetch the list and resume from `cursor`. */
  | 'RESYNC';

/** The types of notification. */
export type NotificationType =
  /** The viewer unlocked an achievement. */
  | 'ACHIEVEMENT'
  /** A subscription of the viewer to an agent has ended. */
  | 'AGENT_SUBSCRIPTION_ENDED'
  /** A renewal of a subscription to an agent could not be paid. The grace period has begun. */
  | 'AGENT_SUBSCRIPTION_PAUSED'
  /** A generation of the viewer is complete. */
  | 'AI_GENERATION_COMPLETE'
  /** An answer of the viewer was accepted. */
  | 'ANSWER_ACCEPTED'
  /** There is news about the viewer's payments. */
  | 'BILLING'
  /** A user shared a canvas project with the viewer. */
  | 'CANVAS_SHARED'
  /** The viewer received coins. */
  | 'COIN_EARNED'
  /** A user commented on the viewer's content. */
  | 'COMMENT'
  /** A consultation was booked, confirmed, moved or cancelled. */
  | 'CONSULTATION'
  /** A consultation begins soon. */
  | 'CONSULTATION_REMINDER'
  /** An event of the viewer changed, or a place became free. */
  | 'EVENT'
  /** A user invited the viewer to an event. */
  | 'EVENT_INVITE'
  /** A user registered for the viewer's event. */
  | 'EVENT_REGISTRATION'
  /** An event of the viewer begins soon. */
  | 'EVENT_REMINDER'
  /** A user follows the viewer now. */
  | 'FOLLOW'
  /** A user accepted the viewer's follow request. */
  | 'FOLLOW_ACCEPTED'
  /** A user sent a follow request. */
  | 'FOLLOW_REQUEST'
  /** There is news from a group of the viewer. */
  | 'GROUP'
  /** The request of the viewer to join a group was accepted. */
  | 'GROUP_APPROVED'
  /** A user invited the viewer to a group. */
  | 'GROUP_INVITE'
  /** A user asks to join a group that the viewer manages. */
  | 'GROUP_REQUEST'
  /** The role of the viewer in a group changed. */
  | 'GROUP_ROLE'
  /** There is news about a job application. */
  | 'JOB_APPLICATION'
  /** A user reacted to the viewer's post or comment. */
  | 'LIKE'
  /** A user mentioned the viewer. */
  | 'MENTION'
  /** A user sent the viewer a message. */
  | 'MESSAGE'
  /** Moderators decided about the viewer's content or account. */
  | 'MODERATION'
  /** A payment waits for a confirmation by the viewer. */
  | 'PAYMENT_ACTION_REQUIRED'
  /** A payment for a subscription of the viewer failed. */
  | 'PAYMENT_FAILED'
  /** The plan of the viewer has ended. */
  | 'PLAN_ENDED'
  /** A followed user published a post. */
  | 'POST'
  /** A community post of the viewer was approved. */
  | 'POST_APPROVED'
  /** A community post waits for approval by the viewer. */
  | 'POST_PENDING'
  /** A community post of the viewer was rejected or removed. */
  | 'POST_REJECTED'
  /** A purchase of the viewer is complete. */
  | 'PURCHASE'
  /** A user quoted the viewer's post. */
  | 'QUOTE'
  /** Money of a payment was given back to the viewer. */
  | 'REFUND'
  /** A user replied to the viewer's comment. */
  | 'REPLY'
  /** A user shared the viewer's post. */
  | 'SHARE'
  /** A suggestion was assigned to the viewer. */
  | 'SUGGESTION_ASSIGNED'
  /** The status of a suggestion of the viewer changed. */
  | 'SUGGESTION_STATUS'
  /** There is news about a ticket. */
  | 'TICKET'
  /** A deadline of a ticket is near, or was missed. For the support team. */
  | 'TICKET_SLA'
  /** A moderator approved the viewer's tool or one of its versions. */
  | 'TOOL_APPROVED'
  /** A user reviewed the viewer's tool. */
  | 'TOOL_REVIEW'
  /** The author of a tool answered the viewer's review. */
  | 'TOOL_REVIEW_REPLY';

/** The OAuth providers. */
export type OAuthProvider =
  /** A GitHub account (OAuth 2). */
  | 'GITHUB'
  /** A Google account (OpenID Connect). */
  | 'GOOGLE';

/** The occurrences of a recurring event that a change concerns. */
export type OccurrenceScope =
  /** One occurrence. Stored as an exception by its original start. */
  | 'THIS'
  /** One occurrence and all later ones. They become an event of their own. */
  | 'THIS_AND_FOLLOWING';

/** A group session that a consultant offers. */
export type OfferConsultationSessionInput = {
  /** The agenda in order. Up to 20 items of 1 to 200 characters. */
  agenda?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The subject area. */
  category: ConsultationCategory;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The description in full. Up to 1000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The duration in minutes, a multiple of 5. 15 to 480. */
  durationMinutes: Scalars['Int']['input'];
  /** The place, shown to participants. */
  location: ConsultationLocationInput;
  /** The price of a seat. Null makes the session free of charge. */
  price?: InputMaybe<SeatPriceInput>;
  /** The start, in the future, at a multiple of 5 minutes. */
  scheduledAt: Scalars['DateTimeISO']['input'];
  /** The number of seats. 2 to 100. */
  seats: Scalars['Int']['input'];
  /** The title in short. 1 to 200 characters. */
  title: Scalars['String']['input'];
  /** The form: GROUP or WORKSHOP. Defaults to GROUP. */
  type?: InputMaybe<ConsultationType>;
};

/** The status of a job offer. */
export type OfferStatus =
  /** The applicant accepted the offer. */
  | 'ACCEPTED'
  /** The applicant has not answered. */
  | 'PENDING'
  /** The applicant declined the offer. */
  | 'REJECTED';

/** A new ticket. */
export type OpenTicketInput = {
  /** The subject area. */
  category: TicketCategory;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The description of the problem. 1 to 2000 characters. */
  description: Scalars['String']['input'];
  /** The priority. Defaults to MEDIUM. */
  priority?: InputMaybe<TicketPriority>;
  /** The subject line. 1 to 200 characters. */
  subject: Scalars['String']['input'];
  /** Tags of the ticket. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Attachments: own uploads with the purpose TICKET. Up to 5 ids of the format upl_…. */
  uploadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The kind of a GraphQL operation. */
export type OperationKind =
  /** An operation that writes. */
  | 'MUTATION'
  /** An operation that reads. */
  | 'QUERY'
  /** An operation that receives events. */
  | 'SUBSCRIPTION';

/** A consultation that its client pays for. */
export type PayConsultationInput = {
  /** The page that the user comes back to without paying. An http or https URL, up to 2048 characters. */
  cancelUrl: Scalars['String']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
  /** The page that the user comes back to after paying. An http or https URL, up to 2048 characters. */
  successUrl: Scalars['String']['input'];
};

/** The payment of the fee of a registration. */
export type PayEventFeeInput = {
  /** The page to return to without a payment. An http or https URL, up to 2048 characters. */
  cancelUrl: Scalars['String']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The registration of the answer. Format: ereg_…. */
  registrationId: Scalars['ID']['input'];
  /** The page to return to after the payment. An http or https URL, up to 2048 characters. */
  successUrl: Scalars['String']['input'];
};

/** The way of payment. */
export type PayWith =
  /** A card, through the payment processor. */
  | 'CARD'
  /** Coins of the wallet. */
  | 'COINS';

/** The kind of a payment method. */
export type PaymentMethodKind =
  /** A bank debit or transfer. */
  | 'BANK_TRANSFER'
  /** A credit or debit card. */
  | 'CARD'
  /** Payment by a cryptocurrency. */
  | 'CRYPTO'
  /** Any other method of the processor. */
  | 'OTHER'
  /** A PayPal account. */
  | 'PAYPAL';

/** The purposes of a checkout. */
export type PaymentPurpose =
  /** A subscription to an agent. */
  | 'AGENT_SUBSCRIPTION'
  /** A coin pack. */
  | 'COINS'
  /** Payment of a consultation. */
  | 'CONSULTATION'
  /** Payment of a donation. */
  | 'DONATION'
  /** The fee of an event. */
  | 'EVENT_FEE'
  /** A platform plan. */
  | 'PLAN';

/** The state of one payment attempt. */
export type PaymentStatus =
  /** The attempt was declined. */
  | 'FAILED'
  /** The processor waits for the money or for a confirmation. */
  | 'PENDING'
  /** The money arrived. */
  | 'SUCCEEDED';

/** Changes to how an agent is for the viewer. What is left out stays as it is; null resets a field. */
export type PersonaliseAgentInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: Scalars['ID']['input'];
  /** Whether chats with the agent are saved. */
  autoSave?: InputMaybe<Scalars['Boolean']['input']>;
  /** The picture. An http or https URL, up to 2048 characters. */
  avatar?: InputMaybe<Scalars['String']['input']>;
  /** The color theme chosen. Up to 100 characters. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** Facts that the agent takes into account. Up to 2000 characters. */
  context?: InputMaybe<Scalars['String']['input']>;
  /** Subjects that are added. Up to 20 items of 1 to 50 characters. */
  expertise?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Instructions that are added to the agent’s prompt. Up to 2000 characters. */
  instructions?: InputMaybe<Scalars['String']['input']>;
  /** Whether the changes apply. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Maximum number of tokens of an answer. 1 to 4000. */
  maxTokens?: InputMaybe<Scalars['Int']['input']>;
  /** The style of answers. */
  mode?: InputMaybe<ChatMode>;
  /** The viewer’s name for the agent. Up to 100 characters. */
  nickname?: InputMaybe<Scalars['String']['input']>;
  /** Notifications about answers. */
  notifications?: InputMaybe<AgentNotificationSettingsInput>;
  /** Quick actions for the agent. Up to 20 ids of the format qact_…. */
  quickActionIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Randomness of answers. 0 to 2. */
  temperature?: InputMaybe<Scalars['Float']['input']>;
  /** The tone, such as `formal`, `casual` or `technical`. Up to 50 characters. */
  tone?: InputMaybe<Scalars['String']['input']>;
  /** Traits that are added. Up to 20 items of 1 to 50 characters. */
  traits?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The first message. Up to 500 characters. */
  welcomeMessage?: InputMaybe<Scalars['String']['input']>;
};

/** A community post to pin or to let go. */
export type PinCommunityPostInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** Whether the post is pinned. */
  pinned: Scalars['Boolean']['input'];
};

/** Input of `pinPost`. */
export type PinPostInput = {
  /** A published post of the viewer. */
  postId: Scalars['ID']['input'];
};

/** The code of a plan. */
export type PlanCode =
  /** The agent plan that is billed by day. */
  | 'DAILY'
  /** The platform plan for organisations. */
  | 'ENTERPRISE'
  /** The platform plan without a price. */
  | 'FREE'
  /** The agent plan that is billed by month. */
  | 'MONTHLY'
  /** The platform plan for creators. */
  | 'PRO'
  /** The agent plan that is billed by week. */
  | 'WEEKLY';

/** A feature that a platform plan gives access to. */
export type PlanFeature =
  /** Chats with all agents that have no price of their own. */
  | 'ALL_AGENTS'
  /** Access by API keys. */
  | 'API_ACCESS'
  /** Chats with the basic agents. */
  | 'BASIC_AGENTS'
  /** Access to canvas projects. */
  | 'CANVAS'
  /** Access to image generation. */
  | 'IMAGE_GENERATION'
  /** Access to lab experiments. */
  | 'LAB'
  /** The larger models of the AI providers. */
  | 'LARGE_MODELS'
  /** Support tickets with shorter response times. */
  | 'PRIORITY_SUPPORT'
  /** Projects that only the owner and invited users see. */
  | 'PRIVATE_PROJECTS'
  /** Several members in a project. */
  | 'TEAMS'
  /** Access to video generation. */
  | 'VIDEO_GENERATION'
  /** Access to outgoing webhooks. */
  | 'WEBHOOKS';

/** The kinds of plans. */
export type PlanKind =
  /** A single agent. */
  | 'AGENT'
  /** The features of the whole platform. */
  | 'PLATFORM';

/** The platform's subscription plans. */
export type PlatformPlan =
  /** The plan for organisations. */
  | 'ENTERPRISE'
  /** The plan without a price. */
  | 'FREE'
  /** The plan for creators. */
  | 'PRO';

/** The state of a platform subscription. */
export type PlatformSubscriptionStatus =
  /** Paid, or the free plan. */
  | 'ACTIVE'
  /** Ended. No access. */
  | 'CANCELLED'
  /** Unpaid or paused. No access. */
  | 'INACTIVE'
  /** The first payment is not confirmed. No access yet. */
  | 'INCOMPLETE'
  /** A payment failed. Access stays until `graceUntil`. */
  | 'PAST_DUE'
  /** In the trial period. Nothing has been charged. */
  | 'TRIALING';

/** The types of point transaction. */
export type PointTransactionType =
  /** A reward was claimed. */
  | 'BONUS'
  /** Activity earned points, or lost them when it was undone. */
  | 'EARN'
  /** An achievement was unlocked or revoked. */
  | 'EVENT'
  /** An item of the shop was bought. */
  | 'PURCHASE'
  /** A purchase was refunded. */
  | 'REFUND';

/** A new poll. */
export type PollInput = {
  /** Whether a user may choose several options. Defaults to false. */
  allowMultiple?: InputMaybe<Scalars['Boolean']['input']>;
  /** When the poll closes. Null: no end. */
  endsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The options. 2 to 20 items of 1 to 200 characters. */
  options: Array<Scalars['String']['input']>;
  /** The text of the question. 1 to 300 characters. */
  question: Scalars['String']['input'];
  /** When the results can be seen. Defaults to ALWAYS. */
  results?: InputMaybe<PollResults>;
};

/** An option of a changed poll. */
export type PollOptionInput = {
  /** The option that this is. Null for a new one. Format: popt_…. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** The text. An option that has votes keeps its text. 1 to 200 characters. */
  text: Scalars['String']['input'];
};

/** When the results of a poll can be seen. */
export type PollResults =
  /** Once the poll is closed. Not even its author sees them before. */
  | 'AFTER_CLOSE'
  /** By users who have voted, and by everyone once the poll is closed. */
  | 'AFTER_VOTE'
  /** At any time. */
  | 'ALWAYS';

/** The categories of posts. */
export type PostCategory =
  /** Images, with an optional text. */
  | 'IMAGE_POST'
  /** Images with a text. */
  | 'IMAGE_TEXT_POST'
  /** A post with one video. */
  | 'NORMAL_VIDEO'
  /** One vertical video under 60 seconds. */
  | 'SHORT'
  /** A post with text only. */
  | 'TEXT_POST';

/** A place: a name, coordinates, or both. */
export type PostLocationInput = {
  /** Latitude in degrees, -90 to 90. */
  latitude?: InputMaybe<Scalars['Float']['input']>;
  /** Longitude in degrees, -180 to 180. */
  longitude?: InputMaybe<Scalars['Float']['input']>;
  /** The name of the place, up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The publication status of a post. */
export type PostStatus =
  /** Hidden from all lists. Visible to the author only. */
  | 'ARCHIVED'
  /** Visible to the author only; may be incomplete. */
  | 'DRAFT'
  /** Visible to its audience. */
  | 'PUBLISHED'
  /** Published at the scheduled time. Visible to the author only until then. */
  | 'SCHEDULED';

/** The audiences of a post. */
export type PostVisibility =
  /** A post that the author's followers see. */
  | 'FOLLOWERS'
  /** A post that only the author sees. */
  | 'PRIVATE'
  /** A post that all users and visitors see. */
  | 'PUBLIC';

/** Professional information. Absent fields stay; null removes a value. */
export type ProfessionalInfoInput = {
  /** The company or organization. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** The professional experience, as free text. */
  experience?: InputMaybe<Scalars['String']['input']>;
  /** The industry of the job. */
  industry?: InputMaybe<Scalars['String']['input']>;
  /** The job title. */
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  /** The skills, up to 50 items of up to 50 characters. */
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The audiences of a profile and its posts. */
export type ProfileVisibility =
  /** Visible to friends: users who follow each other. */
  | 'FRIENDS'
  /** Visible to accepted followers. */
  | 'PRIVATE'
  /** Visible to everyone, including visitors. */
  | 'PUBLIC';

/** The input of `publishGeneration`. */
export type PublishGenerationInput = {
  /** The caption of the post. Up to 2500 characters. */
  caption?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the generation. Format: gen_…. */
  generationId: Scalars['ID']['input'];
  /** The tags of the post. Up to 30 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title of the post. Up to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The visibility of the post. Defaults to PUBLIC. */
  visibility?: InputMaybe<PostVisibility>;
};

/** Input of `publishPost`. */
export type PublishPostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** A new tool with its first version. */
export type PublishToolInput = {
  /** The address of a wide image. An http or https URL, up to 2048 characters. */
  banner?: InputMaybe<Scalars['String']['input']>;
  /** The category of the tool. */
  category: ToolCategory;
  /** The changes since the previous version. Up to 10000 characters. */
  changelog?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The address of the source code. The gateway never loads it. An http or https URL, up to 2048 characters. */
  codeUrl?: InputMaybe<Scalars['String']['input']>;
  /** The packages that the tool needs. Up to 100 items. */
  dependencies?: InputMaybe<Array<ToolDependencyInput>>;
  /** The short description of the tool. 1 to 500 characters. */
  description: Scalars['String']['input'];
  /** Source texts of the tool. Stored and never run. Up to 20 items. */
  hooks?: InputMaybe<Array<ToolHookInput>>;
  /** An emoji or the address of an image. Up to 2048 characters. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** The inputs of the tool. Up to 50 items. */
  inputs?: InputMaybe<Array<ToolParameterInput>>;
  /** Whether the version may become the current one. Defaults to true, for a pre-release to false. */
  isStable?: InputMaybe<Scalars['Boolean']['input']>;
  /** The full description of the tool, as Markdown. Up to 20000 characters. */
  longDescription?: InputMaybe<Scalars['String']['input']>;
  /** The name of the function that runs the tool. Up to 100 characters. */
  mainFunction?: InputMaybe<Scalars['String']['input']>;
  /** The name of the tool. 2 to 80 characters. */
  name: Scalars['String']['input'];
  /** The outputs of the tool. Up to 50 items. */
  outputs?: InputMaybe<Array<ToolOutputInput>>;
  /** Whether the tool is listed at once. Defaults to true. */
  published?: InputMaybe<Scalars['Boolean']['input']>;
  /** The permissions that the tool asks for, such as network. Up to 20 items of 1 to 50 characters. */
  requiredPermissions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The risk of running the tool. Defaults to LOW. */
  riskLevel?: InputMaybe<RiskLevel>;
  /** Whether the tool is meant to run in a sandbox. Defaults to true. */
  sandboxed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The settings of the tool. Up to 50 items. */
  settings?: InputMaybe<Array<ToolSettingInput>>;
  /** The tags of the tool. Up to 10 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The semantic version number, such as 1.0.0. 1 to 64 characters. */
  version: Scalars['String']['input'];
};

/** A new version of a tool. What is absent is taken from the current version. */
export type PublishToolVersionInput = {
  /** The changes since the previous version. Up to 10000 characters. */
  changelog?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The address of the source code. The gateway never loads it. An http or https URL, up to 2048 characters. */
  codeUrl?: InputMaybe<Scalars['String']['input']>;
  /** The packages that the tool needs. Up to 100 items. */
  dependencies?: InputMaybe<Array<ToolDependencyInput>>;
  /** The description of the version. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Source texts of the tool. Stored and never run. Up to 20 items. */
  hooks?: InputMaybe<Array<ToolHookInput>>;
  /** The inputs of the tool. Up to 50 items. */
  inputs?: InputMaybe<Array<ToolParameterInput>>;
  /** Whether the version may become the current one. Defaults to true, for a pre-release to false. */
  isStable?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the function that runs the tool. Up to 100 characters. */
  mainFunction?: InputMaybe<Scalars['String']['input']>;
  /** The outputs of the tool. Up to 50 items. */
  outputs?: InputMaybe<Array<ToolOutputInput>>;
  /** The permissions that the tool asks for, such as network. Up to 20 items of 1 to 50 characters. */
  requiredPermissions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The risk of running the tool. Defaults to LOW. */
  riskLevel?: InputMaybe<RiskLevel>;
  /** Whether the tool is meant to run in a sandbox. Defaults to true. */
  sandboxed?: InputMaybe<Scalars['Boolean']['input']>;
  /** The settings of the tool. Up to 50 items. */
  settings?: InputMaybe<Array<ToolSettingInput>>;
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
  /** The semantic version number, such as 1.1.0. A number is never used twice. 1 to 64 characters. */
  version: Scalars['String']['input'];
};

/** The encryption keys of a push subscription, as base64url. */
export type PushKeysInput = {
  /** The authentication secret, 16 bytes. */
  auth: Scalars['String']['input'];
  /** The public key of the browser. */
  p256dh: Scalars['String']['input'];
};

/** Push notification settings by kind. */
export type PushNotificationsInput = {
  /** Push messages about achievements. */
  achievements?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about comments and replies. */
  comments?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about followers and follow requests. */
  follows?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about groups and events. */
  groups?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about reactions. */
  likes?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about mentions. */
  mentions?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about new messages. */
  messages?: InputMaybe<Scalars['Boolean']['input']>;
  /** Notifications about new posts of followed users. */
  posts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Push messages about shares and quotes of the viewer's posts. */
  shares?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A push subscription, as `pushManager.subscribe` returns it. */
export type PushSubscribeInput = {
  /** The endpoint URL of the push service. */
  endpoint: Scalars['String']['input'];
  /** Time at which the subscription expires, if the browser names it. */
  expirationTime?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The encryption keys. */
  keys: PushKeysInput;
};

/** Input of `pushUnsubscribe`. */
export type PushUnsubscribeInput = {
  /** The endpoint of the subscription. */
  endpoint: Scalars['String']['input'];
};

/** The hours in which push messages and digests wait. */
export type QuietHoursInput = {
  /** Whether these notifications are sent at all. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The start as local time, such as 22:00. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** The end as local time, such as 07:00. */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The rarity of achievements and items. */
export type Rarity =
  /** The most frequent kind. */
  | 'COMMON'
  /** Rarer than rare things. */
  | 'EPIC'
  /** The rarest kind. */
  | 'LEGENDARY'
  /** Rarer than uncommon things. */
  | 'RARE'
  /** Rarer than common things. */
  | 'UNCOMMON';

/** Feedback on an answer. Needs a rating or a verdict. */
export type RateAnswerInput = {
  /** The categories of the feedback. Up to 6 items. */
  categories?: InputMaybe<Array<ChatFeedbackCategory>>;
  /** A comment. Up to 1000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The answer of the agent. Format: cmsg_…. */
  messageId: Scalars['ID']['input'];
  /** The rating. 1 to 5. */
  rating?: InputMaybe<Scalars['Int']['input']>;
  /** The verdict, in place of a rating. */
  verdict?: InputMaybe<FeedbackVerdict>;
};

/** Feedback on a whole chat. Needs a rating or a verdict. */
export type RateChatInput = {
  /** The categories of the feedback. Up to 6 items. */
  categories?: InputMaybe<Array<ChatFeedbackCategory>>;
  /** A comment. Up to 1000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  /** The rating. 1 to 5. */
  rating?: InputMaybe<Scalars['Int']['input']>;
  /** The chat session itself. Format: chat_…. */
  sessionId: Scalars['ID']['input'];
  /** The verdict, in place of a rating. */
  verdict?: InputMaybe<FeedbackVerdict>;
};

/** The feedback of one side about a consultation. */
export type RateConsultationInput = {
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
  /** A comment in words. Up to 500 characters. */
  feedback?: InputMaybe<Scalars['String']['input']>;
  /** The rating given. 1 to 5. */
  rating: Scalars['Int']['input'];
};

/** The feedback of a participant. */
export type RateEventInput = {
  /** Comments of the participant. Up to 500 characters. */
  comments?: InputMaybe<Scalars['String']['input']>;
  /** The rating. 1 to 5. */
  rating: Scalars['Int']['input'];
  /** The registration of the answer. Format: ereg_…. */
  registrationId: Scalars['ID']['input'];
  /** Suggestions for the next time. Up to 500 characters. */
  suggestions?: InputMaybe<Scalars['String']['input']>;
};

/** The input of `rateGeneration`. */
export type RateGenerationInput = {
  /** The id of the generation. Format: gen_…. */
  generationId: Scalars['ID']['input'];
  /** The rating of the result. 1 to 5. */
  rating: Scalars['Int']['input'];
};

/** The result of an interview. The applicant does not see it. */
export type RateInterviewInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
  /** Feedback about it. Up to 500 characters. */
  feedback?: InputMaybe<Scalars['String']['input']>;
  /** The rating given. 1 to 5. */
  rating: Scalars['Int']['input'];
  /** The interview round. 1 to 20. */
  round: Scalars['Int']['input'];
};

/** The rating of a resolved ticket by the customer. */
export type RateTicketInput = {
  /** A comment in words. Up to 500 characters. */
  feedback?: InputMaybe<Scalars['String']['input']>;
  /** The rating given. 1 to 5. */
  rating: Scalars['Int']['input'];
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** Input of `react`. */
export type ReactInput = {
  /** The kind of reaction. Defaults to LIKE. */
  reaction?: InputMaybe<Reaction>;
  /** A post, a community post or a comment. */
  targetId: Scalars['ID']['input'];
};

/** Input of `reactToMessage`. */
export type ReactToMessageInput = {
  /** The id of the message. */
  messageId: Scalars['ID']['input'];
  /** The kind of reaction. Defaults to LIKE. */
  reaction?: InputMaybe<Reaction>;
};

/** The kinds of reaction. */
export type Reaction =
  /** The reaction “angry”. */
  | 'ANGRY'
  /** The reaction “celebrate”. */
  | 'CELEBRATE'
  /** The reaction “curious”. */
  | 'CURIOUS'
  /** The reaction “dislike”. */
  | 'DISLIKE'
  /** The reaction “insightful”. */
  | 'INSIGHTFUL'
  /** The reaction “laugh”. */
  | 'LAUGH'
  /** The reaction “like”. */
  | 'LIKE'
  /** The reaction “love”. */
  | 'LOVE';

/** The attendance of a participant. */
export type RecordAttendanceInput = {
  /** Whether the participant stayed to the end. */
  completed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Time of arrival. */
  joinedAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Time of leaving. Later than the arrival. */
  leftAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Whether the participant was not there. Removes recorded attendance. */
  noShow?: InputMaybe<Scalars['Boolean']['input']>;
  /** Number of polls answered. 0 to 10000. */
  pollsAnswered?: InputMaybe<Scalars['Int']['input']>;
  /** Number of questions asked. 0 to 10000. */
  questionsAsked?: InputMaybe<Scalars['Int']['input']>;
  /** The registration of the answer. Format: ereg_…. */
  registrationId: Scalars['ID']['input'];
};

/** A run of a tool by the viewer. */
export type RecordToolUseInput = {
  /** The action of the tool. 1 to 100 characters. */
  action: Scalars['String']['input'];
  /** The agent that ran the tool. Format: agt_…. */
  agentId?: InputMaybe<Scalars['ID']['input']>;
  /** The input of the tool, under its older name. */
  arguments?: InputMaybe<Scalars['JSON']['input']>;
  /** The chat in which the tool ran. Format: chat_…. */
  chatSessionId?: InputMaybe<Scalars['ID']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The duration in milliseconds. 0 to 86400000. */
  durationMs?: InputMaybe<Scalars['Int']['input']>;
  /** The error message. Up to 1000 characters. */
  error?: InputMaybe<Scalars['String']['input']>;
  /** The error message, under its older name. Up to 1000 characters. */
  errorMessage?: InputMaybe<Scalars['String']['input']>;
  /** The input of the tool, up to 16 KB. Secrets are removed. */
  input?: InputMaybe<Scalars['JSON']['input']>;
  /** More about the run, up to 16 KB. Secrets are removed. */
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  /** The output of the tool, up to 16 KB. Secrets are removed. */
  output?: InputMaybe<Scalars['JSON']['input']>;
  /** The size of the output in bytes. 0 to 2147483647. */
  outputSize?: InputMaybe<Scalars['Int']['input']>;
  /** The HTTP status that the tool met. 100 to 599. */
  statusCode?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the run succeeded. */
  success: Scalars['Boolean']['input'];
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
  /** The version number. Defaults to the current version. Up to 64 characters. */
  version?: InputMaybe<Scalars['String']['input']>;
};

/** The viewed posts. */
export type RecordViewsInput = {
  /** The posts and community posts, up to 100. */
  postIds: Array<Scalars['ID']['input']>;
};

/** A day of the week. */
export type RecurrenceDay =
  /** The weekday Friday. */
  | 'FRIDAY'
  /** The weekday Monday. */
  | 'MONDAY'
  /** The weekday Saturday. */
  | 'SATURDAY'
  /** The weekday Sunday. */
  | 'SUNDAY'
  /** The weekday Thursday. */
  | 'THURSDAY'
  /** The weekday Tuesday. */
  | 'TUESDAY'
  /** The weekday Wednesday. */
  | 'WEDNESDAY';

/** The frequency of a recurrence. */
export type RecurrenceFrequency =
  /** An event by days. */
  | 'DAILY'
  /** An event by months. */
  | 'MONTHLY'
  /** An event by weeks. */
  | 'WEEKLY'
  /** An event by years. */
  | 'YEARLY';

/** The recurrence of an event by RFC 5545. Give `count` or `until`, not both. */
export type RecurrenceInput = {
  /** Days of the week. Up to 7 items. */
  byDay?: InputMaybe<Array<RecurrenceDay>>;
  /** Days of the month, 1 to 31, or -1 to -31 from its end. */
  byMonthDay?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Positions of the days of a month or year that count: 1 is the first, -1 the last. */
  bySetPos?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Number of occurrences. 1 to 1000. */
  count?: InputMaybe<Scalars['Int']['input']>;
  /** The frequency of the recurrence. */
  frequency: RecurrenceFrequency;
  /** Every how many periods. Defaults to 1. 1 to 366. */
  interval?: InputMaybe<Scalars['Int']['input']>;
  /** Time after which no occurrence starts. An occurrence at exactly this time counts. */
  until?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** Names a delivery. */
export type RedeliverWebhookInput = {
  /** The delivery. Format: wdel_…. */
  deliveryId: Scalars['ID']['input'];
};

/** The refresh token to exchange. */
export type RefreshSessionInput = {
  /** The latest refresh token. */
  refreshToken: Scalars['String']['input'];
};

/** Input of `refundItem`. */
export type RefundItemInput = {
  /** The item to refund. Format: item_…. */
  itemId: Scalars['ID']['input'];
};

/** The reasons of a refund. */
export type RefundReason =
  /** The user asked for it. */
  | 'CUSTOMER_REQUEST'
  /** The same thing was paid twice. */
  | 'DUPLICATE'
  /** The payment was fraudulent. */
  | 'FRAUD'
  /** Any other reason. */
  | 'OTHER';

/** The state of a refund. */
export type RefundStatus =
  /** The refund was refused. Nothing was given back. */
  | 'FAILED'
  /** The processor has not confirmed the refund yet. */
  | 'PENDING'
  /** The money is on its way back. */
  | 'SUCCEEDED';

/** Money of a transaction to give back. */
export type RefundTransactionInput = {
  /** The amount in minor units. Defaults to all that is left. 1 to 2147483647. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The reason of the refund. */
  reason: RefundReason;
  /** The transaction. Format: txn_…. */
  transactionId: Scalars['ID']['input'];
};

/** An answer to make again. */
export type RegenerateAnswerInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The answer. The new one becomes its sibling. Format: cmsg_…. */
  messageId: Scalars['ID']['input'];
};

/** The proof needed to renew the backup codes. */
export type RegenerateBackupCodesInput = {
  /** The current code of the authenticator app, or a backup code. */
  code: Scalars['String']['input'];
  /** The current password. Required if the account has a password. */
  password?: InputMaybe<Scalars['String']['input']>;
};

/** A registration of the viewer. */
export type RegisterForEventInput = {
  /** The data of the participant. */
  attendee?: InputMaybe<EventAttendeeInput>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
  /** The role. Defaults to ATTENDEE; other roles need an invitation. */
  role?: InputMaybe<EventRole>;
  /** The source of the registration. Defaults to WEBSITE. */
  source?: InputMaybe<RegistrationSource>;
};

/** A registration by its id. */
export type RegistrationIdInput = {
  /** The registration of the answer. Format: ereg_…. */
  registrationId: Scalars['ID']['input'];
};

/** The source of a registration. */
export type RegistrationSource =
  /** A registration from a mail. */
  | 'EMAIL'
  /** A registration from a partner. */
  | 'PARTNER'
  /** A registration from a social network. */
  | 'SOCIAL'
  /** A registration from the website. */
  | 'WEBSITE';

/** Input of `removeFollower`. */
export type RemoveFollowerInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** A member to remove, or an invitation or request to take back. */
export type RemoveMemberInput = {
  /** The membership. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
};

/** Input of `removeMessageReaction`. */
export type RemoveMessageReactionInput = {
  /** The id of the message. */
  messageId: Scalars['ID']['input'];
};

/** Input of `removeParticipant`. */
export type RemoveParticipantInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** The fresh token of a WebSocket. */
export type RenewSocketInput = {
  /** A new access token of the same user. */
  accessToken: Scalars['String']['input'];
};

/** A ticket that is opened again. */
export type ReopenTicketInput = {
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** A webhook event to process again. */
export type ReplayWebhookEventInput = {
  /** The webhook event. Format: whev_…. */
  webhookEventId: Scalars['ID']['input'];
};

/** A message in a ticket. */
export type ReplyToTicketInput = {
  /** The text itself. 1 to 5000 characters. */
  body: Scalars['String']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** Whether a program wrote the message, such as an out-of-office reply. It reopens no ticket and starts no clock. Defaults to false. */
  isAutomatic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the message is an internal note. For the support team. Defaults to false. */
  isInternal?: InputMaybe<Scalars['Boolean']['input']>;
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
  /** Attachments: own uploads with the purpose TICKET. Up to 5 ids of the format upl_…. */
  uploadIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whether the ticket waits for the customer from now on. For the support team. Defaults to false. */
  waitForCustomer?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The tool author's answer to a review. */
export type ReplyToToolReviewInput = {
  /** The text of the answer. Null takes the answer away. 1 to 2000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The review. Format: trev_…. */
  reviewId: Scalars['ID']['input'];
};

/** The content to report, and the reason. */
export type ReportInput = {
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** Details, up to 500 characters. Required if the reason is OTHER. */
  details?: InputMaybe<Scalars['String']['input']>;
  /** The reason of the report. */
  reason: ReportReason;
  /** A post, a comment, a story, a user, a message to the viewer, a community post, a group or a suggestion. A repost is reported as its original. */
  targetId: Scalars['ID']['input'];
};

/** The reasons of a report. */
export type ReportReason =
  /** The content infringes a copyright. */
  | 'COPYRIGHT'
  /** The same content was already posted. */
  | 'DUPLICATE'
  /** The content threatens, insults or stalks a user. */
  | 'HARASSMENT'
  /** The content attacks people for what they are. */
  | 'HATE_SPEECH'
  /** The content shows violence, nudity or similar. */
  | 'INAPPROPRIATE'
  /** The content is false and misleading. */
  | 'MISINFORMATION'
  /** The content does not fit its place. */
  | 'OFF_TOPIC'
  /** Another reason, named in `details`. */
  | 'OTHER'
  /** The content is advertising, fraud or repetition. */
  | 'SPAM';

/** The types of content that can be reported. */
export type ReportTargetType =
  /** A canvas project of a user. */
  | 'CANVAS_PROJECT'
  /** A comment on content. */
  | 'COMMENT'
  /** A post of the community. */
  | 'COMMUNITY_POST'
  /** An event by its id. */
  | 'EVENT'
  /** A group of the community. */
  | 'GROUP'
  /** A message that the viewer received. */
  | 'MESSAGE'
  /** A post of a user. */
  | 'POST'
  /** A story of a user. */
  | 'STORY'
  /** A suggestion of a user. */
  | 'SUGGESTION'
  /** A review of a tool. */
  | 'TOOL_REVIEW'
  /** A user: their name, image or conduct. */
  | 'USER';

/** Input of `repost`. */
export type RepostInput = {
  /** A public post. A repost counts as its original. */
  postId: Scalars['ID']['input'];
};

/** The proof needed to erase the viewer's account. */
export type RequestAccountErasureInput = {
  /** The current password, if the account has one. Otherwise the viewer has to have signed in within ten minutes. */
  password?: InputMaybe<Scalars['String']['input']>;
};

/** The new e-mail address of the account. */
export type RequestEmailChangeInput = {
  /** The new e-mail address. */
  newEmail: Scalars['EmailAddress']['input'];
  /** The current password. Required if the account has a password. */
  password?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `requestMagicLink`. */
export type RequestMagicLinkInput = {
  /** The e-mail address of the account. */
  email: Scalars['EmailAddress']['input'];
};

/** Input of `requestPasswordReset`. */
export type RequestPasswordResetInput = {
  /** The e-mail address of the account. */
  email: Scalars['EmailAddress']['input'];
};

/** Input of `requestUserErasure`. */
export type RequestUserErasureInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** Another time of a consultation. */
export type RescheduleConsultationInput = {
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
  /** The new start, in the future, at a multiple of 5 minutes. */
  scheduledAt: Scalars['DateTimeISO']['input'];
};

/** Another time of a group session. */
export type RescheduleConsultationSessionInput = {
  /** The new start, in the future, at a multiple of 5 minutes. */
  scheduledAt: Scalars['DateTimeISO']['input'];
  /** The group session concerned. Format: cses_…. */
  sessionId: Scalars['ID']['input'];
};

/** An agent to put back to its defaults. */
export type ResetAgentPersonalizationInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: Scalars['ID']['input'];
};

/** Names a runtime setting. */
export type ResetConfigInput = {
  /** The key. 1 to 100 characters. */
  key: Scalars['String']['input'];
};

/** Input of `resetPassword`. */
export type ResetPasswordInput = {
  /** The new password, 8 to 128 characters. */
  newPassword: Scalars['String']['input'];
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
};

/** The lengths of a credit period. */
export type ResetPeriod =
  /** A period of one day. */
  | 'DAILY'
  /** A period of one month. */
  | 'MONTHLY'
  /** Credits that are not renewed. */
  | 'NEVER'
  /** A period of seven days. */
  | 'WEEKLY';

/** Input of `resetTwoFactor`. */
export type ResetTwoFactorInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** The resolution of a ticket. */
export type ResolveTicketInput = {
  /** The summary of it. 1 to 500 characters. */
  summary: Scalars['String']['input'];
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** The input of `restoreCanvasFile`. */
export type RestoreCanvasFileInput = {
  /** The attached file itself. Format: cfil_…. */
  fileId: Scalars['ID']['input'];
  /** The version whose content becomes a new version. Null brings a deleted file back as it was. 1 to 2147483647. */
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** Input of `restoreUser`. */
export type RestoreUserInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** A subscription to an agent. */
export type ResumeAgentSubscriptionInput = {
  /** The subscription. Format: asub_…. */
  subscriptionId: Scalars['ID']['input'];
};

/** Keeps a plan that was to end or to change at its renewal. */
export type ResumePlanInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
};

/** The input of `retryGeneration`. */
export type RetryGenerationInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the generation. Format: gen_…. */
  generationId: Scalars['ID']['input'];
};

/** A decision about a post that waits for approval, or was removed. */
export type ReviewCommunityPostInput = {
  /** Whether to publish the post. */
  approve: Scalars['Boolean']['input'];
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** The reason. The author reads it. Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

/** An answer to a request to join. */
export type ReviewMembershipInput = {
  /** Whether to approve the request. */
  approve: Scalars['Boolean']['input'];
  /** The membership that holds the request. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
};

/** A review of a tool. A second one of the same user edits the first. */
export type ReviewToolInput = {
  /** Images, videos and files. Up to 10 items. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** The text of the review. 1 to 5000 characters. */
  body: Scalars['String']['input'];
  /** The points that the reviewer does not like. Up to 10 items of 1 to 200 characters. */
  cons?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The points that the reviewer likes. Up to 10 items of 1 to 200 characters. */
  pros?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The rating. 1 to 5. */
  rating: Scalars['Int']['input'];
  /** The headline. 1 to 100 characters. */
  title: Scalars['String']['input'];
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
  /** The version number that the review is about. Defaults to the version that the viewer last took. Up to 64 characters. */
  version?: InputMaybe<Scalars['String']['input']>;
};

/** Names an API key. */
export type RevokeApiKeyInput = {
  /** The key. Format: akey_…. */
  apiKeyId: Scalars['ID']['input'];
};

/** An invitation link to end. */
export type RevokeGroupInvitationInput = {
  /** The invitation link. Format: ginv_…. */
  invitationId: Scalars['ID']['input'];
};

/** Input of `revokeSession`. */
export type RevokeSessionInput = {
  /** A session of the viewer (`sess_…`). */
  sessionId: Scalars['ID']['input'];
};

/** The reasons for which a reward cannot be claimed. */
export type RewardBlockReason =
  /** The reward was claimed and cannot be claimed again. */
  | 'CLAIMED'
  /** The level of the viewer is too low. */
  | 'LEVEL'
  /** The reward is not offered now. */
  | 'NOT_OFFERED'
  /** Another reward or achievement is needed first. */
  | 'PREREQUISITE'
  /** The streak of the viewer is too short. */
  | 'STREAK'
  /** The reward was claimed and can be claimed again later. */
  | 'WAITING';

/** The categories of rewards. */
export type RewardCategory =
  /** Rewards for achievements. */
  | 'ACHIEVEMENT'
  /** Rewards for activity on the platform. */
  | 'ENGAGEMENT'
  /** Rewards for learning with agents. */
  | 'LEARNING'
  /** Rewards for contact with others. */
  | 'SOCIAL';

/** How often a reward can be claimed, by the viewer's calendar. */
export type RewardFrequency =
  /** Once a day. */
  | 'DAILY'
  /** Once a month. */
  | 'MONTHLY'
  /** A single time. */
  | 'ONCE'
  /** Once a week. */
  | 'WEEKLY';

/** The status of a shop item for the viewer. */
export type RewardItemStatus =
  /** The viewer can buy the item. */
  | 'AVAILABLE'
  /** The item is sold out or no longer offered. */
  | 'EXPIRED'
  /** The viewer owns the item. */
  | 'REDEEMED';

/** The kinds of shop items. */
export type RewardItemType =
  /** A badge on the profile. */
  | 'BADGE'
  /** A detail of the appearance. */
  | 'COSMETIC'
  /** An effect on the profile. */
  | 'EFFECT'
  /** An item that is offered rarely. */
  | 'EXCLUSIVE'
  /** A frame around the avatar. */
  | 'FRAME'
  /** A theme of the interface. */
  | 'THEME';

/** The levels of points. */
export type RewardLevelName =
  /** The first level. */
  | 'BRONZE'
  /** The fifth and highest level. */
  | 'DIAMOND'
  /** The third level. */
  | 'GOLD'
  /** The fourth level. */
  | 'PLATINUM'
  /** The second level. */
  | 'SILVER';

/** The kinds of claimable rewards. */
export type RewardType =
  /** A reward for activity on a day. */
  | 'ACTIVITY'
  /** A reward for reaching a number. */
  | 'MILESTONE'
  /** A reward for contact with others. */
  | 'SOCIAL'
  /** A reward for subscribers. */
  | 'SUBSCRIPTION';

/** The risk of running a tool, as its author states it. */
export type RiskLevel =
  /** The tool changes data or spends money. */
  | 'HIGH'
  /** The tool only computes. */
  | 'LOW'
  /** The tool reaches the network or reads private data. */
  | 'MEDIUM';

/** The roles on the platform. */
export type Role =
  /** A user who administers the platform. */
  | 'ADMIN'
  /** A user who moderates content. */
  | 'MODERATOR'
  /** A user without further rights. */
  | 'USER';

/** The input of `runExperiment`. */
export type RunExperimentInput = {
  /** The budget. RESEARCH only. */
  budget?: InputMaybe<NewExperimentBudgetInput>;
  /** The field of research. RESEARCH only. */
  category?: InputMaybe<ExperimentCategory>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The collaborators, who may see and change the experiment. Up to 20 ids of the format usr_…. */
  collaboratorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The description of the experiment. Up to 1000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Estimated time of completion. */
  estimatedCompletion?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The hypothesis. RESEARCH only. Up to 500 characters. */
  hypothesis?: InputMaybe<Scalars['String']['input']>;
  /** The input by the type of the experiment. BATTLE_ARENA: prompt, models (two, optional). DREAM_ANALYSIS: dream. EMOTION_ANALYSIS and PERSONALITY_ANALYSIS: text. FUTURE_PREDICTION: question, horizon. IMAGE_GENERATION and NEURAL_ART: prompt, style, aspectRatio. MUSIC_GENERATION: prompt, mood, tempo. STORY_GENERATION: prompt, genre, chapters. VOICE_GENERATION: text, voice. */
  input?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The methodology. RESEARCH only. */
  methodology?: InputMaybe<ExperimentMethodologyInput>;
  /** The name of the experiment. 1 to 200 characters. */
  name: Scalars['String']['input'];
  /** The tags of the experiment. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The type of the experiment. */
  type: ExperimentType;
};

/** The period of a salary. */
export type SalaryPeriod =
  /** A salary by hour. */
  | 'HOUR'
  /** A salary by month. */
  | 'MONTH'
  /** A salary by year. */
  | 'YEAR';

/** A range of salaries. */
export type SalaryRangeInput = {
  /** The ISO 4217 code of the currency. 3 to 3 characters. */
  currency: Scalars['String']['input'];
  /** The highest salary in minor units. 0 to 2000000000. */
  max?: InputMaybe<Scalars['Int']['input']>;
  /** The lowest salary in minor units. 0 to 2000000000. */
  min?: InputMaybe<Scalars['Int']['input']>;
  /** The period of the salary. */
  period: SalaryPeriod;
};

/** A coin pack. Saving the same number of coins again changes its price. */
export type SaveCoinPackInput = {
  /** The price in minor units, tax included. Null ends the sale of the pack. 1 to 2147483647. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** Number of coins. 1 to 1000000000. */
  coins: Scalars['Int']['input'];
  /** The currency, as ISO 4217 code. 3 to 3 characters. */
  currency: Scalars['String']['input'];
};

/** A coupon. Saving the same code again changes the coupon. */
export type SaveCouponInput = {
  /** The amount in minor units, for the kind AMOUNT. 1 to 2147483647. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** The code: letters, digits, hyphens and underscores, in any case. 2 to 40 characters. */
  code: Scalars['String']['input'];
  /** The currency of the amount, as ISO 4217 code. 3 to 3 characters. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The invoices that the coupon reduces. */
  duration: CouponDuration;
  /** Number of months, for the duration REPEATING. 1 to 60. */
  durationInMonths?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the coupon can be redeemed. Defaults to true. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The kind of discount of the coupon. */
  kind: CouponKind;
  /** Number of redemptions for each user. Defaults to 1. 1 to 100. */
  maxPerUser?: InputMaybe<Scalars['Int']['input']>;
  /** Number of redemptions in all. Without it there is no limit. 1 to 100000. */
  maxRedemptions?: InputMaybe<Scalars['Int']['input']>;
  /** Further codes of the same coupon. All codes share its limits. Up to 50 items of 2 to 40 characters. */
  moreCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The percentage, for the kind PERCENT. 1 to 100. */
  percent?: InputMaybe<Scalars['Int']['input']>;
  /** Time from which the coupon is valid. Defaults to now. */
  validFrom?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Time until which the coupon is valid. Without it, it does not end. */
  validUntil?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** A job posting. Fields that are left out stay as they are. */
export type SaveJobPostingInput = {
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The last day for applications, such as 2026-10-31. Up to 10 characters. */
  deadline?: InputMaybe<Scalars['String']['input']>;
  /** The department of the job. Up to 100 characters. */
  department?: InputMaybe<Scalars['String']['input']>;
  /** The description in Markdown. Needed for a new posting. 1 to 10000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The kind of employment. Needed for a new posting. */
  employmentType?: InputMaybe<EmploymentType>;
  /** Whether the work can be done remotely. Defaults to false. */
  isRemote?: InputMaybe<Scalars['Boolean']['input']>;
  /** The posting to change. Null creates one. Format: job_…. */
  jobPostingId?: InputMaybe<Scalars['ID']['input']>;
  /** The place of work. Up to 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Number of positions. Defaults to 1. 1 to 1000. */
  positions?: InputMaybe<Scalars['Int']['input']>;
  /** All questions. Up to 20 items. */
  questions?: InputMaybe<Array<JobQuestionInput>>;
  /** All recruiters: users with the HIRING permission. Up to 20 ids of the format usr_…. */
  recruiterIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The salary offered. */
  salary?: InputMaybe<SalaryRangeInput>;
  /** The status. Defaults to DRAFT. */
  status?: InputMaybe<JobStatus>;
  /** The IANA time zone of the deadline. Defaults to UTC. Up to 64 characters. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** The title. Needed for a new posting. 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** A price of a plan. Running subscriptions keep the price that they have. */
export type SavePlanPriceInput = {
  /** The amount in minor units, tax included. Null ends the sale at this price. 1 to 2147483647. */
  amount?: InputMaybe<Scalars['Int']['input']>;
  /** The currency, as ISO 4217 code. 3 to 3 characters. */
  currency: Scalars['String']['input'];
  /** The length of a billing period. */
  interval: BillingInterval;
  /** The plan to use. Format: plan_…. */
  planId: Scalars['ID']['input'];
};

/** The post to save. Saving again changes the given fields. */
export type SavePostInput = {
  /** The collection, up to 100 characters. */
  collection?: InputMaybe<Scalars['String']['input']>;
  /** Private notes, up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** A quick action. Without an id a new one is made, which needs label, prompt and category. */
export type SaveQuickActionInput = {
  /** The category, such as `Writing`. 1 to 50 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Whether the action is one of the viewer’s favourites, of which there are up to 10. */
  favorite?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of an icon. Up to 50 characters. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** The quick action to change. Format: qact_…. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Whether the action is listed. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The label of the action. 1 to 100 characters. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The prompt of the action. 1 to 500 characters. */
  prompt?: InputMaybe<Scalars['String']['input']>;
};

/** The working hours and service levels of the support team. */
export type SaveSupportSettingsInput = {
  /** Days without work, such as 2026-12-25. Up to 366 items of 10 to 10 characters. */
  holidays: Array<Scalars['String']['input']>;
  /** The mailbox that is told of contact messages. Null tells every member. An e-mail address. */
  inbox?: InputMaybe<Scalars['String']['input']>;
  /** The deadlines: one entry per priority. 4 to 4 items. */
  targets: Array<SlaTargetInput>;
  /** The IANA time zone of the working hours. 1 to 64 characters. */
  timezone: Scalars['String']['input'];
  /** Working minutes before a deadline at which the support team is warned. 1 to 10000. */
  warnMinutes: Scalars['Int']['input'];
  /** The working hours. 1 to 50 items. */
  weeklyHours: Array<WeeklyHoursInput>;
};

/** An endpoint to make, or to change where `endpointId` is given. */
export type SaveWebhookEndpointInput = {
  /** The purpose of the endpoint. Up to 200 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The endpoint to change. Absent to make one. Format: wend_…. */
  endpointId?: InputMaybe<Scalars['ID']['input']>;
  /** The event types to send, see `webhookEventTypes`. 1 to 50 items of 1 to 60 characters. */
  events: Array<Scalars['String']['input']>;
  /** The group whose events are sent, when an endpoint is made. Absent for the whole platform. Format: grp_…. */
  groupId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether events are sent. Defaults to true. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether to make a new signing secret. The old one is worth nothing from then on. */
  rotateSecret?: InputMaybe<Scalars['Boolean']['input']>;
  /** The address that events are posted to: https, on the public network. 1 to 2048 characters. */
  url: Scalars['String']['input'];
};

/** An interview. A round that stands already is changed. */
export type ScheduleInterviewInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
  /** The interviewer: a user with the HIRING permission. Format: usr_…. */
  interviewerId?: InputMaybe<Scalars['ID']['input']>;
  /** The interview round. 1 to 20. */
  round: Scalars['Int']['input'];
  /** The time, in the future. */
  scheduledAt: Scalars['DateTimeISO']['input'];
};

/** Input of `schedulePost`. */
export type SchedulePostInput = {
  /** A draft or a scheduled post. */
  postId: Scalars['ID']['input'];
  /** Time of publication, in the future and within a year. */
  publishAt: Scalars['DateTimeISO']['input'];
};

/** The price of a seat. */
export type SeatPriceInput = {
  /** The amount in minor units of the currency, such as cents. 0 to 100000000. */
  amount: Scalars['Int']['input'];
  /** The ISO 4217 code of the currency. 3 to 3 characters. */
  currency: Scalars['String']['input'];
};

/** The types of security event. */
export type SecurityEvent =
  /** An account was erased. */
  | 'ACCOUNT_ERASED'
  /** The account was locked after too many failed attempts. */
  | 'ACCOUNT_LOCKED'
  /** The account was restored, by an admin or after the suspension ended. */
  | 'ACCOUNT_RESTORED'
  /** An admin suspended the account. All sessions ended. */
  | 'ACCOUNT_SUSPENDED'
  /** An admin ended the lockout. */
  | 'ACCOUNT_UNLOCKED'
  /** An API key that acts for the account was created. */
  | 'API_KEY_CREATED'
  /** An API key of the account was revoked. */
  | 'API_KEY_REVOKED'
  /** New backup codes were created; the old ones are invalid. */
  | 'BACKUP_CODES_RENEWED'
  /** A backup code was used. */
  | 'BACKUP_CODE_USED'
  /** An admin added coins or credits to the account, or took some away. */
  | 'BALANCE_ADJUSTED'
  /** The admin changed a runtime setting or a feature flag. */
  | 'CONFIG_CHANGED'
  /** A confirmation failed: the password or code was missing or wrong. */
  | 'CONFIRMATION_FAILED'
  /** A data export was downloaded. */
  | 'DATA_EXPORT_DOWNLOADED'
  /** A data export was requested. */
  | 'DATA_EXPORT_REQUESTED'
  /** The e-mail address changed. */
  | 'EMAIL_CHANGED'
  /** A change of the e-mail address was cancelled. */
  | 'EMAIL_CHANGE_CANCELLED'
  /** A change of the e-mail address was requested. */
  | 'EMAIL_CHANGE_REQUESTED'
  /** The e-mail address was verified. */
  | 'EMAIL_VERIFIED'
  /** The erasure was cancelled. */
  | 'ERASURE_CANCELLED'
  /** The erasure of the account was requested. All sessions ended. */
  | 'ERASURE_REQUESTED'
  /** A sign-in link was requested. */
  | 'MAGIC_LINK_REQUESTED'
  /** A sign-in with an OAuth provider was replayed. Its session ended. */
  | 'OAUTH_REPLAYED'
  /** The password changed. All other sessions ended. */
  | 'PASSWORD_CHANGED'
  /** A change of the password failed: the current password was wrong. */
  | 'PASSWORD_CHANGE_FAILED'
  /** The e-mail address was verified for the first time, and an earlier password was removed. */
  | 'PASSWORD_REMOVED'
  /** The password was reset. All sessions ended. */
  | 'PASSWORD_RESET'
  /** A link to reset the password was requested. */
  | 'PASSWORD_RESET_REQUESTED'
  /** An admin changed the permissions of the user. */
  | 'PERMISSIONS_CHANGED'
  /** An OAuth provider was linked. */
  | 'PROVIDER_LINKED'
  /** An OAuth provider was unlinked. */
  | 'PROVIDER_UNLINKED'
  /** The role changed. */
  | 'ROLE_CHANGED'
  /** A session was ended from another one. */
  | 'SESSION_REVOKED'
  /** A user signed in. */
  | 'SIGNED_IN'
  /** A user signed out. */
  | 'SIGNED_OUT'
  /** An admin ended all sessions. */
  | 'SIGNED_OUT_BY_ADMIN'
  /** The account was created. */
  | 'SIGNED_UP'
  /** A sign-in failed: the password was wrong. */
  | 'SIGN_IN_FAILED'
  /** A refresh token was reused and may be stolen. Its session ended. */
  | 'TOKEN_REUSED'
  /** Two-factor authentication was turned off. */
  | 'TWO_FACTOR_DISABLED'
  /** Two-factor authentication was turned on. */
  | 'TWO_FACTOR_ENABLED'
  /** A sign-in failed: the second factor was wrong. */
  | 'TWO_FACTOR_FAILED'
  /** An admin turned off two-factor authentication. All sessions ended. */
  | 'TWO_FACTOR_RESET'
  /** The username changed. */
  | 'USERNAME_CHANGED';

/** A new message. */
export type SendMessageInput = {
  /** The attachments, up to ten. */
  attachments?: InputMaybe<Array<AttachmentInput>>;
  /** The text, up to 4,000 characters. Required without attachments. `@username` mentions a participant. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, up to 64 characters. It is returned on the message. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The message to reply to. */
  replyToId?: InputMaybe<Scalars['ID']['input']>;
};

/** A message to the agent of a chat. */
export type SendToAgentInput = {
  /** Uploads of the viewer that go with the message. Up to 10 ids of the format upl_…. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The text of it. 1 to 20000 characters. */
  content: Scalars['String']['input'];
  /** The quick action that the message was made with. Format: qact_…. */
  quickActionId?: InputMaybe<Scalars['ID']['input']>;
  /** The chat session itself. Format: chat_…. */
  sessionId: Scalars['ID']['input'];
};

/** The offer of a consultant. Fields that are left out stay as they are. */
export type SetAvailabilityInput = {
  /** Minutes that stay free after each consultation, a multiple of 5. 0 to 240. */
  bufferMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes before the start up to which the client can cancel with a full refund, or reschedule. 0 to 43200. */
  cancellationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** The subject areas. Up to 4 items. */
  categories?: InputMaybe<Array<ConsultationCategory>>;
  /** The headline of the offer. Up to 200 characters. */
  headline?: InputMaybe<Scalars['String']['input']>;
  /** The price of an hour. Null makes consultations free of charge. */
  hourlyRate?: InputMaybe<HourlyRateInput>;
  /** Whether the consultant can be booked. Defaults to true. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Percentage of the price that is refunded after a late cancellation. 0 to 100. */
  lateRefundPercent?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes before the start up to which a consultation can be booked. 0 to 43200. */
  noticeMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** All time off. Up to 200 items. */
  timeOff?: InputMaybe<Array<TimeOffInput>>;
  /** The IANA time zone of the weekly hours. 1 to 64 characters. */
  timezone: Scalars['String']['input'];
  /** The weekly hours. Up to 50 items. */
  weeklyHours: Array<WeeklyHoursInput>;
};

/** A runtime setting. Absent fields stay, or come from the key. */
export type SetConfigInput = {
  /** The category of the entry. */
  category?: InputMaybe<ConfigCategory>;
  /** The purpose of the entry. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether everyone may read the entry. */
  isPublic?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key: a known one, or a key of the clients that begins with custom. 1 to 100 characters. */
  key: Scalars['String']['input'];
  /** The value, of the type of the key. Up to 16 KB. Secrets are refused. */
  value?: InputMaybe<Scalars['JSON']['input']>;
};

/** A feature flag. Absent fields stay. A new flag is off until it is enabled. */
export type SetFeatureFlagInput = {
  /** The description of the feature. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Whether the feature is on for any user. */
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** The key of the feature, such as new-composer. 1 to 64 characters. */
  key: Scalars['String']['input'];
  /** The share of users who have the feature, in percent. 0 to 100. */
  percentage?: InputMaybe<Scalars['Float']['input']>;
  /** The plans that may have the feature. Empty for every plan. Up to 10 items. */
  plans?: InputMaybe<Array<PlatformPlan>>;
  /** Users who have the feature whatever the percentage and their plan. Up to 500 ids of the format usr_…. */
  userIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The forms of the feature. Up to 10 items. */
  variants?: InputMaybe<Array<FlagVariantInput>>;
};

/** Whether one types, and where. */
export type SetTypingInput = {
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** Whether the viewer is typing. Repeat it every few seconds. */
  typing: Scalars['Boolean']['input'];
};

/** The input of `shareCanvas`. */
export type ShareCanvasInput = {
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
  /** EDITOR or VIEWER. */
  role: CanvasRole;
  /** The user who gets the role. Format: usr_…. */
  userId: Scalars['ID']['input'];
};

/** A chat to share, or to share no longer. */
export type ShareChatInput = {
  /** The chat session itself. Format: chat_…. */
  sessionId: Scalars['ID']['input'];
  /** Whether the chat is shared. True makes a new snapshot and a new link. */
  share: Scalars['Boolean']['input'];
};

/** A community post that the viewer shared. */
export type ShareCommunityPostInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
};

/** Input of `sharePost`. */
export type SharePostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** Input of `showAchievements`. */
export type ShowAchievementsInput = {
  /** The unlocked achievements, in order. Up to 6 ids of the format ach_…. */
  achievementIds: Array<Scalars['ID']['input']>;
};

/** The sign-in credentials. */
export type SignInInput = {
  /** A backup code in place of the code of the app. Ignored without two-factor authentication. */
  backupCode?: InputMaybe<Scalars['String']['input']>;
  /** The username or e-mail address. */
  login: Scalars['String']['input'];
  /** The password of the account. */
  password: Scalars['String']['input'];
  /** The code of the authenticator app. Ignored without two-factor authentication. */
  totpCode?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `signInWithMagicLink`. */
export type SignInWithMagicLinkInput = {
  /** A backup code in place of the code of the app. Ignored without two-factor authentication. */
  backupCode?: InputMaybe<Scalars['String']['input']>;
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
  /** The code of the authenticator app. Ignored without two-factor authentication. */
  totpCode?: InputMaybe<Scalars['String']['input']>;
};

/** The result of the provider's redirect, with the values of `startOAuth`. */
export type SignInWithOAuthInput = {
  /** A backup code in place of the code of the app. Ignored without two-factor authentication. */
  backupCode?: InputMaybe<Scalars['String']['input']>;
  /** The `code` parameter of the redirect. */
  code: Scalars['String']['input'];
  /** The `iss` parameter of the redirect, if present. */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** The OAuth provider. */
  provider: OAuthProvider;
  /** The `state` parameter of the redirect. */
  state: Scalars['String']['input'];
  /** The code of the authenticator app. Ignored without two-factor authentication. */
  totpCode?: InputMaybe<Scalars['String']['input']>;
  /** The `verifier` that `startOAuth` returned. */
  verifier: Scalars['String']['input'];
};

/** Input of `signUp`. */
export type SignUpInput = {
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The e-mail address. Hidden from other users unless shared. */
  email: Scalars['String']['input'];
  /** First name, up to 50 characters. */
  firstName: Scalars['String']['input'];
  /** The last name, up to 50 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The password, 8 to 128 characters. */
  password: Scalars['String']['input'];
  /** The username: 3 to 30 letters, digits or underscores, unique regardless of case. */
  username: Scalars['String']['input'];
};

/** The deadlines of tickets of one priority. */
export type SlaTargetInput = {
  /** Working minutes until the first public reply. 1 to 100000. */
  firstResponseMinutes: Scalars['Int']['input'];
  /** The priority that applies. */
  priority: TicketPriority;
  /** Working minutes until the resolution. 1 to 500000. */
  resolutionMinutes: Scalars['Int']['input'];
};

/** Links to profiles on other sites. Absent fields stay; null removes a value. */
export type SocialLinksInput = {
  /** The handle or URL on GitHub. */
  github?: InputMaybe<Scalars['String']['input']>;
  /** The handle or URL on LinkedIn. */
  linkedin?: InputMaybe<Scalars['String']['input']>;
  /** The handle or URL on Twitter/X. */
  twitter?: InputMaybe<Scalars['String']['input']>;
  /** The URL of another site. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `spendCredits`. */
export type SpendCreditsInput = {
  /** The number of credits. 1 to 2147483647. */
  amount: Scalars['Int']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The purpose. It is stored in the transaction. 1 to 200 characters. */
  reason: Scalars['String']['input'];
};

/** A permission that an admin gives to a user. */
export type StaffPermission =
  /** Publish job postings and work on their applications. */
  | 'HIRING'
  /** Work on contact messages and tickets. Takes effect for moderators and admins only. */
  | 'SUPPORT';

/** Stars a tool, or takes the star away. */
export type StarToolInput = {
  /** Whether the viewer stars the tool. */
  starred: Scalars['Boolean']['input'];
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
};

/** A new chat. */
export type StartChatInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: Scalars['ID']['input'];
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The title. Without one, a model writes it after the first answer. Up to 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** A conversation to be: with one person, or as a group. */
export type StartConversationInput = {
  /** An upload with the purpose AVATAR for the group's image. */
  avatarUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The URL of the image, in place of an upload. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, up to 64 characters. Not needed for a direct conversation. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The kind of conversation. Defaults to DIRECT. */
  kind?: InputMaybe<ConversationKind>;
  /** The other user; for a group, the other users, up to 99. */
  participantIds: Array<Scalars['ID']['input']>;
  /** The title of the group, up to 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `startOAuth`. */
export type StartOAuthInput = {
  /** Whether the provider is linked to the viewer's account (`linkProvider`) instead of signing in. */
  link?: Scalars['Boolean']['input'];
  /** The current password, for linking, if the account has one. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** A provider of `authProviders`. */
  provider: OAuthProvider;
  /** The URL to return to. It has to be on the configured allow list. */
  redirectUri: Scalars['String']['input'];
};

/** An answer to stop. */
export type StopAnswerInput = {
  /** The answer of the agent. Format: cmsg_…. */
  messageId: Scalars['ID']['input'];
};

/** The image or video of a story: an upload, or a URL with its details. */
export type StoryMediaInput = {
  /** The alternative text for screen readers. */
  alt?: InputMaybe<Scalars['String']['input']>;
  /** Duration in seconds, up to 60. Videos only. */
  duration?: InputMaybe<Scalars['Float']['input']>;
  /** Height in pixels. */
  height?: InputMaybe<Scalars['Int']['input']>;
  /** The URL of a small preview image. */
  thumbnailUrl?: InputMaybe<Scalars['String']['input']>;
  /** The type of the media. Defaults to the type of the story. */
  type?: InputMaybe<MediaType>;
  /** An upload with the purpose STORY. */
  uploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The public http or https URL. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** Width in pixels. */
  width?: InputMaybe<Scalars['Int']['input']>;
};

/** The types of story. */
export type StoryType =
  /** A story with an image. */
  | 'IMAGE'
  /** A story with a text. */
  | 'TEXT'
  /** A story with a video. */
  | 'VIDEO';

/** The audiences of a story. */
export type StoryVisibility =
  /** Visible to all users who may see the author's posts. */
  | 'ALL'
  /** Visible to the author's close friends. */
  | 'CLOSE_FRIENDS'
  /** Visible to the author's followers; for a profile with friends only, to friends. */
  | 'FOLLOWERS';

/** A subscription to an agent. The price is that of the catalogue. */
export type SubscribeToAgentInput = {
  /** The agent to subscribe to. Format: agt_…. */
  agentId: Scalars['ID']['input'];
  /** Whether the subscription renews at the end of the period. */
  autoRenew?: Scalars['Boolean']['input'];
  /** The page to come back to without paying by card. An http or https URL, up to 2048 characters. */
  cancelUrl?: InputMaybe<Scalars['String']['input']>;
  /** Idempotency key, chosen by the client. Repeating a request with the same key returns the first result. 1 to 64 characters. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** A coupon. Up to 50 characters. */
  coupon?: InputMaybe<Scalars['String']['input']>;
  /** The way of payment. */
  payWith?: PayWith;
  /** The billing period chosen. */
  period: AgentPeriod;
  /** The page to come back to after paying by card. An http or https URL, up to 2048 characters. */
  successUrl?: InputMaybe<Scalars['String']['input']>;
};

/** The place where a subscription was made. */
export type SubscriptionSource =
  /** A subscription that an admin gave. */
  | 'ADMIN'
  /** A subscription by the API. */
  | 'API'
  /** A subscription from the web client. */
  | 'WEB';

/** The categories of suggestions. */
export type SuggestionCategory =
  /** Use by people with disabilities. */
  | 'ACCESSIBILITY'
  /** A fault of the platform. */
  | 'BUG'
  /** A new feature. */
  | 'FEATURE'
  /** Speed and use of resources. */
  | 'PERFORMANCE'
  /** The user interface. */
  | 'UI';

/** The priorities of suggestions. */
export type SuggestionPriority =
  /** The highest priority. */
  | 'HIGH'
  /** The lowest priority. */
  | 'LOW'
  /** The usual priority. */
  | 'MEDIUM';

/** The order of a list of suggestions. */
export type SuggestionSort =
  /** The newest come first. */
  | 'NEW'
  /** Most votes first. */
  | 'TOP';

/** The progress of a suggestion. */
export type SuggestionStatus =
  /** The suggestion is carried out. Votes are closed. */
  | 'COMPLETED'
  /** The suggestion is declined. Votes are closed. */
  | 'DECLINED'
  /** The work has begun. */
  | 'IN_PROGRESS'
  /** The suggestion will be carried out. */
  | 'PLANNED'
  /** The suggestion is new. */
  | 'SUBMITTED'
  /** The team examines the suggestion. */
  | 'UNDER_REVIEW';

/** A member to suspend. */
export type SuspendMemberInput = {
  /** The membership. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
  /** The reason. The user reads it. 1 to 500 characters. */
  reason: Scalars['String']['input'];
  /** The end. Null: without end. */
  until?: InputMaybe<Scalars['DateTimeISO']['input']>;
};

/** Input of `suspendUser`. */
export type SuspendUserInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** Time at which the suspension ends, within ten years. Null or absent for no end. */
  until?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** Definitions of agents. */
export type SyncAgentsInput = {
  /** The definitions. Up to 200 items. */
  agents: Array<AgentInput>;
};

/** The categories of tags. */
export type TagCategory =
  /** Tags about art made with AI. */
  | 'AI_ART'
  /** Tags about discussions. */
  | 'DISCUSSION'
  /** Tags about any other topic. */
  | 'GENERAL'
  /** Tags about photography. */
  | 'PHOTOGRAPHY'
  /** Tags about technology. */
  | 'TECH'
  /** Tags about videos. */
  | 'VIDEO';

/** The color theme of the interface. */
export type Theme =
  /** Light text on a dark background. */
  | 'DARK'
  /** Dark text on a light background. */
  | 'LIGHT'
  /** The theme of the device. */
  | 'SYSTEM';

/** The side that wrote a message of a ticket. */
export type TicketAuthorType =
  /** A member of the support team. */
  | 'AGENT'
  /** The customer side. */
  | 'CUSTOMER';

/** The subject area of a ticket. */
export type TicketCategory =
  /** Sign-in, profile or privacy. */
  | 'ACCOUNT'
  /** Payments, invoices or subscriptions. */
  | 'BILLING'
  /** Something that does not work as documented. */
  | 'BUG_REPORT'
  /** A wish for a new feature. */
  | 'FEATURE_REQUEST'
  /** The API, webhooks or another service. */
  | 'INTEGRATION'
  /** A technical problem. */
  | 'TECHNICAL';

/** The priority of a ticket. It decides the deadlines of the service level agreement (SLA). */
export type TicketPriority =
  /** A higher priority than usual. */
  | 'HIGH'
  /** The lowest priority. */
  | 'LOW'
  /** The usual priority. */
  | 'MEDIUM'
  /** The highest priority. */
  | 'URGENT';

/** The status of a ticket. */
export type TicketStatus =
  /** A staff member is assigned and has not started. */
  | 'ASSIGNED'
  /** The ticket is finished. A reply within seven days reopens it. */
  | 'CLOSED'
  /** A staff member is working on the ticket. */
  | 'IN_PROGRESS'
  /** No staff member is assigned. */
  | 'OPEN'
  /** The ticket has a resolution. A reply within seven days reopens it. */
  | 'RESOLVED'
  /** The resolution clock is paused until the customer replies. */
  | 'WAITING_FOR_CUSTOMER';

/** A period in which a consultant cannot be booked. */
export type TimeOffInput = {
  /** The end, exclusive. */
  endsAt: Scalars['DateTimeISO']['input'];
  /** The start time. */
  startsAt: Scalars['DateTimeISO']['input'];
};

/** The state of a tool call. */
export type ToolCallState =
  /** The tool has effects and waits for the approval of the user. */
  | 'AWAITING_APPROVAL'
  /** The user did not approve the call. */
  | 'DENIED'
  /** The tool has a result. */
  | 'DONE'
  /** The tool failed. */
  | 'FAILED'
  /** The answer ended before the tool had a result. */
  | 'INTERRUPTED'
  /** The tool runs. */
  | 'RUNNING';

/** The category of a tool. */
export type ToolCategory =
  /** Tools that use AI models. */
  | 'AI'
  /** Tools that measure and report. */
  | 'ANALYTICS'
  /** Tools that run tasks without a person. */
  | 'AUTOMATION'
  /** Tools of any other kind. */
  | 'CUSTOM'
  /** Tools that read, convert or write data. */
  | 'DATA_PROCESSING'
  /** Tools for writing and testing software. */
  | 'DEVELOPER'
  /** Tools that connect other services. */
  | 'INTEGRATION'
  /** Tools for networks and addresses. */
  | 'NETWORK'
  /** Tools for hashes, keys and audits. */
  | 'SECURITY'
  /** Small tools for everyday tasks. */
  | 'UTILITY'
  /** Tools for web pages. */
  | 'WEB';

/** A package that a tool needs. */
export type ToolDependencyInput = {
  /** The name of the package. 1 to 214 characters. */
  name: Scalars['String']['input'];
  /** The registry of the package. */
  type: ToolDependencyType;
  /** The version or range of versions. 1 to 64 characters. */
  version: Scalars['String']['input'];
};

/** The package registry that a dependency comes from. */
export type ToolDependencyType =
  /** A package of RubyGems (Ruby). */
  | 'GEM'
  /** A package of npm (JavaScript). */
  | 'NPM'
  /** A package of PyPI (Python). */
  | 'PIP';

/** Source text of a tool for one of its events. The gateway stores it and never runs it. */
export type ToolHookInput = {
  /** The source text. 1 to 20000 characters. */
  code: Scalars['String']['input'];
  /** The name of the hook, such as onExecute. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The kind of hook, such as function. 1 to 50 characters. */
  type: Scalars['String']['input'];
};

/** An output of a tool. */
export type ToolOutputInput = {
  /** The meaning of the output. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The key of the output, unique within the tool. 1 to 64 characters. */
  id: Scalars['String']['input'];
  /** The name of the output, for people. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The type of the value, in free words. Up to 50 characters. */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** An input of a tool. */
export type ToolParameterInput = {
  /** The value where none is given, of the type of the input. Up to 4 KB. */
  defaultValue?: InputMaybe<Scalars['JSON']['input']>;
  /** The meaning of the input. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The key of the input, unique within the tool. 1 to 64 characters. */
  id: Scalars['String']['input'];
  /** The name of the input, for people. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** Whether a value must be given. Defaults to false. */
  required?: InputMaybe<Scalars['Boolean']['input']>;
  /** The type of the value. */
  type: ToolParameterType;
  /** The limits of the value. */
  validation?: InputMaybe<ToolParameterValidationInput>;
};

/** The type of an input of a tool. */
export type ToolParameterType =
  /** A list of values. */
  | 'ARRAY'
  /** True or false. */
  | 'BOOLEAN'
  /** A file as attachment. */
  | 'FILE'
  /** Several of some given values. */
  | 'MULTISELECT'
  /** A number as value. */
  | 'NUMBER'
  /** A JSON object. */
  | 'OBJECT'
  /** A text as value. */
  | 'STRING';

/** The limits of an input of a tool. Clients apply them; the gateway does not. */
export type ToolParameterValidationInput = {
  /** The largest allowed number. -1000000000000000 to 1000000000000000. */
  max?: InputMaybe<Scalars['Float']['input']>;
  /** The maximum number of characters or items. 0 to 1000000. */
  maxLength?: InputMaybe<Scalars['Int']['input']>;
  /** The smallest allowed number. -1000000000000000 to 1000000000000000. */
  min?: InputMaybe<Scalars['Float']['input']>;
  /** The minimum number of characters or items. 0 to 1000000. */
  minLength?: InputMaybe<Scalars['Int']['input']>;
  /** A regular expression as text. The gateway never evaluates it. Up to 500 characters. */
  pattern?: InputMaybe<Scalars['String']['input']>;
};

/** The order of a list of reviews. */
export type ToolReviewSort =
  /** Most helpful first: helpful votes minus not helpful votes. */
  | 'HELPFUL'
  /** Highest rating first. */
  | 'HIGHEST'
  /** Lowest rating first. */
  | 'LOWEST'
  /** The newest come first. */
  | 'NEWEST';

/** Whether moderators have checked a tool or a version. */
export type ToolReviewState =
  /** A moderator has approved it. */
  | 'APPROVED'
  /** It changed after a check and waits for the next one. */
  | 'IN_REVIEW'
  /** A moderator has rejected it. */
  | 'REJECTED'
  /** Nobody has checked it; it is usable. */
  | 'UNREVIEWED';

/** A setting of a tool. */
export type ToolSettingInput = {
  /** The value where none is set. Up to 4 KB. */
  defaultValue?: InputMaybe<Scalars['JSON']['input']>;
  /** The key of the setting, unique within the tool. 1 to 64 characters. */
  id: Scalars['String']['input'];
  /** The name of the setting, for people. 1 to 100 characters. */
  name: Scalars['String']['input'];
  /** The type of the value, in free words. Up to 50 characters. */
  type?: InputMaybe<Scalars['String']['input']>;
};

/** The order of a list of tools. */
export type ToolSort =
  /** Most downloaded first. */
  | 'MOST_DOWNLOADED'
  /** Most starred first. */
  | 'MOST_STARRED'
  /** By name, from A to Z. */
  | 'NAME'
  /** Last published first. */
  | 'NEWEST'
  /** Most used first. */
  | 'POPULAR'
  /** Best rated first. A few reviews weigh less than many. */
  | 'TOP_RATED';

/** An event of a client. One that is not allowed is rejected by itself. */
export type TrackEventInput = {
  /** Time of the event, up to 7 days ago; one of the future counts as now. Defaults to the time of receipt. */
  at?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The category of the event. Up to 100 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The part of the interface that the event comes from. Up to 100 characters. */
  component?: InputMaybe<Scalars['String']['input']>;
  /** The client's own id of the event: the same visitor and id twice is stored once. Send one where requests may be repeated. Up to 128 characters. */
  id?: InputMaybe<Scalars['String']['input']>;
  /** The label of the event. Up to 300 characters. */
  label?: InputMaybe<Scalars['String']['input']>;
  /** The name of the event. Defaults to the type in lower case; CUSTOM needs one. Up to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Further values by name, up to 4096 bytes as JSON. No personal data. */
  properties?: InputMaybe<Scalars['JSONObject']['input']>;
  /** The page that led here, document.referrer. Up to 2048 characters. */
  referrer?: InputMaybe<Scalars['String']['input']>;
  /** The furthest part of the page that was seen, 0 to 100 percent. For PAGE_LEAVE and PAGE_VIEW. */
  scrollDepth?: InputMaybe<Scalars['Int']['input']>;
  /** The time spent on the page in seconds, up to a day. For PAGE_LEAVE and PAGE_VIEW. */
  secondsSpent?: InputMaybe<Scalars['Float']['input']>;
  /** The global id of the content that the event is about, such as post_…. */
  targetId?: InputMaybe<Scalars['ID']['input']>;
  /** The title of the page. It is cut after 300 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The type of the event. */
  type: AnalyticsEventType;
  /** The address or path of the page. PAGE_VIEW needs one. UTM parameters are read; the query is not stored. Up to 2048 characters. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** A number that belongs to the event. */
  value?: InputMaybe<Scalars['Float']['input']>;
  /** The id of the page view that was left. PAGE_LEAVE needs it. Up to 128 characters. */
  view?: InputMaybe<Scalars['String']['input']>;
};

/** Events of one client. */
export type TrackInput = {
  /** The events, in any order. 1 to 100 items. */
  events: Array<TrackEventInput>;
  /** The size of the screen, such as 1920x1080. Up to 20 characters. */
  screenResolution?: InputMaybe<Scalars['String']['input']>;
  /** The time zone of the client, such as Europe/Berlin. Up to 64 characters. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** The client's own random id, kept by the client; a UUID, say. Never a user's name or address. 1 to 128 characters. */
  visitorId: Scalars['String']['input'];
};

/** The state of a transaction. */
export type TransactionStatus =
  /** The invoice was voided before it was paid. */
  | 'CANCELLED'
  /** The money arrived. Part of it may be refunded. */
  | 'COMPLETED'
  /** The user’s bank disputes the payment, or won the dispute. */
  | 'DISPUTED'
  /** The payment failed. */
  | 'FAILED'
  /** The money has not arrived yet. */
  | 'PENDING'
  /** Refunded in full. */
  | 'REFUNDED';

/** The types of transactions. */
export type TransactionType =
  /** Payment of a consultation. */
  | 'CONSULTATION'
  /** A credit to the user’s balance at the processor. */
  | 'CREDIT'
  /** Payment of a donation. */
  | 'DONATION'
  /** A coin pack or another single purchase. */
  | 'ONE_TIME'
  /** A refund whose original transaction is unknown. Others stand in `refunds`. */
  | 'REFUND'
  /** A platform plan or a subscription to an agent. */
  | 'SUBSCRIPTION'
  /** The fee of an event. */
  | 'WEBINAR';

/** A group and its new owner. */
export type TransferGroupInput = {
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
  /** The new owner, an active member of the group. Format: usr_…. */
  userId: Scalars['ID']['input'];
};

/** The periods of trending lists. */
export type TrendingWindow =
  /** The last 24 hours. */
  | 'DAY'
  /** The last 30 days. */
  | 'MONTH'
  /** The last seven days. */
  | 'WEEK';

/** Changes of a contact message. Fields that are left out stay as they are. */
export type TriageContactInput = {
  /** The member of the support team who answers. Null takes the assignee away. Format: usr_…. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The contact message. Format: cont_…. */
  contactMessageId: Scalars['ID']['input'];
  /** The priority that applies. */
  priority?: InputMaybe<ContactPriority>;
  /** The status that applies. */
  status?: InputMaybe<ContactStatus>;
  /** All tags of the message. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Input of `triageSuggestion`. Absent fields stay as they are. */
export type TriageSuggestionInput = {
  /** A moderator or admin to assign. Null takes the assignment away. Format: usr_…. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The priority of the suggestion. */
  priority?: InputMaybe<SuggestionPriority>;
  /** The status of the suggestion. */
  status?: InputMaybe<SuggestionStatus>;
  /** The suggestion. Format: sug_…. */
  suggestionId: Scalars['ID']['input'];
};

/** Changes of a ticket. Fields that are left out stay as they are. */
export type TriageTicketInput = {
  /** The member of the support team who works on the ticket. Null takes the assignee away. Format: usr_…. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  /** The subject area. */
  category?: InputMaybe<TicketCategory>;
  /** The priority that applies. */
  priority?: InputMaybe<TicketPriority>;
  /** The status. RESOLVED is set by `resolveTicket`. */
  status?: InputMaybe<TicketStatus>;
  /** All tags of the ticket. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The ticket concerned. Format: tick_…. */
  ticketId: Scalars['ID']['input'];
};

/** Settings of the interface. */
export type UiPreferencesInput = {
  /** The layout of lists. */
  defaultView?: InputMaybe<ListView>;
  /** Number of items per page, 10 to 100. */
  itemsPerPage?: InputMaybe<Scalars['Int']['input']>;
  /** Whether the sidebar is collapsed. */
  sidebarCollapsed?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A ban or a suspension to lift. */
export type UnbanMemberInput = {
  /** The membership. Format: mbr_…. */
  membershipId: Scalars['ID']['input'];
  /** Whether to bring back the posts that the ban removed. Defaults to false. */
  restorePosts?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Input of `unblock`. */
export type UnblockInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** Input of `unfollow`. */
export type UnfollowInput = {
  /** The id of the user. */
  userId: Scalars['ID']['input'];
};

/** Input of `unlinkProvider`. */
export type UnlinkProviderInput = {
  /** The current password. Required if the account has a password. */
  password?: InputMaybe<Scalars['String']['input']>;
  /** A provider of `viewer { linkedProviders }`. */
  provider: OAuthProvider;
};

/** Input of `unlockAccount`. */
export type UnlockAccountInput = {
  /** The reason, 1 to 500 characters. It is stored in the security log, where the user can read it. */
  reason: Scalars['String']['input'];
  /** The user; not the viewer. */
  userId: Scalars['ID']['input'];
};

/** Input of `unpinPost`. */
export type UnpinPostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** Input of `unreact`. */
export type UnreactInput = {
  /** A post, a community post or a comment. */
  targetId: Scalars['ID']['input'];
};

/** Input of `unrepost`. */
export type UnrepostInput = {
  /** The original post. */
  postId: Scalars['ID']['input'];
};

/** Input of `unsavePost`. */
export type UnsavePostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** Input of `unschedulePost`. */
export type UnschedulePostInput = {
  /** The id of the post. */
  postId: Scalars['ID']['input'];
};

/** Changes to an agent. What is left out or null stays as it is. */
export type UpdateAgentInput = {
  /** The agent's own messages. Format: agt_…. */
  agentId: Scalars['ID']['input'];
  /** The URL of a picture. Without one, the gateway draws one. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** Capabilities, up to 20 of 50 characters. */
  capabilities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The subject area. Needed for a new agent. */
  category?: InputMaybe<AgentCategory>;
  /** The colours, up to 100 characters. */
  color?: InputMaybe<Scalars['String']['input']>;
  /** The context prompt, up to 4000 characters. */
  contextPrompt?: InputMaybe<Scalars['String']['input']>;
  /** The description, up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Examples, up to 10. */
  exampleResponses?: InputMaybe<Array<AgentExampleInput>>;
  /** Features, up to 20 of 200 characters. */
  features?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The name of an icon, up to 50 characters. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** Whether the agent is enabled. Defaults to true. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent is featured. */
  isFeatured?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the agent is new. */
  isNew?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether a subscription is needed beyond the free answers. */
  isPremium?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name, up to 100 characters. Needed for a new agent. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The personality of the agent. */
  personality?: InputMaybe<AgentPersonalityInput>;
  /** Prices, one per period. Needed for a premium agent. */
  pricing?: InputMaybe<Array<AgentPriceInput>>;
  /** Models, up to 8. */
  providers?: InputMaybe<Array<AgentProviderInput>>;
  /** Time of the release. */
  releaseDate?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The default settings of answers. */
  settings?: InputMaybe<AgentSettingsInput>;
  /** Whether the agent can be used. Defaults to ACTIVE. */
  status?: InputMaybe<AgentStatus>;
  /** Questions to start with, up to 10 of 200 characters. */
  suggestedPrompts?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The system prompt, up to 8000 characters. Needed for a new agent. */
  systemPrompt?: InputMaybe<Scalars['String']['input']>;
  /** The specialty in one line, up to 100 characters. */
  tagline?: InputMaybe<Scalars['String']['input']>;
  /** Tags, up to 20 of 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Use cases, up to 20 of 200 characters. */
  useCases?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The version, up to 50 characters. */
  version?: InputMaybe<Scalars['String']['input']>;
  /** The first message, up to 500 characters. Needed for a new agent. */
  welcomeMessage?: InputMaybe<Scalars['String']['input']>;
};

/** The input of `updateCanvasProject`. What is left out stays as it is. */
export type UpdateCanvasProjectInput = {
  /** The category. 1 to 50 characters. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** The description; an empty text removes it. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The name of the agent. 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
  /** The settings to change. */
  settings?: InputMaybe<CanvasSettingsInput>;
  /** ACTIVE or ARCHIVED. */
  status?: InputMaybe<CanvasStatus>;
  /** The tags of the post. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Changes to a chat. What is left out stays as it is. */
export type UpdateChatInput = {
  /** Whether the chat is archived. */
  archived?: InputMaybe<Scalars['Boolean']['input']>;
  /** The description. Null removes it. Up to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The chat session itself. Format: chat_…. */
  sessionId: Scalars['ID']['input'];
  /** The settings of answers. */
  settings?: InputMaybe<ChatSessionSettingsInput>;
  /** Tags. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title of it. 1 to 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Changes to the settings of the chat. What is left out or null stays as it is. */
export type UpdateChatSettingsInput = {
  /** Accessibility settings of chats. */
  accessibility?: InputMaybe<ChatAccessibilityInput>;
  /** Whether drafts and chats are saved while typing. */
  autoSave?: InputMaybe<Scalars['Boolean']['input']>;
  /** The size of text. */
  fontSize?: InputMaybe<ChatFontSize>;
  /** Notification settings of chats. */
  notifications?: InputMaybe<ChatNotificationSettingsInput>;
  /** Privacy settings of chats. */
  privacy?: InputMaybe<ChatPrivacySettingsInput>;
  /** Quick action settings of chats. */
  quickActions?: InputMaybe<ChatQuickActionSettingsInput>;
  /** The color theme chosen. */
  theme?: InputMaybe<ChatTheme>;
};

/** A change of a community post. Fields that are absent stay as they are. */
export type UpdateCommunityPostInput = {
  /** The attachments, in order. Up to 10 items. */
  attachments?: InputMaybe<Array<CommunityAttachmentInput>>;
  /** The body, in `format`. Up to 50000 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** The topic. Defaults to GENERAL. */
  category?: InputMaybe<CommunityPostCategory>;
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** The format of the body. Defaults to MARKDOWN. */
  format?: InputMaybe<CommunityPostFormat>;
  /** A change of the poll. */
  poll?: InputMaybe<UpdatePollInput>;
  /** PUBLISHED publishes a draft or takes a post out of the archive. ARCHIVED archives a post. */
  status?: InputMaybe<CommunityPostStatus>;
  /** The tags of the post. Up to 10 items of 1 to 51 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title of it. 1 to 300 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The type of the post. Defaults to DISCUSSION. Announcements and news are for moderators. */
  type?: InputMaybe<CommunityPostType>;
  /** The audience of the post. Defaults to MEMBERS in a group, else to PUBLIC. */
  visibility?: InputMaybe<CommunityPostVisibility>;
};

/** Changes of a consultation. Fields that are left out stay as they are. */
export type UpdateConsultationInput = {
  /** The agenda in order. Up to 20 items of 1 to 200 characters. */
  agenda?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The consultation concerned. Format: cons_…. */
  consultationId: Scalars['ID']['input'];
  /** The consultant’s notes that the client does not see. Up to 500 characters. */
  internalNotes?: InputMaybe<Scalars['String']['input']>;
  /** The place. For the consultant. */
  location?: InputMaybe<ConsultationLocationInput>;
  /** The notes of the viewer’s side, visible to both sides. Up to 500 characters. */
  notes?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a group session. Fields that are left out stay as they are. */
export type UpdateConsultationSessionInput = {
  /** The agenda in order. Up to 20 items of 1 to 200 characters. */
  agenda?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The place, shown to participants. */
  location?: InputMaybe<ConsultationLocationInput>;
  /** The group session concerned. Format: cses_…. */
  sessionId: Scalars['ID']['input'];
};

/** Input of `updateConversation`. */
export type UpdateConversationInput = {
  /** An upload with the purpose AVATAR for the image. */
  avatarUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The URL of the image, in place of an upload. */
  avatarUrl?: InputMaybe<Scalars['String']['input']>;
  /** The id of the conversation. */
  conversationId: Scalars['ID']['input'];
  /** The title, up to 100 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** A change of an event. Missing fields stay as they are, null empties them. */
export type UpdateEventInput = {
  /** The agenda of the event. Up to 100 items. */
  agenda?: InputMaybe<Array<EventAgendaItemInput>>;
  /** Number of places. Not limited without it. 1 to 100000. */
  capacity?: InputMaybe<Scalars['Int']['input']>;
  /** The co-hosts. Up to 20 ids of the format usr_…. */
  coHostIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The address of the cover image. An http or https URL, up to 2048 characters. */
  coverImage?: InputMaybe<Scalars['String']['input']>;
  /** The description of the event. Up to 5000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** End of the first occurrence. */
  endsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The event of the answer. Format: evt_…. */
  eventId: Scalars['ID']['input'];
  /** The fee. Free without it. */
  fee?: InputMaybe<EventFeeInput>;
  /** Whether the event takes whole local days: those of start and end. Defaults to false. */
  isAllDay?: InputMaybe<Scalars['Boolean']['input']>;
  /** The place of the event. */
  location?: InputMaybe<EventLocationInput>;
  /** Whether the event takes place online, at an address, or both. Defaults to ONLINE. */
  mode?: InputMaybe<EventMode>;
  /** The recurrence of the event. */
  recurrence?: InputMaybe<RecurrenceInput>;
  /** Time until which users may register. */
  registrationDeadline?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Whether only registered users take part. Defaults to false. */
  registrationRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** Start of the first occurrence. The end moves along unless given. */
  startsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** Tags. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The IANA time zone. Defaults to UTC. 1 to 64 characters. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** The title of the event. 1 to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The kind of event. Defaults to MEETUP. */
  type?: InputMaybe<EventType>;
  /** The link to join online. Shown to participants only. An http or https URL, up to 2048 characters. */
  virtualLink?: InputMaybe<Scalars['String']['input']>;
  /** The visibility of the event. Defaults to PUBLIC. */
  visibility?: InputMaybe<EventVisibility>;
  /** Whether users may wait for a place. Defaults to false. */
  waitlistEnabled?: InputMaybe<Scalars['Boolean']['input']>;
};

/** The input of `updateExperiment`. What is left out stays as it is. */
export type UpdateExperimentInput = {
  /** Changes to the budget. Only the owner changes allocated amount and currency. */
  budget?: InputMaybe<ExperimentBudgetInput>;
  /** The field of research. */
  category?: InputMaybe<ExperimentCategory>;
  /** All collaborators. Owner only. Up to 20 ids of the format usr_…. */
  collaboratorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The description of the experiment. Up to 1000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Estimated time of completion. */
  estimatedCompletion?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** The id of the experiment. Format: exp_…. */
  experimentId: Scalars['ID']['input'];
  /** The hypothesis of the experiment. Up to 500 characters. */
  hypothesis?: InputMaybe<Scalars['String']['input']>;
  /** Changes to the methodology. */
  methodology?: InputMaybe<ExperimentMethodologyInput>;
  /** The name of the experiment. 1 to 200 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Changes to the results. */
  results?: InputMaybe<ExperimentResultsInput>;
  /** The next status of a research experiment: RUNNING, PAUSED, COMPLETED or FAILED. */
  status?: InputMaybe<ExperimentStatus>;
  /** The tags of the experiment. Up to 20 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A change of a group. Fields that are absent stay as they are. */
export type UpdateGroupInput = {
  /** The picture, by URL. Null removes it. An http or https URL, up to 2048 characters. */
  avatar?: InputMaybe<Scalars['String']['input']>;
  /** The picture, by the id of an upload for AVATAR. Up to 40 characters. */
  avatarUploadId?: InputMaybe<Scalars['String']['input']>;
  /** The topic. Defaults to GENERAL. */
  category?: InputMaybe<GroupCategory>;
  /** The cover picture, by URL. Null removes it. An http or https URL, up to 2048 characters. */
  coverImage?: InputMaybe<Scalars['String']['input']>;
  /** The cover picture, by the id of an upload for COVER. Up to 40 characters. */
  coverImageUploadId?: InputMaybe<Scalars['String']['input']>;
  /** The description of the group. Up to 2000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The group. Format: grp_…. */
  groupId: Scalars['ID']['input'];
  /** Whether joining needs approval. Always true for private groups. Defaults to false. */
  joinApprovalRequired?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name. A new name gives a new slug; the former slug leads on to the group. 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The rules. Up to 20 items of 1 to 200 characters. */
  rules?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The settings of the group. */
  settings?: InputMaybe<GroupSettingsInput>;
  /** Words that the group is found by. Up to 10 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The visibility of the group. Defaults to PUBLIC. */
  visibility?: InputMaybe<GroupVisibility>;
};

/** Input of `updateHighlight`. */
export type UpdateHighlightInput = {
  /** The cover image. Null resets it to the first story's image. */
  cover?: InputMaybe<CoverInput>;
  /** The id of the highlight. */
  highlightId: Scalars['ID']['input'];
  /** All stories in display order, 1 to 100. */
  storyIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The new title. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `updatePlan`. Absent fields stay as they are. */
export type UpdatePlanInput = {
  /** Number of coins that each paid invoice grants. 0 to 1000000. */
  coins?: InputMaybe<Scalars['Int']['input']>;
  /** The description of the plan. 1 to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** The features of the plan. Up to 20 items of 1 to 100 characters. */
  features?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Whether the plan can be bought. */
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** The name of the plan. 1 to 100 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The plan to use. Format: plan_…. */
  planId: Scalars['ID']['input'];
  /** Number of days of the trial period. 0 to 90. */
  trialDays?: InputMaybe<Scalars['Int']['input']>;
};

/** A change of an open poll. Options keep their votes by their ids. */
export type UpdatePollInput = {
  /** When the poll closes. Null: no end. */
  endsAt?: InputMaybe<Scalars['DateTimeISO']['input']>;
  /** All options, in their new order. 2 to 20 items. */
  options?: InputMaybe<Array<PollOptionInput>>;
  /** The question. It cannot change after the first vote. 1 to 300 characters. */
  question?: InputMaybe<Scalars['String']['input']>;
};

/** Input of `updatePost`. */
export type UpdatePostInput = {
  /** Details about how AI was used. */
  aiDetails?: InputMaybe<AiDetailsInput>;
  /** The text, up to 2,500 characters. */
  caption?: InputMaybe<Scalars['String']['input']>;
  /** The place where the content was made. */
  location?: InputMaybe<PostLocationInput>;
  /** All media of the post. URLs of the post's uploads may be repeated. */
  media?: InputMaybe<Array<MediaInput>>;
  /** The id of the post. */
  postId: Scalars['ID']['input'];
  /** Tags in addition to those of the text. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The title, up to 200 characters. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The audience of the content. */
  visibility?: InputMaybe<PostVisibility>;
};

/** Input of `updatePreferences`. */
export type UpdatePreferencesInput = {
  /** Accessibility settings of the interface. */
  accessibility?: InputMaybe<AccessibilityPreferencesInput>;
  /** Settings for chats with agents. */
  chat?: InputMaybe<ChatPreferencesInput>;
  /** How often credits reset, by the viewer's calendar. The current period is not changed. */
  creditsResetPeriod?: InputMaybe<ResetPeriod>;
  /** Settings for the use of personal data. */
  data?: InputMaybe<DataPreferencesInput>;
  /** Mail settings by kind. */
  email?: InputMaybe<EmailNotificationsInput>;
  /** Whether notification mails are sent. */
  emailNotifications?: InputMaybe<Scalars['Boolean']['input']>;
  /** In-app notification settings by kind. */
  inApp?: InputMaybe<InAppNotificationsInput>;
  /** A BCP 47 language tag such as en or pt-BR. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** Settings for direct messages. */
  messages?: InputMaybe<MessagePreferencesInput>;
  /** The audience of the viewer's posts and lists. */
  profileVisibility?: InputMaybe<ProfileVisibility>;
  /** Push notification settings by kind. */
  push?: InputMaybe<PushNotificationsInput>;
  /** Whether push messages are sent. */
  pushNotifications?: InputMaybe<Scalars['Boolean']['input']>;
  /** The hours in which push messages and digests wait. */
  quietHours?: InputMaybe<QuietHoursInput>;
  /** Whether other users see when the viewer was active. */
  showActivity?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether other users see the viewer's e-mail address. */
  showEmail?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether text messages (SMS) are sent. */
  smsNotifications?: InputMaybe<Scalars['Boolean']['input']>;
  /** The color theme of the interface. */
  theme?: InputMaybe<Theme>;
  /** An IANA time zone such as Europe/Berlin. */
  timezone?: InputMaybe<Scalars['String']['input']>;
  /** Settings of the interface. */
  ui?: InputMaybe<UiPreferencesInput>;
};

/** Input of `updateProfile`. */
export type UpdateProfileInput = {
  /** The URL of the profile picture. */
  avatar?: InputMaybe<Scalars['String']['input']>;
  /** An upload with the purpose AVATAR, in place of a URL. */
  avatarUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The bio, up to 500 characters. */
  bio?: InputMaybe<Scalars['String']['input']>;
  /** The URL of the cover image. */
  coverImage?: InputMaybe<Scalars['String']['input']>;
  /** An upload with the purpose COVER, in place of a URL. */
  coverImageUploadId?: InputMaybe<Scalars['ID']['input']>;
  /** The date of birth. Visible to the user and admins only. */
  dateOfBirth?: InputMaybe<Scalars['Date']['input']>;
  /** The display name in place of first and last name, up to 100 characters. */
  displayName?: InputMaybe<Scalars['String']['input']>;
  /** The first name, up to 50 characters. It cannot be removed. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The gender. Visible to the user and admins only. */
  gender?: InputMaybe<Gender>;
  /** The interests, up to 50 items of up to 50 characters. */
  interests?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The last name, up to 50 characters. */
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The location, up to 100 characters. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** The phone number. Visible to the user and admins only. */
  phoneNumber?: InputMaybe<Scalars['String']['input']>;
  /** Professional information of the user. */
  professional?: InputMaybe<ProfessionalInfoInput>;
  /** Links to profiles on other sites. */
  socialLinks?: InputMaybe<SocialLinksInput>;
  /** The URL of a website, up to 200 characters. */
  website?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of a tool. Absent fields stay; null takes an optional field away. */
export type UpdateToolInput = {
  /** The address of a wide image. An http or https URL, up to 2048 characters. */
  banner?: InputMaybe<Scalars['String']['input']>;
  /** The category of the tool. */
  category?: InputMaybe<ToolCategory>;
  /** The short description of the tool. 1 to 500 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** An emoji or the address of an image. Up to 2048 characters. */
  icon?: InputMaybe<Scalars['String']['input']>;
  /** The full description of the tool, as Markdown. Up to 20000 characters. */
  longDescription?: InputMaybe<Scalars['String']['input']>;
  /** The name of the tool. A new name gives a new slug; the old one leads there. 2 to 80 characters. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Whether the tool is listed. */
  published?: InputMaybe<Scalars['Boolean']['input']>;
  /** The tags of the tool. Up to 10 items of 1 to 50 characters. */
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
};

/** The upload whose bytes were sent. */
export type UploadCompleteInput = {
  /** The id of the upload. */
  id: Scalars['ID']['input'];
};

/** The announcement of a file. It is checked against the bytes. */
export type UploadCreateInput = {
  /** Idempotency key, up to 64 characters. Repeating a request with the same key returns the first upload. */
  clientId?: InputMaybe<Scalars['String']['input']>;
  /** The media type, such as image/png. */
  contentType: Scalars['String']['input'];
  /** Duration in seconds. Required for videos. */
  duration?: InputMaybe<Scalars['Float']['input']>;
  /** The file name for display. */
  fileName?: InputMaybe<Scalars['String']['input']>;
  /** The purpose of the upload. */
  purpose: UploadPurpose;
  /** The SHA-256 of the bytes as 64 hexadecimal digits. */
  sha256: Scalars['String']['input'];
  /** The size in bytes. */
  size: Scalars['Int']['input'];
};

/** The purposes of an upload. They determine the allowed media types and sizes. */
export type UploadPurpose =
  /** An attachment: an image up to 20 MB, a video up to 100 MB or a PDF up to 20 MB. */
  | 'ATTACHMENT'
  /** A profile image: an image up to 5 MB. */
  | 'AVATAR'
  /** A profile cover: an image up to 10 MB. */
  | 'COVER'
  /** A post's media: an image up to 20 MB, or a video up to 200 MB and one hour. */
  | 'POST'
  /** A private curriculum vitae: a PDF up to 10 MB. */
  | 'RESUME'
  /** A story: an image up to 20 MB, or a video up to 50 MB and one minute. */
  | 'STORY'
  /** A private attachment of a support ticket: an image or a PDF up to 20 MB. */
  | 'TICKET';

/** The processing status of the upload. */
export type UploadStatus =
  /** The upload is in use and kept. */
  | 'ATTACHED'
  /** The upload is too old and will be removed. */
  | 'EXPIRED'
  /** The bytes differ from the announcement. See `problem`. */
  | 'FAILED'
  /** The upload is announced; its bytes are missing. */
  | 'PENDING'
  /** The upload is checked and readable. It is removed after seven days unless used. */
  | 'READY';

/** The status of an account. */
export type UserStatus =
  /** An account that can be used. */
  | 'ACTIVE'
  /** An account that its user has deleted. */
  | 'DELETED'
  /** An account that moderators have suspended. */
  | 'SUSPENDED';

/** Input of `verifyEmail`. */
export type VerifyEmailInput = {
  /** The `token` of the link in the mail. */
  token: Scalars['String']['input'];
};

/** A moderator's verdict on a tool or on one of its versions. */
export type VerifyToolInput = {
  /** Whether it is approved. Defaults to true. */
  approved?: InputMaybe<Scalars['Boolean']['input']>;
  /** The tool. Format: tool_…. */
  toolId: Scalars['ID']['input'];
  /** The version that is checked. Absent for the tool as it stands. Format: tver_…. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

/** Input of `viewStory`. */
export type ViewStoryInput = {
  /** The id of the story. */
  storyId: Scalars['ID']['input'];
};

/** The input of `voteBattle`. */
export type VoteBattleInput = {
  /** The viewer's vote. */
  choice: BattleChoice;
  /** The id of the experiment. Format: exp_…. */
  experimentId: Scalars['ID']['input'];
};

/** A vote for a suggestion. */
export type VoteForSuggestionInput = {
  /** The suggestion. Format: sug_…. */
  suggestionId: Scalars['ID']['input'];
  /** Whether the viewer votes for it. False takes the vote back. */
  vote: Scalars['Boolean']['input'];
};

/** A vote in a poll. */
export type VoteInPollInput = {
  /** The community post. Format: cpst_…. */
  communityPostId: Scalars['ID']['input'];
  /** The options that the viewer chooses, instead of an earlier choice. Empty withdraws the vote. Up to 20 ids of the format popt_…. */
  optionIds: Array<Scalars['ID']['input']>;
};

/** Whether a review helped the viewer. */
export type VoteOnReviewInput = {
  /** Whether the review helped. Null takes the vote back. */
  helpful?: InputMaybe<Scalars['Boolean']['input']>;
  /** The review. Format: trev_…. */
  reviewId: Scalars['ID']['input'];
};

/** The state of a webhook delivery. */
export type WebhookDeliveryStatus =
  /** The endpoint answered with a status of 200 to 299. */
  | 'DELIVERED'
  /** The endpoint did not accept it for three days, or was switched off. */
  | 'FAILED'
  /** The delivery waits for its first or next attempt. */
  | 'PENDING';

/** Names an endpoint. */
export type WebhookEndpointRefInput = {
  /** The endpoint. Format: wend_…. */
  endpointId: Scalars['ID']['input'];
};

/** The state of a webhook event. */
export type WebhookStatus =
  /** All attempts failed. `replayWebhookEvent` tries again. */
  | 'DEAD'
  /** The event was applied. */
  | 'DONE'
  /** The last attempt failed. Another one follows. */
  | 'FAILED'
  /** Of a type, account or mode that the gateway does not handle. */
  | 'IGNORED'
  /** A gateway processes the event under a lease. */
  | 'PROCESSING'
  /** Stored, not processed yet. */
  | 'RECEIVED';

/** A day of the week. */
export type Weekday =
  /** The weekday Friday. */
  | 'FRIDAY'
  /** The weekday Monday. */
  | 'MONDAY'
  /** The weekday Saturday. */
  | 'SATURDAY'
  /** The weekday Sunday. */
  | 'SUNDAY'
  /** The weekday Thursday. */
  | 'THURSDAY'
  /** The weekday Tuesday. */
  | 'TUESDAY'
  /** The weekday Wednesday. */
  | 'WEDNESDAY';

/** Hours on one day of the week, in local time. */
export type WeeklyHoursInput = {
  /** The start, such as 09:00. 5 to 5 characters. */
  from: Scalars['String']['input'];
  /** The end, such as 17:00. 24:00 is the end of the day. 5 to 5 characters. */
  to: Scalars['String']['input'];
  /** The day of the week. */
  weekday: Weekday;
};

/** An application that its applicant withdraws. */
export type WithdrawApplicationInput = {
  /** The application concerned. Format: appl_…. */
  applicationId: Scalars['ID']['input'];
};

/** The input of `writeCanvasFile`. */
export type WriteCanvasFileInput = {
  /** The version that the change started from. Null for a new file. 0 to 2147483647. */
  baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The SHA-256 of the content in hexadecimal, with or without `sha256:`. Checked if given. Up to 80 characters. */
  checksum?: InputMaybe<Scalars['String']['input']>;
  /** The content: text of up to 200000 bytes in UTF-8, or a data URI for image files. Up to 200000 characters. */
  content: Scalars['String']['input'];
  /** The path, such as `src/index.html`. 1 to 500 characters. */
  path: Scalars['String']['input'];
  /** The project. Format: cnvs_…. */
  projectId: Scalars['ID']['input'];
};

/** Withdraws a version, or offers it again. */
export type YankToolVersionInput = {
  /** The reason of the withdrawal. Up to 500 characters. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** The version. Format: tver_…. */
  versionId: Scalars['ID']['input'];
  /** Whether the version is withdrawn. */
  yanked: Scalars['Boolean']['input'];
};
