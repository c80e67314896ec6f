/** The form of the package that bundlers can follow: what it offers first loads its parts by computed names. */
declare module 'jsonc-parser/lib/esm/main.js' {
  export * from 'jsonc-parser';
}
