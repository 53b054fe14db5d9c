import { isInfrastructure } from '../infrastructure.js';
import { runWithCosts, type RequestCost } from '../request-cost.js';
import { fail, sendAlone } from './alone.js';
import { command } from './command.js';
import { Pack } from './pack.js';
import type { Joined, Party } from './party.js';
import type { Keyed } from './question.js';

/** How requests wait for each other; one object, so that tests can change it. */
export const sharing = {
  /**
   * While so many common commands are under way, what is asked is gathered for the next one: the busier the process, the
   * more it asks at once, and an idle one waits for nothing.
   */
  mostUnderWay: 1,
  /** A command that takes longer is waited for no more: whatever holds it up may not concern the next one. */
  longestWaitMs: 10,
};

/** The commands that light questions of different requests share. */
export class CommonCommands {
  private open: Open | null = null;
  private underWay = 0;
  private wait: NodeJS.Timeout | null = null;
  private waitedLong = false;

  /** `again` is called when there is no more reason to wait: at the end of that turn `flush` is due. */
  constructor(private readonly again: () => void) {}

  /** Puts the questions of a request to the next command; a full one is sent. */
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

  /** Sends the next command, unless one is under way that it can wait for. */
  flush(): void {
    if (!this.open) return;
    if (this.underWay < sharing.mostUnderWay || this.waitedLong) this.send();
    else this.wait ??= setTimeout(() => this.tooLong(), sharing.longestWaitMs);
  }

  /** Not at once: on a busy machine the answer may be here already, and this turn brings questions too. */
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

/** A command that still takes questions. */
interface Open {
  pack: Pack;
  parties: Set<Party>;
  costs: Set<RequestCost>;
}

/** Where the command of several fails and it may be for what one of them asks, each asks again on its own. */
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

/** Errors are noted to belong to a request, so those of several must not be one object. */
function ownCopy(error: unknown): unknown {
  return error instanceof Error ? (Object.create(error) as Error) : error;
}
