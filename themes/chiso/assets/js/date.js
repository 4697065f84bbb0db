// formatDate writes a day the way the site writes all days: format is that of its date_format, whose parts are those of 2 January 2006, as
// the program's own are. A time is a number, or a day as YYYY-MM-DD.
/** @type {(time: number | string, format: string, language: string) => string} */
export function formatDate(time, format, language) {
  const date = new Date(typeof time === 'string' ? `${time}T00:00` : time); // of the reader's own clock
  /** @type {Record<string, string | number>} */
  const parts = {
    2006: date.getFullYear(),
    January: date.toLocaleDateString(language, { month: 'long' }),
    '01': String(date.getMonth() + 1).padStart(2, '0'),
    '02': String(date.getDate()).padStart(2, '0'),
    1: date.getMonth() + 1,
    2: date.getDate(),
  };
  return format.replace(/2006|January|0[12]|[12]/g, (part) => String(parts[part]));
}
