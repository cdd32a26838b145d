/** Rows under headings, as they are handed to other programs: a spreadsheet, a paper. */
export interface Table {
  /** What it is called where it needs a name, as a sheet does. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** One cell for each column. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly heading: string;
  /** About how many characters it shows, where columns have a width. */
  readonly width?: number;
}

/** A text as it is, a number to count with, or nothing. */
export type TableCell = string | number | undefined;
