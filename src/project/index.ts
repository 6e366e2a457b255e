/** Public face of the room "the project as facts". */
export { type Config, parseConfig, readConfig } from './config.ts';
export { PROJECT_FINDINGS } from './findings.ts';
export { type OpenedProject, openProject } from './open.ts';
export { findProjects, findRoot, type ProjectTarget } from './root.ts';
export { createFileStore } from './store.ts';
export type * from './types.ts';
