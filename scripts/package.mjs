// npm run package: the built extension as extension/chainwright.vsix, which no build may make too large.
import { packageExtension, VSIX, VSIX_LIMIT_BYTES } from './lib/package-extension.mjs';
import { fail } from './lib/tools.mjs';

const size = await packageExtension();
const kilobytes = (bytes) => `${Math.ceil(bytes / 1024)} KB`;
process.stdout.write(`${VSIX} ${kilobytes(size)}\n`);
if (size > VSIX_LIMIT_BYTES) fail(`The VSIX may have ${kilobytes(VSIX_LIMIT_BYTES)} at most.`);
