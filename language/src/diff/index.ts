/** What a change does to the process: two workspaces to changes, their levels, and what they do to the figures. */
export { compareRedesign, compareWorkspaces } from './compare.ts';
export * from './comparison.ts';
