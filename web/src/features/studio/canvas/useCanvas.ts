import { useQuery, useSubscription } from '@apollo/client/react';
import {
  CanvasChangesDocument,
  CanvasPageDocument,
  type CanvasPageQuery,
} from '@leela/client/documents/canvas.js';
import { useState } from 'react';

/** A project as its page shows it. */
export type Project = NonNullable<CanvasPageQuery['canvasProject']>;

/** A project that stays up to date while collaborators and AI change it. */
export function useCanvas(id: string) {
  const { data, loading, error, refetch } = useQuery(CanvasPageDocument, { variables: { id } });
  const project = data?.canvasProject ?? null;
  const [lastEditor, setLastEditor] = useState<string | null>(null);

  useSubscription(CanvasChangesDocument, {
    variables: { id },
    skip: !project,
    onData({ data: { data: answer } }) {
      const event = answer?.canvasChanged;
      if (!event) return;
      // Changed files and generations are in the cache by their ids; lists are read again where they change.
      if (event.__typename === 'CanvasFileChanged') {
        setLastEditor(event.by?.fullName ?? null);
        const known = project?.files.some(({ id: file }) => file === event.file?.id);
        if (!known) void refetch();
      } else if (event.__typename === 'CanvasGenerationChanged') {
        if (event.generation?.status !== 'PROCESSING') void refetch();
      } else if (event.__typename !== 'CanvasProjectChanged') void refetch();
    },
  });

  return { project, loading, error, refetch, lastEditor };
}
