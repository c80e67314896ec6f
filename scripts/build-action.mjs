// npm run build:action: the bundle that is committed, because GitHub runs an action as it stands in the repository.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleAction } from './lib/bundle-action.mjs';

for (const { path, contents } of await bundleAction()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
