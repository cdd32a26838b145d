import * as l10n from '@vscode/l10n';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerData } from './cli/workerChannel';
import { answering, type ParserRequest } from './repository/remoteParser';

// The thread that reads large files, so that the editor's own goes on: see `workerChannel`.
const { translations } = workerData as WorkerData;
if (translations) l10n.config({ contents: translations });
const answer = answering((message) => parentPort?.postMessage(message));
parentPort?.on('message', (request: ParserRequest) => void answer(request));
