import type { Reporter, TestCase } from 'vitest/node';

/** Names the tests that passed only at their second run. They pass in CI, and are to be mended. */
export class FlakyReporter implements Reporter {
  private readonly flaky: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.flaky.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.flaky.length === 0) return;
    console.log(
      `\n*** FLAKY: passed only at the second run ***\n${this.flaky.map((name) => `  ${name}`).join('\n')}\n`,
    );
  }
}
