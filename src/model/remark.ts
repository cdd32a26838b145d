import { itemsOf, textAt, type Value, valueAt } from './value';

/** What somebody remarked on an excerpt. */
export interface Remark {
  readonly by: string | undefined;
  readonly date: string | undefined;
  readonly text: string;
  /** Which of the file's comments it is, counted from 0. */
  readonly index: number;
}

/** The comments of an excerpt's entry, in order; those without a text are left out. */
export function readRemarks(entry: Value | undefined): readonly Remark[] {
  return itemsOf(valueAt(entry, 'comments')).flatMap((comment, index) => {
    const text = textAt(comment, 'text');
    return text === undefined
      ? []
      : { by: textAt(comment, 'by'), date: textAt(comment, 'date'), text, index };
  });
}
