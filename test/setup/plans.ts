import mongoose from 'mongoose';

/** A read as it was sent. */
export type Command = Record<string, unknown>;

/** The reads of some collections that are sent to the database meanwhile, but for those in transactions. */
export async function readsOf(collections: RegExp, run: () => Promise<unknown>): Promise<Command[]> {
  const found: Command[] = [];
  const client = mongoose.connection.getClient();
  const started = ({ commandName, command }: { commandName: string; command: Command }) => {
    if (commandName !== 'aggregate' && commandName !== 'find') return;
    const { lsid: _lsid, $db: _db, $clusterTime: _time, ...own } = command;
    // Reactors and jobs of this process read as well, in transactions.
    if (!('autocommit' in own) && collections.test(String(own['aggregate'] ?? own['find']))) found.push(own);
  };
  client.on('commandStarted', started);
  try {
    await run();
  } finally {
    client.off('commandStarted', started);
  }
  return found;
}

/** Every stage of the plan of a read, however deep; a scan inside of a join too. */
export async function stagesOf(command: Command): Promise<Set<string>> {
  const plan = await mongoose.connection.db!.command({ explain: command, verbosity: 'queryPlanner' });
  const found = new Set<string>();
  gather(plan, found);
  return found;
}

function gather(plan: unknown, found: Set<string>): void {
  if (Array.isArray(plan)) for (const part of plan) gather(part, found);
  else if (plan && typeof plan === 'object' && !isPeek(plan))
    for (const [key, value] of Object.entries(plan)) {
      if (key === 'rejectedPlans' || key === 'command') continue;
      if (key === 'stage' && typeof value === 'string') found.add(value);
      else if (key === 'collectionScans' && Number(value) > 0) found.add('COLLSCAN');
      else gather(value, found);
    }
}

/** One document from anywhere, which some pipelines start from. */
function isPeek(plan: object): boolean {
  const { stage, limitAmount, inputStage } = plan as Record<string, unknown>;
  return stage === 'LIMIT' && limitAmount === 1 && (inputStage as { stage?: string })?.stage === 'COLLSCAN';
}
