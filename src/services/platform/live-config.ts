import { applySettings } from '../../config/runtime.js';
import type { TopicBus } from '../../events/topics.js';
import {
  ConfigEntryModel,
  FeatureFlagModel,
  type ConfigEntry,
  type FeatureFlag,
} from '../../models/platform/index.js';

/** How long a lost signal may hide a change. */
const RELOAD_MS = 10_000;

/** Configuration and flags as this gateway knows them: in memory, renewed by a signal whenever they change. */
class LiveConfig {
  private entriesNow: readonly ConfigEntry[] = [];
  private flagsNow: readonly FeatureFlag[] = [];
  private loading: Promise<void> | null = null;
  private again = false;

  /** The stored entries. */
  get entries(): readonly ConfigEntry[] {
    return this.entriesNow;
  }

  /** The feature flags. */
  get flags(): readonly FeatureFlag[] {
    return this.flagsNow;
  }

  /** Reads everything anew. Calls that come meanwhile lead to one more reading. */
  reload(): Promise<void> {
    if (this.loading) {
      this.again = true;
      return this.loading;
    }
    this.loading = this.read().finally(() => (this.loading = null));
    return this.loading;
  }

  private async read(): Promise<void> {
    do {
      this.again = false;
      const [entries, flags] = await Promise.all([
        ConfigEntryModel.find().sort({ key: 1 }).lean<ConfigEntry[]>(),
        FeatureFlagModel.find().sort({ key: 1 }).lean<FeatureFlag[]>(),
      ]);
      this.entriesNow = entries.map((entry) => Object.assign(entry, { __typename: 'ConfigEntry' }));
      this.flagsNow = flags.map((flag) => Object.assign(flag, { __typename: 'FeatureFlag' }));
      applySettings(new Map(entries.map(({ key, json }) => [key, JSON.parse(json) as unknown])));
    } while (this.again);
  }

  /** Keeps it up to date until the returned function is called. */
  async follow(topics: TopicBus, onError: (error: unknown) => void): Promise<() => Promise<void>> {
    await this.reload();
    const renew = (): void => void this.reload().catch(onError);
    const end = await topics.listen('configChanged', 'all', renew);
    topics.onResume(renew);
    const timer = setInterval(renew, RELOAD_MS).unref();
    return async () => {
      clearInterval(timer);
      await end();
    };
  }
}

/** The configuration of this process. */
export const liveConfig = new LiveConfig();
