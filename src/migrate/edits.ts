/** Text edits on the original file, as transforms and the planner make them. */

/** Replaces `[start, end)` of the original text; an insertion when `start === end`. Edits of one file never overlap. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why an edit is made; `offset` is where the reviewer should look, in the original text. */
export interface EditReason {
  readonly code: string;
  readonly offset: number;
  readonly why: string;
}

/** Gives names of other modules to code of one file, and remembers what must be imported for that. */
export interface ImportPlanner {
  /**
   * @param module dotted module, `asgiref.sync`
   * @param name what is taken from it; null for the module itself (`import asyncio`)
   * @param at offset of the code that uses it: a local name there may shadow the import
   * @returns the text that refers to it at that place: `sync_to_async`, or an alias when that name is taken
   */
  use(module: string, name: string | null, at: number): string;
}
