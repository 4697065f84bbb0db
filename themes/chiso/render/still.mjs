// Imported before all else, so that a picture depends on nothing but its job: for the libraries the clock stands still and chance
// is the same each time. The chart library would time how long it takes to measure letters, and guess their widths where that
// takes long: on a busy machine lines broke at other words.
const RealDate = Date;

function StillDate(...args) {
  if (!new.target) return new RealDate(0).toString();
  return Reflect.construct(RealDate, args.length ? args : [0], new.target);
}
Object.setPrototypeOf(StillDate, RealDate); // parse, UTC
StillDate.prototype = RealDate.prototype;
StillDate.now = () => 0;

globalThis.Date = StillDate;
performance.now = () => 0;

let state;
Math.random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;

// again starts chance anew: a picture does not depend on those before it.
export const again = () => {
  state = 1;
};
again();
