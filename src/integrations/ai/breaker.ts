import type { AIProvider } from '../../models/agents/ai-enums.js';
import type { AiObserver, AiProviderInfo } from './ai.js';
import type { AiFailure } from './errors.js';

type State = AiProviderInfo['circuit'];

/** Consecutive failures that open the circuit. */
const FAILURES = 5;
/** How long a circuit stays open, unless the provider asks for more. */
const OPEN_MS = 30_000;
/** The longest time that a provider can ask for. */
const LONGEST_OPEN_MS = 5 * 60_000;

interface Circuit {
  failures: number;
  openUntil: number;
  /** Whether a test call is under way. */
  probing: boolean;
}

/** A circuit breaker per provider: one that keeps failing is not called for a while, then by one call at a time. */
export class Breakers {
  private readonly circuits = new Map<AIProvider, Circuit>();

  constructor(
    private readonly observer: AiObserver = {},
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether a call may be made. A half-open circuit lets one pass. */
  admits(provider: AIProvider): boolean {
    const circuit = this.of(provider);
    if (circuit.failures < FAILURES) return true;
    if (this.now() < circuit.openUntil || circuit.probing) return false;
    circuit.probing = true;
    this.tell(provider);
    return true;
  }

  /** Records a successful call. */
  succeeded(provider: AIProvider): void {
    this.circuits.set(provider, { failures: 0, openUntil: 0, probing: false });
    this.tell(provider);
  }

  /** Records a failed call. Only outages of the provider count. */
  failed(provider: AIProvider, { outage, retryAfter }: AiFailure): void {
    const circuit = this.of(provider);
    circuit.probing = false;
    if (!outage) return;
    circuit.failures += 1;
    const wait = Math.min(Math.max(OPEN_MS, (retryAfter ?? 0) * 1_000), LONGEST_OPEN_MS);
    if (circuit.failures >= FAILURES) circuit.openUntil = this.now() + wait;
    this.tell(provider);
  }

  /** The state of a provider's circuit. */
  state(provider: AIProvider): State {
    const circuit = this.of(provider);
    if (circuit.failures < FAILURES) return 'closed';
    return this.now() < circuit.openUntil ? 'open' : 'half-open';
  }

  private of(provider: AIProvider): Circuit {
    let circuit = this.circuits.get(provider);
    if (!circuit) this.circuits.set(provider, (circuit = { failures: 0, openUntil: 0, probing: false }));
    return circuit;
  }

  private tell(provider: AIProvider): void {
    this.observer.circuit?.(provider, this.state(provider));
  }
}
