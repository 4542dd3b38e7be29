/** The columns that give way where there is no room: of a name and its number, the ends tell most. */
const NAMES = [0, 1]
const SHORTEST_NAME = 10

/** The widths of columns with the longer of the names made shorter, letter by letter, until all have room. */
export function fitted(widths: readonly number[], room: number): readonly number[] {
  const fitting = [...widths]
  let missing = widths.reduce((sum, width) => sum + width, 0) - room
  for (; missing > 0; missing -= 1) {
    const longest = NAMES.reduce((one, other) => ((fitting[other] ?? 0) > (fitting[one] ?? 0) ? other : one))
    const width = fitting[longest] ?? 0
    if (width <= SHORTEST_NAME) break
    fitting[longest] = width - 1
  }
  return fitting
}

/** A name without its middle. */
export function shortened(name: string, width: number): string {
  if (name.length <= width) return name
  const front = Math.ceil((width - 1) / 2)
  return `${name.slice(0, front)}…${name.slice(front + 1 - width)}`
}
