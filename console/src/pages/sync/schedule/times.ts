const DAY = 24 * 60;

/** The times of the day, `HH:MM`, at which so many synchronisations come when the first of them is at that time. */
export function timesOfDay(perDay: number, firstAt: string): readonly string[] {
  const [hours = 0, minutes = 0] = firstAt.split(':').map(Number);
  const first = hours * 60 + minutes;
  return Array.from({ length: perDay }, (_, index) => (first + Math.round((index * DAY) / perDay)) % DAY)
    .sort((left, right) => left - right)
    .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
}
