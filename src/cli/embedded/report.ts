/** Prints one line about the current step. A progress line may replace the previous one. */
export interface Report {
  (line: string): void;
}

/** Prints to stderr, so that a command's stdout contains only its result. */
export const toTerminal: Report = (line) => void process.stderr.write(`  ${line}\n`);

/** A failure with a message for the user at the terminal: printed without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Waits for a step of the start. A `StartError` is printed and ends the process with 1. */
export async function orExplain<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
