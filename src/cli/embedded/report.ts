/** Takes one line about what is being done; a progress line may replace the one before it. */
export interface Report {
  (line: string): void;
}

/** Writes the lines for a person to stderr, so that a command's stdout stays its answer. */
export const toTerminal: Report = (line) => void process.stderr.write(`  ${line}\n`);

/** A failure whose message is written for the person at the terminal: printed without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}

/** Waits for a step of the start; a `StartError` is printed and ends the process with 1. */
export async function orExplain<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}
