/** The words of a line as https://github.com/google/shlex splits them: the agent does so with a command. */
export function splitWords(line: string): string[] {
  const words: string[] = []
  const piece = /\s+|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\([\s\S])|([^\s'"\\]+)/g
  let word: string | undefined
  for (const [all, single, double, escaped, bare] of line.matchAll(piece)) {
    const part = single ?? double?.replace(/\\(["\\])/g, '$1') ?? escaped ?? bare
    if (part === undefined && all.trim() === '') {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + (part ?? '')
  }
  return word === undefined ? words : [...words, word]
}
