import { describeServed } from './served.ts';

describeServed('bookshop over ASGI', {
  fixture: 'bookshop',
  plan: {
    settings: 'bookshop.settings',
    populate: ['seed'],
    fileRoots: ['media'],
    outsideVariables: { BOOKSHOP_WHOLESALER_URL: '', BOOKSHOP_CARRIER_URL: '/carrier' },
  },
  isWhole: false,
});
