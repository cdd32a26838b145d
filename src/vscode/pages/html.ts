import * as vscode from 'vscode';

/**
 * The frame that a page draws itself into. It may run its own script and style, and reach nothing else.
 * @param script the name of the script in `folder`, and of its style sheet, without extension
 * @param images where it may take pictures from besides, as its content policy says it
 */
export function pageHtml(
  webview: vscode.Webview,
  folder: vscode.Uri,
  script: string,
  title: string,
  images = "'none'",
): string {
  const nonce = crypto.randomUUID();
  const address = (file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; img-src ${images}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${address(`${script}.css`)}">
<title>${title}</title>
</head>
<body>
<script nonce="${nonce}" src="${address(`${script}.js`)}"></script>
</body>
</html>`;
}
