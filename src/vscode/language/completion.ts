import * as vscode from 'vscode';
import { completionsAt, describeCompletion } from '../../language/completion';
import type { CompletionItem } from '../../language/completionItem';
import type { Repositories } from '../openRepository';
import { type RepositoryDocument, rangeIn, repositoryDocument, selector, untrusted } from './documents';
import type { RecentNames } from './recency';

/** Typed, these begin a link, a fragment, a citation, or a value behind a key. */
const TRIGGERS = ['[', '#', '@', '{', ' '];
/** Not for users: tells that a suggestion was accepted. */
const NOTE_USE = '_redThread.noteUse';

const kinds: Readonly<Record<CompletionItem['kind'], vscode.CompletionItemKind>> = {
  record: vscode.CompletionItemKind.File,
  person: vscode.CompletionItemKind.User,
  code: vscode.CompletionItemKind.EnumMember,
  citation: vscode.CompletionItemKind.Reference,
  excerpt: vscode.CompletionItemKind.Text,
  heading: vscode.CompletionItemKind.Struct,
  block: vscode.CompletionItemKind.Event,
  field: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
};

/** A suggestion that remembers what it is about. */
class Suggestion extends vscode.CompletionItem {
  constructor(
    readonly item: CompletionItem,
    readonly from: RepositoryDocument,
    range: vscode.Range,
  ) {
    super(
      {
        label: item.label,
        ...(item.title === undefined ? {} : { detail: ` ${item.title}` }),
        ...(item.detail === undefined || item.kind === 'value' ? {} : { description: item.detail }),
      },
      kinds[item.kind],
    );
    this.range = range;
    this.insertText = item.snippet ? new vscode.SnippetString(item.insert) : item.insert;
    this.filterText = item.filterText;
    this.sortText = item.sortText;
    if (item.detail !== undefined) this.detail = item.detail;
    if (item.suggestNext) this.command = { command: 'editor.action.triggerSuggest', title: '' };
    else if (item.about) this.command = { command: NOTE_USE, title: '', arguments: [item.label] };
  }
}

/** Suggests names, fields and values. */
export function registerCompletion(repositories: Repositories, recent: RecentNames): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<Suggestion> = {
    async provideCompletionItems(document, position, token) {
      const length = document.lineAt(position).text.length;
      const here = await repositoryDocument(repositories, document);
      if (!here) return undefined;
      // What was typed meanwhile is replaced along with what stands before the cursor; counted as what stands behind
      // it, it would take as many letters of what follows, a closing bracket for example.
      const typedOn = Math.max(0, document.lineAt(position).text.length - length);
      const offset = document.offsetAt(position);
      const list = await completionsAt(here.snapshot, here.texts, here.document, offset, recent.order, token);
      if (!list) return undefined;
      const end = Math.max(offset, list.replace.end - typedOn);
      const range = rangeIn(document, { ...list.replace, end });
      return new vscode.CompletionList(
        list.items.map((item) => new Suggestion(item, here, range)),
        list.isIncomplete,
      );
    },
    async resolveCompletionItem(suggestion, token) {
      const { snapshot, texts } = suggestion.from;
      const markdown = await describeCompletion(snapshot, texts, suggestion.item, token);
      if (markdown !== undefined && markdown !== '') suggestion.documentation = untrusted(markdown);
      return suggestion;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(selector, provider, ...TRIGGERS),
    vscode.commands.registerCommand(NOTE_USE, (name: unknown) => {
      if (typeof name === 'string') recent.note(name);
    }),
  );
}
