import type { PipelineStage } from 'mongoose';
import {
  isKeyed,
  namesOf,
  pipelineFor,
  type AnyModel,
  type Keyed,
  type Question,
  type Row,
} from './question.js';

/**
 * A part of a command: one question, or several by key of one shape. These never ask for the same key, so every row
 * belongs to one of them, and no two requests ever hold the same object.
 */
export class Branch {
  private readonly questions: Question[];
  /** Which question a key's name belongs to; made when a second question comes. */
  private askers: Map<string, number> | null = null;

  constructor(first: Question) {
    this.questions = [first];
  }

  get model(): AnyModel {
    const [first] = this.questions as [Question];
    return isKeyed(first) ? first.shape.model : first.model;
  }

  get pipeline(): PipelineStage[] {
    const [first] = this.questions as [Question];
    if (!isKeyed(first)) return first.pipeline;
    const keys =
      this.questions.length === 1 ? first.keys : (this.questions as Keyed[]).flatMap((one) => one.keys);
    return pipelineFor(first.shape, keys);
  }

  /** Whether a question can be asked along with these. */
  admits(question: Keyed): boolean {
    const [first] = this.questions as [Question];
    if (!isKeyed(first) || first.shape !== question.shape) return false;
    this.askers ??= new Map(namesOf(first).map((name) => [name, 0]));
    return !namesOf(question).some((name) => this.askers!.has(name));
  }

  /** Asks a question along with these, which has been admitted. */
  add(question: Keyed): void {
    for (const name of namesOf(question)) this.askers!.set(name, this.questions.length);
    this.questions.push(question);
  }

  /** Sorts the rows by who asked for them; the second step, which can't fail, hands them over. */
  sorted(rows: Row[]): () => void {
    const [first] = this.questions as [Question];
    if (this.questions.length === 1 || !isKeyed(first)) return () => first.resolve(rows);
    const answers: Row[][] = this.questions.map(() => []);
    for (const row of rows) answers[this.askers!.get(first.shape.nameOf(row)) ?? -1]?.push(row);
    return () => this.questions.forEach(({ resolve }, index) => resolve(answers[index]!));
  }
}
