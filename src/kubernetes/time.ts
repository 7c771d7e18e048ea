/**
 * Times as the API server reads them: Go's `time.Parse` with the layouts of k8s.io/apimachinery `pkg/apis/meta/v1`
 * (time.go, micro_time.go). Unlike RFC 3339 itself, the letters are upper case, an hour may have one digit, and a comma may
 * stand before the fraction.
 *
 * https://www.rfc-editor.org/rfc/rfc3339
 */
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;
const MICRO_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d{1,2}):(\d\d):(\d\d)[.,]\d{6}(?:Z|[+-](\d\d):(\d\d))$/;

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isValid(match: RegExpExecArray | null): boolean {
  if (match === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [zoneHour = 0, zoneMinute = 0] = match.slice(7).map((digits) => Number(digits ?? 0));
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    zoneHour <= 24 &&
    zoneMinute <= 60
  );
}

/** `2026-01-31T09:30:00Z`, as `creationTimestamp` has it. */
export function isTime(text: string): boolean {
  return isValid(TIME.exec(text));
}

/** `2026-01-31T09:30:00.000000Z`, with exactly six digits of a second, as a Lease has it. */
export function isMicroTime(text: string): boolean {
  return isValid(MICRO_TIME.exec(text));
}
