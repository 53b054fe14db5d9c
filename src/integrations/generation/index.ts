import type { Config } from '../../config.js';
import { offlineProvider } from './offline.js';
import { openAiImages } from './openai-images.js';
import { openAiVideos } from './openai-videos.js';
import type { MediaProvider } from './provider.js';

export { filmOf } from './film.js';
export { offlineProvider } from './offline.js';
export { drawLandscape } from './offline-scene.js';
export { openAiImages } from './openai-images.js';
export { openAiVideos } from './openai-videos.js';
export * from './provider.js';
export { signWebhook } from './webhook.js';

type Kind = 'image' | 'video';

let providers: Record<Kind, MediaProvider> = { image: offlineProvider, video: offlineProvider };

/** Called once when a process starts. */
export function configureGeneration({ media }: Pick<Config, 'media'>): void {
  providers = {
    image: media.image ? openAiImages(media.image) : offlineProvider,
    video: media.video ? openAiVideos(media.video) : offlineProvider,
  };
}

/** Replaces providers in tests. Returns the function that restores the previous ones. */
export function useProviders(given: Partial<Record<Kind, MediaProvider>>): () => void {
  const before = providers;
  providers = { ...providers, ...given };
  return () => void (providers = before);
}

/** The generator of a kind. */
export const mediaProvider = (kind: Kind): MediaProvider => providers[kind];

/** The generator with a name, for its webhooks. */
export const providerNamed = (name: string): MediaProvider | null =>
  Object.values(providers).find((provider) => provider.name === name) ?? null;
