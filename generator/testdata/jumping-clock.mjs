// A machine so busy that 20 ms pass between any two looks at the clock. For node --import.
// It leaves a file, so that a test knows that it was loaded.
import { writeFileSync } from 'node:fs';

let time = 1_700_000_000_000;
const jump = () => (time += 20);
const RealDate = Date;
globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    if (args.length) super(...args); else super(jump());
  }

  static now() { return jump(); }
};
performance.now = jump;
if (process.env.JUMPING_CLOCK_SEEN) writeFileSync(process.env.JUMPING_CLOCK_SEEN, '');
