// What write-excel-file asks of fflate, on the page's own thread: fflate would start a worker from a blob for a file of more than
// 160 kB, and the policy of the site allows none.
import { strToU8, zipSync } from './fflate-all.js';

export { strToU8, zipSync };

export function zip(files, done) {
  try {
    done(null, zipSync(files));
  } catch (error) {
    done(error);
  }
}
