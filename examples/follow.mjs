// A subscription that misses nothing.

/**
 * Listens to a resumable subscription: what happened while the socket was down comes first, then what happens, each once
 * and in order. `after` is where to begin; without it the stream begins now. `on` gets each event; of an event named
 * `Resync` (the cursor is too old) it fetches anew. Answers how to stop.
 */
export function follow(socket, { query, variables = {}, after = undefined }, { on, failed }) {
  let cursor = after;
  const request = {
    query,
    // The client sends the variables again with each new connection; by then the cursor has moved.
    variables: {
      ...variables,
      get after() {
        return cursor;
      },
    },
  };
  return socket.subscribe(request, {
    next({ data, errors }) {
      if (errors) return failed(errors);
      const [event] = Object.values(data);
      on(event);
      if (event.cursor) cursor = event.cursor;
    },
    error: failed,
    complete() {},
  });
}
