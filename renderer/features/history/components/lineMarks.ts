/** What makes a line of the timeline a tree item. */
export interface LineMarks {
  readonly id: string;
  readonly "aria-level": number;
  readonly "aria-selected": boolean;
  readonly "data-active": true | undefined;
  readonly "data-compared": true | undefined;
}
