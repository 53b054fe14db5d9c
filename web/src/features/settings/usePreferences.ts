import { useQuery } from '@apollo/client/react';
import type { OperationError } from '@leela/client';
import {
  SettingsPreferencesDocument,
  UpdatePreferencesDocument,
  type PreferencePartsFragment,
} from '@leela/client/documents/settings.js';
import type { UpdatePreferencesInput } from '@leela/client/schema.js';
import { useAction } from '../../app/useAction.js';
import { useToast } from '../../ui/index.js';

/** The preferences of the viewer, and how to change some of them. */
export function usePreferences(): {
  /** Undefined while they are loaded. */
  preferences: PreferencePartsFragment | undefined;
  save: (input: UpdatePreferencesInput) => Promise<void>;
  errors: readonly OperationError[];
} {
  const toast = useToast();
  const { data } = useQuery(SettingsPreferencesDocument);
  const { run, errors } = useAction(UpdatePreferencesDocument);
  const viewer = data?.viewer;
  return {
    preferences: viewer?.preferences,
    errors,
    async save(input) {
      const preferences = viewer && changed(viewer.preferences, input);
      const updatePreferences = {
        __typename: 'UpdatePreferencesPayload',
        viewer: viewer && { ...viewer, preferences },
        userErrors: [],
      };
      const result = await run({ input }, { shown: { updatePreferences } });
      if (result.ok) toast('Saved.');
    },
  };
}

/** The preferences as they will be: groups are changed in part. */
function changed<T extends object>(now: T, input: object): T {
  const next = { ...now } as Record<string, unknown>;
  for (const [key, value] of Object.entries(input)) {
    const group = typeof value === 'object' && value !== null;
    next[key] = group ? changed(next[key] as object, value as object) : value;
  }
  return next as T;
}
