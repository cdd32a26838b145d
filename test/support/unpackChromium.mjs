// Unpacks Chromium into the temporary folder, which the caller chooses through the environment.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
