import * as l10n from '@vscode/l10n';
import { answering, type ParserRequest, type Translations } from './repository/remoteParser';

/** What a Web Worker sees of the world; the first message brings the translations. */
interface Scope {
  postMessage(message: unknown): void;
  onmessage:
    ((event: { readonly data: ParserRequest | { readonly translations: Translations } }) => void) | null;
}

// The thread that reads large files in the browser: see `webWorkerChannel`.
const scope = globalThis as unknown as Scope;
const answer = answering((message) => scope.postMessage(message));
scope.onmessage = ({ data }) => {
  if ('ask' in data) void answer(data);
  else if (data.translations) l10n.config({ contents: data.translations });
};
