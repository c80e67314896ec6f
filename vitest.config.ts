import { defineConfig } from 'vitest/config';

/** Markdown as text, as esbuild's text loader does it in the bundles. */
export const markdownAsText = {
  name: 'markdown-as-text',
  transform: (code: string, id: string) => (id.endsWith('.md') ? `export default ${JSON.stringify(code)};` : undefined),
};

export default defineConfig({
  plugins: [markdownAsText],
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/vscode/**'],
    globalSetup: ['test/temporary.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
  },
});
