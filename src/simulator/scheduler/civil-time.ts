/** A time as clocks on a wall show it. */
export interface CivilTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', second: 'numeric', ...numeric })
  formats.set(timeZone, made)
  return made
}

export function isZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return /^[A-Za-z]/.test(timeZone)
  } catch {
    return false
  }
}

/** What clocks of a zone show at an instant. */
export function civil(instant: number, timeZone: string): CivilTime {
  const parts = formatOf(timeZone).formatToParts(new Date(instant))
  const part = (type: string): number => Number(parts.find(each => each.type === type)?.value)
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}

const asUtc = ({ year, month, day, hour, minute, second }: CivilTime): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

/** The first instant at which clocks of a zone show this; undefined where they skip it. */
export function instantOf(time: CivilTime, timeZone: string): number | undefined {
  const wanted = asUtc(time)
  const DAY = 86_400_000
  const offsets = [wanted - DAY, wanted + DAY].map(near => asUtc(civil(near, timeZone)) - near)
  const candidates = offsets.map(offset => wanted - offset).sort((a, b) => a - b)
  return candidates.find(instant => asUtc(civil(instant, timeZone)) === wanted)
}
