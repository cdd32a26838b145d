import * as vscode from 'vscode';
import type { OpenChannel, ParserAnswer, Translations } from '../repository/remoteParser';

/** What is needed of a browser's `Worker`. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: ParserAnswer }) => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
}

/**
 * Starts a Web Worker that reads for a `RemoteParser`. Its script is fetched through the editor and handed over as a
 * blob: a browser takes no worker from another origin, nor the web extension host one from a remote extension.
 * @param script the built `worker.web.js`.
 */
export function webWorkerChannel(script: vscode.Uri, translations: Translations): OpenChannel {
  return (take, fail) => {
    const started = start(script).then((worker) => {
      worker.onmessage = ({ data }) => take(data);
      worker.onerror = (event) => {
        // What it says may repeat what was being read, and would be written to the console.
        event.preventDefault();
        fail('error');
      };
      worker.postMessage({ translations });
      return worker;
    });
    started.catch((error: unknown) => fail(error instanceof Error ? error.name : 'error'));
    const withWorker = (use: (worker: WebWorker) => void): void => void started.then(use, () => undefined);
    return {
      post: (request) => withWorker((worker) => worker.postMessage(request)),
      dispose: () => withWorker((worker) => worker.terminate()),
    };
  };
}

async function start(script: vscode.Uri): Promise<WebWorker> {
  const source = await vscode.workspace.fs.readFile(script);
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const Worker = Reflect.get(globalThis, 'Worker') as new (address: string) => WebWorker;
  return new Worker(address);
}
