/** Authentication backends and a user model of the project: who the user is and what is allowed stays the same. */
import { describeServed } from './served.ts';

describeServed('own backends and user model over ASGI', {
  fixture: 'badges',
  plan: { settings: 'badges.settings', populate: ['seed'], fileRoots: [], outsideVariables: {} },
  isWhole: true,
});
