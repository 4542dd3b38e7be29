// Longer names are no slip of the pen, and comparing them takes long
const LONGEST = 64

/** The name that was most likely meant, or nothing where none is close. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  if (given.length > LONGEST) return undefined
  const low = given.toLowerCase()
  let best: string | undefined
  let least = Math.max(2, Math.ceil(given.length / 3)) + 1
  for (const name of names) {
    const away = difference(low, name.toLowerCase())
    if (away >= least) continue
    best = name
    least = away
  }
  return best
}

function difference(a: string, b: string): number {
  if (a === b) return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  // `service` is for serviceName, `value` for valueFrom
  if (short.length >= 3 && long.startsWith(short)) return 1
  return edits(a, b)
}

/** How many letters must be added, removed, replaced or swapped. */
function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1)]
      row.push(Math.min(...steps, swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
