/** What `npm start` proposes to try, in order. */
export const firstSteps: readonly string[] = [
  'Click the Red Thread icon at the left edge: the repository, its claims and its references.',
  'Open a draft in the folder drafts and rest the mouse on a [[link]].',
  'Type [[ in any Markdown file and choose a record from the list.',
  'Press F2 on a record’s id: every link to it is renamed with it.',
  'Open View › Problems: what is wrong in the repository, each with a quick fix where there is one.',
];
