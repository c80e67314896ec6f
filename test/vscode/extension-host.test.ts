import { expect, test } from 'vitest';
import { runSuite } from './extension-host.ts';

/** Each result of the suite counts as a test. */
for (const { name, error } of await runSuite('node')) test(name, () => expect(error).toBeUndefined());
