// npm run verify: installs what is missing and runs every test. This file has to start on any Node that knows modules.
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  process.stderr.write(
    `Node 18 or newer is needed to start (22 or newer to use the command); this is ${process.version}.\n`,
  );
  process.exit(1);
}
const { verify } = await import('./lib/verify.mjs');
process.exit(await verify());
