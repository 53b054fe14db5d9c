import { useCallback, useEffect, useRef, useState } from 'react';

/** A typing user is forgotten after this time without news, in milliseconds. */
const FORGET_MS = 6_000;

interface Person {
  id: string;
  fullName: string;
}

/** The other users who type in a conversation. */
export function useTyping(conversation: string) {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());

  const ended = useCallback((id: string) => {
    clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setPeople((now) => (now.some((one) => one.id === id) ? now.filter((one) => one.id !== id) : now));
  }, []);

  const heard = useCallback(
    (person: Person, typing: boolean) => {
      ended(person.id);
      if (!typing) return;
      setPeople((now) => [...now, person]);
      timers.current.set(
        person.id,
        setTimeout(() => ended(person.id), FORGET_MS),
      );
    },
    [ended],
  );

  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
      setPeople([]);
    };
  }, [conversation]);

  return { people, heard, ended };
}
