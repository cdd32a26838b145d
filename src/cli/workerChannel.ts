import { Worker } from 'node:worker_threads';
import type { OpenChannel, Translations } from '../repository/remoteParser';

/**
 * Starts a thread of this process that reads for a `RemoteParser`.
 * @param file the built `worker.js`.
 */
export function workerChannel(file: string, translations: Translations): OpenChannel {
  return (take, fail) => {
    const workerData: WorkerData = { translations };
    const worker = new Worker(file, { workerData });
    worker.on('message', take);
    // The message of an error may repeat what was being read.
    worker.on('error', (error: unknown) => fail(codeOf(error)));
    worker.on('exit', (code) => fail(`exit ${code}`));
    // It must not keep the process alive.
    worker.unref();
    return {
      post: (request) => worker.postMessage(request),
      dispose: () => void worker.terminate(),
    };
  };
}

/** What a thread is started with. */
export interface WorkerData {
  readonly translations: Translations;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
