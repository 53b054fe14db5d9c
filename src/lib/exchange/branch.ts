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
 * A part of a command: one query, or several keyed queries of one shape. Their keys are disjoint, so every row
 * belongs to one query and no two requests share an object.
 */
export class Branch {
  private readonly questions: Question[];
  /** The index of the query that a key's name belongs to. Null while there is only one query. */
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

  /** Whether a query can join this branch. */
  admits(question: Keyed): boolean {
    const [first] = this.questions as [Question];
    if (!isKeyed(first) || first.shape !== question.shape) return false;
    this.askers ??= new Map(namesOf(first).map((name) => [name, 0]));
    return !namesOf(question).some((name) => this.askers!.has(name));
  }

  /** Adds a query that `admits` has accepted. */
  add(question: Keyed): void {
    for (const name of namesOf(question)) this.askers!.set(name, this.questions.length);
    this.questions.push(question);
  }

  /** Groups the rows by query. The returned function hands them over and cannot fail. */
  sorted(rows: Row[]): () => void {
    const [first] = this.questions as [Question];
    if (this.questions.length === 1 || !isKeyed(first)) return () => first.resolve(rows);
    const answers: Row[][] = this.questions.map(() => []);
    for (const row of rows) answers[this.askers!.get(first.shape.nameOf(row)) ?? -1]?.push(row);
    return () => this.questions.forEach(({ resolve }, index) => resolve(answers[index]!));
  }
}
