import { isInfrastructure } from '../infrastructure.js';
import { runWithCosts, type RequestCost } from '../request-cost.js';
import { fail, sendAlone } from './alone.js';
import { command } from './command.js';
import { Pack } from './pack.js';
import type { Joined, Party } from './party.js';
import type { Keyed } from './question.js';

/** When requests wait to share a command. One object, so that tests can change it. */
export const sharing = {
  /**
   * While this number of common commands is under way, queries are gathered for the next one. Batches grow with the
   * load; an idle process does not wait.
   */
  mostUnderWay: 1,
  /** A command that takes longer no longer delays the next one: its cause may not concern the next one. */
  longestWaitMs: 10,
};

/** The commands that light queries of different requests share. */
export class CommonCommands {
  private open: Open | null = null;
  private underWay = 0;
  private wait: NodeJS.Timeout | null = null;
  private waitedLong = false;

  /** `again` is called when there is no longer a reason to wait; `flush` is due at the end of that turn. */
  constructor(private readonly again: () => void) {}

  /** Adds the queries of a request to the next command. A full command is sent first. */
  put(questions: Keyed[], { party, costs }: Joined): void {
    if (!this.open?.pack.take(questions)) {
      this.send();
      this.open = { pack: new Pack(), parties: new Set(), costs: new Set() };
      this.open.pack.take(questions);
    }
    const { parties, costs: booked } = this.open!;
    for (const cost of costs) booked.add(cost);
    if (parties.has(party)) return;
    parties.add(party);
    party.sent?.(1);
  }

  /** Sends the next command, unless it can wait for one that is under way. */
  flush(): void {
    if (!this.open) return;
    if (this.underWay < sharing.mostUnderWay || this.waitedLong) this.send();
    else this.wait ??= setTimeout(() => this.tooLong(), sharing.longestWaitMs);
  }

  /** Not immediately: on a busy machine the answer may have arrived already, and this turn adds queries too. */
  private tooLong(): void {
    this.waitedLong = true;
    this.again();
  }

  private send(): void {
    if (this.wait) clearTimeout(this.wait);
    this.wait = null;
    this.waitedLong = false;
    const { open } = this;
    if (!open) return;
    this.open = null;
    this.underWay += 1;
    void runWithCosts([...open.costs], () => sendCommon(open.pack)).finally(() => {
      this.underWay -= 1;
      this.again();
    });
  }
}

/** A command that still accepts queries. */
interface Open {
  pack: Pack;
  parties: Set<Party>;
  costs: Set<RequestCost>;
}

/** If a shared command fails, one request's query may be the cause, so each request sends its own queries again. */
async function sendCommon({ branches, requests }: Pack): Promise<void> {
  try {
    await command(branches);
  } catch (error) {
    for (const questions of requests) {
      if (requests.length > 1 && !isInfrastructure(error)) sendAlone(questions);
      else fail(questions, requests.length > 1 ? ownCopy(error) : error);
    }
  }
}

/** Errors are marked with the request that they belong to, so requests must not share an error object. */
function ownCopy(error: unknown): unknown {
  return error instanceof Error ? (Object.create(error) as Error) : error;
}
