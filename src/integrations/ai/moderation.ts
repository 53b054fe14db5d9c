/** A moderator's verdict on a text. */
export interface Verdict {
  flagged: boolean;
  /** The category, for the log of moderation. Never the text itself. */
  category: string | null;
}

/** Checks the input and the output of models. */
export interface Moderator {
  /** Whether anything is checked. */
  readonly active: boolean;
  /** Number of characters at the end of a streamed text that are withheld until the following text is known. */
  readonly window: number;
  /** Never throws: the settings decide about a text during an outage of the moderation service. */
  check(text: string): Promise<Verdict>;
}

/** How texts are moderated. */
export interface ModerationSettings {
  /** Forbidden words, compared without case. */
  words: readonly string[];
  /** The address of a service with OpenAI's moderation protocol. */
  url?: string;
  apiKey?: string;
  /** Whether texts pass during an outage of the service. */
  failOpen: boolean;
  timeoutMs?: number;
}

const NOTHING: Verdict = { flagged: false, category: null };
const TIMEOUT_MS = 5_000;
/** A service judges sentences, so some earlier text is withheld together with new text. */
const SERVICE_WINDOW = 120;

/** Creates a moderator for some settings. */
export function createModerator(settings: ModerationSettings): Moderator {
  const words = settings.words.map((word) => word.trim().toLowerCase()).filter((word) => word !== '');
  const longest = words.reduce((most, word) => Math.max(most, word.length), 0);
  return {
    active: words.length > 0 || settings.url !== undefined,
    window: settings.url ? Math.max(SERVICE_WINDOW, longest) : longest,
    async check(text) {
      const lower = text.toLowerCase();
      if (words.some((word) => lower.includes(word))) return { flagged: true, category: 'word-list' };
      if (!settings.url || text.trim() === '') return NOTHING;
      try {
        return await ask(settings, text);
      } catch {
        return settings.failOpen ? NOTHING : { flagged: true, category: 'moderation-unavailable' };
      }
    },
  };
}

async function ask({ url, apiKey, timeoutMs }: ModerationSettings, input: string): Promise<Verdict> {
  const response = await fetch(url!, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    },
    body: JSON.stringify({ input }),
    signal: AbortSignal.timeout(timeoutMs ?? TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`The moderation service answers ${response.status}.`);
  const { results } = (await response.json()) as {
    results: { flagged: boolean; categories?: Record<string, boolean> }[];
  };
  const [result] = results;
  if (typeof result?.flagged !== 'boolean') throw new Error('The moderation service answers something else.');
  if (!result.flagged) return NOTHING;
  const category = Object.entries(result.categories ?? {}).find(([, is]) => is)?.[0] ?? 'flagged';
  return { flagged: true, category };
}

let current: Moderator = createModerator({ words: [], failOpen: true });

/** Sets the gateway's moderator. */
export function configureModeration(given: Moderator): void {
  current = given;
}

/** The gateway's moderator. */
export function moderator(): Moderator {
  return current;
}
