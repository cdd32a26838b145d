import { type ExtensionContext, l10n, Uri } from 'vscode';
import { compose, type Services } from './composition';
import { webWorkerChannel } from './vscode/webWorkerChannel';

/** @returns the services, for the host tests alone; other extensions must not build on them. */
export function activate(context: ExtensionContext): Services {
  const services = compose(context, {
    otherThread: webWorkerChannel(Uri.joinPath(context.extensionUri, 'dist/worker.web.js'), l10n.bundle),
  });
  context.subscriptions.push(services);
  return services;
}
