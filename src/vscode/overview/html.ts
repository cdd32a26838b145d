import * as vscode from 'vscode';

/** The frame that the page draws itself into. It may run its own script and style, and reach nothing else. */
export function overviewHtml(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = crypto.randomUUID();
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${address('overview.css')}">
<title>${vscode.l10n.t('Overview')}</title>
</head>
<body>
<script nonce="${nonce}" src="${address('overview.js')}"></script>
</body>
</html>`;
}
