import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** The rules that a text breaks at this place. */
async function broken(text: string, filePath: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath });
  return result!.messages.map(({ ruleId, message }) => ruleId?.replace('@graphql-eslint/', '') ?? message);
}

describe('C15 the lint of GraphQL files', { timeout: 60_000 }, () => {
  it('knows what the schema must not have', async () => {
    const planted = `
      """The root."""
      type Query { """The mood of users.""" getMood(at: Int): MoodEnum }
      enum MoodEnum { CALM }
    `;
    const rules = await broken(planted, 'src/schema/schema.graphql');
    expect(rules.filter((rule) => rule === 'naming-convention')).toHaveLength(2);
    // The argument, the enum and its value.
    expect(rules.filter((rule) => rule === 'require-description')).toHaveLength(3);
  });

  it('knows what documents of clients must not have', async () => {
    const planted = 'query ViewerQuery($unused: Int) { viewer { coins nothing } }';
    const rules = await broken(planted, 'packages/client/src/documents/planted.graphql');
    expect(rules.sort()).toEqual([
      'fields-on-correct-type',
      'naming-convention',
      'no-unused-variables',
      'require-selections',
    ]);
  });
});
