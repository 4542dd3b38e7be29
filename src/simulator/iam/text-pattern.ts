/** Whether a text matches a pattern of a policy, in which `*` is any text and `?` any one character. */
export function fitsPattern(pattern: string, text: string): boolean {
  // Walks both once, and goes back to the last star only: linear patterns cannot run away.
  let [at, star, mark] = [0, -1, 0]
  let place = 0
  while (place < text.length) {
    if (pattern[at] === '*') {
      star = at
      mark = place
      at += 1
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === text[place])) {
      at += 1
      place += 1
    } else if (star >= 0) {
      at = star + 1
      mark += 1
      place = mark
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
