/**
 * Whether a text fits a pattern, in which `*` is any text and `?` any one character, or any of those that `isAny` takes.
 * A pattern of many `*` takes no longer than its length times that of the text.
 */
export function fitsWildcards(pattern: string, text: string, isAny = (_character: string): boolean => true): boolean {
  let at = 0
  let star = -1
  let from = 0
  for (let place = 0; place < text.length; ) {
    const [mine, theirs = ''] = [pattern[at], text[place]]
    if (mine === '*') {
      star = at
      at += 1
      from = place
    } else if (mine === theirs || (mine === '?' && isAny(theirs))) {
      at += 1
      place += 1
    } else if (star >= 0) {
      at = star + 1
      from += 1
      place = from
    } else return false
  }
  return /^\**$/.test(pattern.slice(at))
}
