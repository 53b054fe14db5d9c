import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';

const LOOK_MS = 500;
/** Looks in a row at which no query was under way. */
const ENOUGH = 4;
/** A page without queries of its own is calm after so many looks. */
const WITHOUT_QUERIES = 8;

/** Whether the queries of the first page were answered a moment ago. What can wait starts then. */
export function useCalm(): boolean {
  const client = useApolloClient();
  const [calm, setCalm] = useState(false);
  useEffect(() => {
    let [looks, quiet] = [0, 0];
    const timer = setInterval(() => {
      const queries = [...client.getObservableQueries()];
      const answered = queries.every((query) => !query.getCurrentResult().loading);
      // The first query is that of the viewer; those of the page come once its files are there.
      const begun = queries.length > 1 || ++looks >= WITHOUT_QUERIES;
      quiet = answered && begun ? quiet + 1 : 0;
      if (quiet < ENOUGH) return;
      clearInterval(timer);
      setCalm(true);
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [client]);
  return calm;
}
