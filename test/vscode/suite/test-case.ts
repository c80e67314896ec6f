/** A test that runs inside an extension host: on the desktop, on a server, and in a browser's worker alike. */
export interface TestCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface TestResult {
  readonly name: string;
  /** Absent: it passed. */
  readonly error?: string;
}

/** Before the JSON of a result, on the console: how a result leaves the extension host. */
export const RESULT_MARK = '[chainwright-test] ';

const LIMIT_MS = 30_000;

export async function runTest({ name, run }: TestCase): Promise<TestResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    await Promise.race([run(), limit]);
    return { name };
  } catch (error) {
    return { name, error: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
