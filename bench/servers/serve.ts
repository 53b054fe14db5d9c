/** What a measured process can be asked, beside what it serves. */
export type Questions = Record<string, (argument: unknown) => unknown>;

interface Question {
  id: number;
  name: string;
  argument: unknown;
}

const common: Questions = {
  /** CPU time of this process so far, in microseconds. */
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** Bytes on the heap, without garbage. */
  heap: () => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  },
};

/** Tells the parent process that this one is ready, and answers its questions until it says stop. */
export function serve(url: string, own: Questions = {}): void {
  const questions: Questions = { ...common, ...own };
  process.on('message', (message: Question | 'stop') => {
    // A clean exit, so that a profile is written.
    if (message === 'stop') process.exit(0);
    void answer(message, questions);
  });
  process.on('disconnect', () => process.exit(0));
  process.send!({ ready: url });
}

async function answer({ id, name, argument }: Question, questions: Questions): Promise<void> {
  try {
    process.send!({ id, value: await questions[name]!(argument) });
  } catch (error) {
    process.send!({ id, error: (error as Error).stack });
  }
}
