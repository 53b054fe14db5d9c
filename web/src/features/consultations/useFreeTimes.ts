import { useQuery } from '@apollo/client/react';
import { ConsultantPageDocument } from '@leela/client/documents/consultations.js';
import { useMemo, useState } from 'react';

const WEEK_MS = 7 * 86_400_000;

/** A consultant, and the free times of one week. */
export function useFreeTimes(userId: string, minutes: number) {
  const [week, setWeek] = useState(0);
  const range = useMemo(() => {
    const from = Date.now() + week * WEEK_MS;
    return { from: new Date(from).toISOString(), to: new Date(from + WEEK_MS).toISOString() };
  }, [week]);
  const { data, previousData, loading, refetch } = useQuery(ConsultantPageDocument, {
    variables: { userId, minutes, ...range },
    fetchPolicy: 'network-only',
  });
  return {
    consultant: (data ?? previousData)?.consultant ?? null,
    slots: data?.consultant?.availability,
    loading,
    refetch,
    week,
    setWeek,
  };
}
