/** Markdown files are imported as their text (esbuild's text loader; the plugin in vitest.config.ts). */
declare module '*.md' {
  const text: string;
  export default text;
}
