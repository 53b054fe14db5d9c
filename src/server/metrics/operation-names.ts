/**
 * Labels of operations with bounded cardinality: the first names get their own label, later ones are `other`,
 * nameless ones `anonymous`.
 */
export class OperationNames {
  private readonly names = new Set<string>();

  constructor(private readonly limit: number) {}

  label(name: string | null | undefined): string {
    if (!name) return 'anonymous';
    if (this.names.has(name)) return name;
    if (this.names.size >= this.limit || name.length > 64) return 'other';
    this.names.add(name);
    return name;
  }
}
