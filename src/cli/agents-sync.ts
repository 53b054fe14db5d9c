import 'reflect-metadata';
import { syncIndexes } from '../models/index.js';
import { readAgents, syncAgents } from '../services/agents/index.js';
import { refuse } from '../schema/errors.js';
import { runCommand } from './command.js';

await runCommand({
  name: 'agents:sync',
  help: `
npm run agents:sync -- <file.json>
Makes the catalogue of agents say what a file says: agents are created or changed by their slugs; agents that the file
does not name stay as they are. The agents that come with the gateway stand in data/agents.json.
Ends with code 1 where a definition was rejected.`,
  positionals: 1,
  async run({ positionals: [file] }) {
    const definitions = await readAgents(file!);
    await syncIndexes();
    const { rejected, ...done } = await syncAgents(definitions);
    for (const [what, slugs] of Object.entries(done))
      process.stdout.write(`${what}: ${slugs.length}${slugs.length > 0 ? ` (${slugs.join(', ')})` : ''}\n`);
    for (const { slug, problem } of rejected)
      process.stdout.write(`rejected: ${slug ?? 'without a slug'}: ${problem}\n`);
    if (rejected.length > 0)
      throw refuse.badInput(`${rejected.length} of ${definitions.length} agents were rejected.`);
  },
});
