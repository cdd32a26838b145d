import { type ExtensionContext, l10n } from 'vscode';
import { nodeFiles } from './cli/nodeFiles';
import { workerChannel } from './cli/workerChannel';
import { compose, type Services } from './composition';

/** @returns the services, for the host tests alone; other extensions must not build on them. */
export function activate(context: ExtensionContext): Services {
  const services = compose(context, {
    filesAt: (root) => (root.scheme === 'file' ? nodeFiles(root.fsPath) : undefined),
    otherThread: workerChannel(context.asAbsolutePath('dist/worker.js'), l10n.bundle),
  });
  context.subscriptions.push(services);
  return services;
}
