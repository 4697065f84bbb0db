// The series of a chart over time come by position: the periods of all stand once in the option (pack in package chart).
/** @import { Option, PackedOption, Point } from '../types.js' */
/** @import { Points } from '../wire.js' */

// unpacked gives an option each of whose points has its period; one that is of no time, or has them already, as it is.
/** @type {(option: any) => Option<any>} */
export function unpacked(option) {
  const { periods, ...rest } = /** @type {PackedOption} */ (option);
  if (!periods) return option;
  /** @type {(of: Points) => Point[]} */
  const points = ({ from, values }) =>
    values.flatMap((one, n) => {
      if (one === null) return [];
      const period = periods[from + n];
      return [Array.isArray(one) ? [period, ...one] : [period, one]];
    });
  return { ...rest, series: rest.series.map(({ data, ...series }) => ({ ...series, data: points(data) })) };
}
