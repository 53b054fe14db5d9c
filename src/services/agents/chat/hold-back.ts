import { moderator } from '../../../integrations/ai/index.js';

/** Number of new characters per check by a service. */
const STEP = 160;

/**
 * Withholds the end of a streamed text until the following text is known to be allowed: a word in two pieces is found
 * before any of it is released.
 */
export class HoldBack {
  private pending = '';
  private released = '';
  private unchecked = 0;
  /** The category of the finding. */
  blocked: string | null = null;

  constructor(private readonly moderation = moderator()) {}

  /** Adds text and returns what may be released. */
  async push(text: string): Promise<string> {
    if (this.blocked) return '';
    if (!this.moderation.active) return text;
    this.pending += text;
    this.unchecked += text.length;
    const step = Math.min(STEP, Math.max(1, this.moderation.window));
    if (this.unchecked < step) return '';
    return (await this.isAllowed()) ? this.release(this.pending.length - this.moderation.window) : '';
  }

  /** The rest, at the end of the text. */
  async end(): Promise<string> {
    if (this.blocked || this.pending === '') return '';
    return (await this.isAllowed()) ? this.release(this.pending.length) : '';
  }

  private async isAllowed(): Promise<boolean> {
    this.unchecked = 0;
    const context = this.released.slice(-this.moderation.window);
    const { flagged, category } = await this.moderation.check(context + this.pending);
    if (flagged) this.blocked = category ?? 'flagged';
    return !flagged;
  }

  private release(length: number): string {
    if (length <= 0) return '';
    const text = this.pending.slice(0, length);
    this.pending = this.pending.slice(length);
    this.released = (this.released + text).slice(-2 * this.moderation.window);
    return text;
  }
}
