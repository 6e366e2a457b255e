export { createApplier } from './apply.ts';
export { commandInCopy } from './command.ts';
export { lastLines } from './compare.ts';
export { installHelpers, prepareRun } from './helpers.ts';
export { readResults } from './results.ts';
export { runCommand } from './run.ts';
export { openScratch, type Scratch } from './scratch.ts';
export {
  type RunGuard,
  type RunResult,
  type SessionEvent,
  type SessionResult,
  type Verified,
  verifyViews,
} from './session.ts';
export { droppedViews, eventText, secondsText, verdictText, verifiedDocument } from './text.ts';
