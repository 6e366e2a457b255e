export { lastLines } from './compare.ts';
export { verifiedDocument } from './document.ts';
export { droppedViews } from './dropped.ts';
export { eventText, secondsText } from './progress-text.ts';
export { createRunner } from './runner.ts';
export { openScratch, type Scratch } from './scratch.ts';
export { type SessionEvent, type SessionResult, type Verified, verifyViews } from './session.ts';
export { verdictText } from './verdict-text.ts';
