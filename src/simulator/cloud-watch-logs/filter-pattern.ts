/**
 * Whether a message has what a pattern asks: words, or phrases in quotes, all of them; with `?` before each any of them; and
 * none with `-` before it. Beside words that must be there, those with `?` say nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @throws Error for patterns of JSON, of columns and of regular expressions, which nobody here reads.
 */
export function fitsPattern(pattern: string): (message: string) => boolean {
  const text = pattern.trim()
  if (/^[{[]|^%.*%$/.test(text)) throw new Error(`The filter pattern ${text} is not simulated: only words are`)
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = '', phrase, word]) => ({
    sign,
    words: phrase?.replace(/\\(.)/g, '$1') ?? word ?? '',
  }))
  const of = (wanted: string): string[] => terms.flatMap(({ sign, words }) => (sign === wanted ? [words] : []))
  const [all, any, none] = [of(''), of('?'), of('-')]
  return message =>
    all.every(words => message.includes(words)) &&
    (all.length > 0 || any.length === 0 || any.some(words => message.includes(words))) &&
    !none.some(words => message.includes(words))
}
