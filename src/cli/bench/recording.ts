/** What one page asked of the database and handed to its template. */
export interface RecordedPage {
  readonly path: string;
  readonly statements: readonly RecordedStatement[];
  readonly template: string;
  readonly context: unknown;
}

export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}
