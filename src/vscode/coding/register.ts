import type * as vscode from 'vscode';
import { type Disposable, disposeAll } from '../../model/event';
import type { RecentNames } from '../language/recency';
import type { Repositories } from '../openRepository';
import { AttributesOffer } from './attributesOffer';
import { ExcerptEdits } from './excerptEdits';
import { CodingMarks } from './marks';
import { Memos } from './memos';
import { Translations } from './translations';
import { registerCitedIn, registerPassageHover } from './passageHints';

/** Coding, for the commands. */
export interface Coding extends Disposable {
  readonly repositories: Repositories;
  readonly recent: RecentNames;
  readonly edits: ExcerptEdits;
  readonly marks: CodingMarks;
  readonly memos: Memos;
  readonly translations: Translations;
  readonly attributes: AttributesOffer;
}

/** Shows coded passages in records, with their memos and where they are cited. */
export function registerCoding(
  repositories: Repositories,
  recent: RecentNames,
  memory: vscode.Memento,
): Coding {
  const edits = new ExcerptEdits();
  const marks = new CodingMarks(repositories, memory);
  const memos = new Memos(repositories, edits);
  const translations = new Translations(edits);
  const parts = [
    edits,
    marks,
    memos,
    translations,
    registerPassageHover(repositories, marks),
    registerCitedIn(repositories),
  ];
  return {
    repositories,
    recent,
    edits,
    marks,
    memos,
    translations,
    attributes: new AttributesOffer(memory),
    dispose: () => disposeAll(parts),
  };
}
