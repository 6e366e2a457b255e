/** Public face of the writing room: atomic writing, journal, undo. */
export { errorText } from './apply.ts';
export { findRepository, type Repository } from './git.ts';
export { type UndoResult, undoLast } from './undo.ts';
export { type FileWrite, type WriteOptions, type WriteResult, writeChanges } from './write.ts';
