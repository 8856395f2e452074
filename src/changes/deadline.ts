/** 9999-12-31T23:59:59.999Z, what WSUS calls "no deadline": nothing later can be written as xs:dateTime. */
const LAST_DEADLINE = 253_402_300_799_999;

/** True for a moment that a deadline can be, in milliseconds since 1970. */
export function isDeadline(at: number): boolean {
  return Number.isInteger(at) && at >= 0 && at <= LAST_DEADLINE;
}
