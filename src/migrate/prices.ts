/** What the planner of statements weighs against each other. */

/**
 * Prices, in trips to a thread. They were set by reading results on real views: three calls in a row stay single
 * lines, four become a block; a loop that waits in its body moves as a whole; a view never disappears in one block
 * when something else is correct.
 */
export const standardPrices = {
  /** A statement that is edited in place. */
  changedLine: 0.15,
  /** `@sync_to_async`, `def`, the call, and the reader's way between them. */
  block: 2.35,
  /** A line that moves and blocks; a line that moves and does not. */
  movedBlocking: 0.05,
  movedOther: 0.16,
  /** A function of the module below the view: its call, its head, its last line. */
  helper: 2.2,
  /** A line of the view that comes after the statements, and goes before them. */
  movedPast: 0.08,
  /** A line that stays where it is, and is no longer the view's. */
  keptLine: 0.02,
  /** Each name beyond the third that it is handed. */
  handedName: 0.25,
  /** The view's answer is the helper's, and is no longer seen at its end. */
  helperAnswers: 1.2,
  /** The view's answers are the helper's, and it does all that the view does; less for what is more than half of it. */
  emptyView: 6,
  /** They are the helper's, but for the last. */
  thinView: 0.6,
  /** `try`, `except` and `raise` around a block out of which `StopIteration` may come. */
  stops: 0.5,
  returnedName: 0.15,
  /** Each name beyond the third. */
  manyNames: 0.3,
  sharedName: 0.7,
  declaredName: 1.2,
  /** Each name beyond the sixth: no one keeps them apart. */
  tooManyNames: 0.8,
  /** Each way out beyond the first; each name that comes back beside what the block tells, for each way out. */
  besideSignal: 0.3,
  besideAnswer: 0.7,
  flag: 0.9,
  response: 0.9,
  pair: 1.6,
  outcome: 2,
  tail: 0.2,
  /** The view's own last `return` inside the block: what the view answers is no longer seen at its end. */
  lastWord: 1.5,
  /** And more where it answers in several places. */
  lastWords: 2,
  jump: 0.4,
  /** A list or dictionary of the function that the block fills instead of making it. */
  filledOutside: 0.7,
  /** `time.sleep()` that keeps a thread instead of letting it go. */
  sleepInside: 2,
  /** A request to another server that holds the database's thread. */
  networkInside: 0.6,
  /** A nested function defined anew in each round of a loop. */
  insideLoop: 1.5,
  /** The function's whole body in one block, the answer included; less for what is more than half of it. */
  wholeBody: 2,
  /** What depends on the thread (a context manager not known) while its body runs in another. */
  splitContext: 2,
};

export type Prices = Readonly<typeof standardPrices>;
